import type { AuditNotes } from "#app/http/context.ts";
import type { Store } from "#db/store.ts";
import { createImportRunner, type OwnedImportRunner } from "../import-runner.ts";
import type { Limits } from "../limits.ts";
import type { Logger } from "../log.ts";
import { receiveBeside } from "../receive-beside.ts";
import type { ParentLink } from "./parent-link.ts";

/** The worker that runs imports; where it falls, the one in its place goes on with them. */
export const IMPORTER = 1;

/** Limits that the parent counts, for all workers together. */
export const sharedLimits = (parent: ParentLink): Limits => ({
	logIns: {
		begin: (attempt) => parent.ask("beginLogIn", attempt),
		takeBack: (attempt) => parent.ask("takeBackLogIn", attempt),
		noteSuccess: (attempt) => parent.ask("noteLogIn", attempt),
	},
	uploads: {
		enter: (userId) => parent.ask("enterUpload", userId),
		leave: (userId) => void parent.ask("leaveUpload", userId),
	},
	requests: { increment: (key) => parent.ask("countRequest", key) },
});

/** Notes for the audit log that the parent gathers and writes. */
export const sharedNotes = (parent: ParentLink): AuditNotes => ({
	note: (note) => void parent.ask("note", note),
	flush: () => parent.ask("flushNotes", undefined),
});

/** One worker runs the imports; the others, who take in files as well, wake it. */
export function sharedImports(
	parent: ParentLink,
	{ number, store, log }: { number: number; store: Store; log: Pick<Logger, "error"> },
): OwnedImportRunner {
	if (number === IMPORTER) {
		const runner = createImportRunner(store, log);
		parent.onWakeImports(runner.wake);
		return runner;
	}
	return {
		wake: () => void parent.ask("wakeImports", undefined),
		receive: (delivery, content) => receiveBeside(store.path, { delivery, content }),
		close: async () => {},
	};
}
