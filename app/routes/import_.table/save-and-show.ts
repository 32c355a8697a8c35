import type { AppContext } from "#app/http/context.ts";
import { runAndShow } from "#app/http/forms/run-and-show.ts";
import { keepTable, type TableRequest } from "#app/services/imports/save-table.ts";

/** Saves a table and shows its studies, or what it leaves to look at. @throws Problem as `keepTable` does */
export function saveAndShow(context: AppContext, request: TableRequest): Promise<Response> {
	const { publish } = request;
	const { id, remarks } = keepTable(context.store, request);
	return runAndShow(context, id, {
		saved: publish ? "published" : "saved as draft",
		unchanged: ", of which the table says nothing new",
		next: publish ? "/" : "/studies/drafts",
		remarks: remarks.flatMap(({ line, text }) => (line === undefined ? [] : [`Line ${line}: ${text}.`])),
	});
}
