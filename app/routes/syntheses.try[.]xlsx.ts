import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { xlsxResponse } from "#app/http/files/file-responses.ts";
import { readForm } from "#app/http/forms/form.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { effectsOfTable, formAt, tableForm } from "./syntheses.try/answer.ts";

export const handle: RouteHandle = { computes: true, storesNothing: true };

/** The rows of a typed table with their effects, as a workbook. */
export const loader = answeringMachines(({ request, context }: LoaderFunctionArgs) => {
	const { headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	return xlsxResponse(effectsOfTable(formAt(search), search), "pooled-table", headers);
});

/** The same of a table that is too long for an address. */
export const action = answeringMachines(async ({ request, context }: ActionFunctionArgs) => {
	const { headers } = authoriseReader(context);
	const posted = await readForm(request);
	return xlsxResponse(effectsOfTable(tableForm(posted), posted), "pooled-table", headers);
});
