import type { AuditNotes } from "#app/http/context.ts";
import type { OwnedImportRunner } from "../import-runner.ts";

/** A copy runs no imports: whoever would set one to run is refused before. */
export const NO_IMPORTS: OwnedImportRunner = {
	wake() {},
	receive: async () => ({ kind: "read-only", message: "This server shows a copy that is only read." }),
	close: async () => {},
};

/** Nor does it note what was exported. */
export const NO_NOTES: AuditNotes & { close(): void } = { note() {}, flush() {}, close() {} };
