import { keepTable, type TableRequest } from "#app/services/imports/save-table.ts";
import type { AppContext } from "./context.ts";
import { runAndShow } from "./run-and-show.ts";

/** Saves a table and shows its studies, or what it leaves to look at. @throws Problem as `keepTable` does */
export function saveAndShow(context: AppContext, request: TableRequest): Promise<Response> {
	const { publish } = request;
	return runAndShow(context, keepTable(context.store, request), {
		saved: publish ? "published" : "saved as drafts",
		unchanged: ", of which the table says nothing new",
		next: publish ? "/" : "/studies/drafts",
	});
}
