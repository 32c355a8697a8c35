import type { AuditNotes } from "#app/http/context.ts";
import { createLogInLimit } from "../log-in-limit.ts";
import { createRequestCounts } from "../rate-limit.ts";
import { createUploadPlaces } from "../upload-places.ts";
import type { Errands } from "./messages.ts";

interface Parts {
	notes: AuditNotes;
	wakeImports(): void;
	metrics(): Promise<string>;
}

/** What the parent does for a worker, until the worker ends. */
export interface WorkerErrands {
	errands: Errands;
	/** Gives back what a worker held that has ended. */
	release(): void;
}

/** Limits that all workers are held to together, for as long as the parent runs. @returns what to give each worker */
export function createErrands({ notes, wakeImports, metrics }: Parts): () => WorkerErrands {
	const logIns = createLogInLimit();
	const requests = createRequestCounts();
	const uploads = createUploadPlaces();
	return () => {
		/** Whose uploads this worker is taking in. */
		const held: number[] = [];
		return {
			errands: {
				beginLogIn: logIns.begin,
				takeBackLogIn: logIns.takeBack,
				noteLogIn: logIns.noteSuccess,
				countRequest: (key) => requests.increment(key),
				enterUpload(userId) {
					const full = uploads.enter(userId);
					if (full === undefined) held.push(userId);
					return full;
				},
				leaveUpload(userId) {
					const index = held.indexOf(userId);
					if (index === -1) return;
					held.splice(index, 1);
					uploads.leave(userId);
				},
				note: notes.note,
				flushNotes: () => notes.flush(),
				wakeImports,
				metrics,
			},
			release() {
				for (const userId of held.splice(0)) uploads.leave(userId);
			},
		};
	};
}
