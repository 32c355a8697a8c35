import { setImmediate } from "node:timers/promises";
import { redirect } from "@remix-run/node";
import { counted } from "#app/domain/format.ts";
import { runBatch } from "#app/services/imports/run-import.ts";
import { keepTable, type TableRequest } from "#app/services/imports/save-table.ts";
import { getImport } from "#db/queries/imports.ts";
import type { AppContext } from "./context.ts";
import { redirectWithNotice } from "./notice.ts";

/** How long somebody waits for a table to be saved before they are shown how far it is, in milliseconds. */
const PATIENCE = 1000;

/**
 * Saves a table. A small one is done at once and its studies are shown; a large one, or one that leaves something to
 * look at, is shown as the import that it is.
 * @throws Problem as `keepTable` does
 */
export async function saveAndShow(context: AppContext, request: TableRequest): Promise<Response> {
	const { store, imports } = context;
	const { id, remarks } = keepTable(store, request);
	const address = `/import/${id}`;
	const begun = performance.now();
	while (runBatch(store, id)) {
		if (performance.now() - begun > PATIENCE) {
			imports.wake();
			return redirect(address);
		}
		await setImmediate();
	}
	const counts = getImport(store, id)?.counts;
	if (!counts) return redirect(address);
	const { created, unchanged, held, failed } = counts;
	const message = [
		...(created > 0
			? [`${counted(created, "study", "studies")} ${request.publish ? "published" : "saved as drafts"}.`]
			: []),
		...(unchanged > 0 ? [`${unchanged} here already, of which the table says nothing new.`] : []),
		...(held > 0 ? [`${held} to look at.`] : []),
		...remarks
			.filter(({ line }) => line !== undefined)
			.map(({ line, text }) => `Line ${line}: ${text}.`)
			.slice(0, 5),
	].join(" ");
	if (held > 0) return redirectWithNotice(context, `${address}?state=held`, message);
	if (failed > 0) return redirectWithNotice(context, address, message);
	return redirectWithNotice(context, request.publish ? "/" : "/studies/drafts", message);
}
