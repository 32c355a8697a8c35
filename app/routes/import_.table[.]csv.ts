import type { ActionFunctionArgs } from "@remix-run/node";
import { requireEditor } from "#app/auth/permissions.ts";
import { problemsCsv } from "#app/exchange/tables/problems-csv.ts";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { deliveredText, readDeliveredForm } from "#app/http/forms/delivered-form.ts";
import { readTableForm } from "#app/http/forms/table-form.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { previewTable } from "#app/services/imports/preview-table.ts";

export const handle: RouteHandle = { takesFile: true, storesNothing: true };

/** The cells of a table that cannot be read, for whoever corrects it elsewhere. */
export const action = answeringMachines(async ({ request, context }: ActionFunctionArgs) => {
	requireEditor(context.viewer);
	const delivered = await readDeliveredForm(request, context);
	const { form } = delivered;
	const { options, fixes } = readTableForm(form);
	const { badCells } = previewTable(context.store, { text: await deliveredText(delivered), options, fixes });
	return new Response(problemsCsv(badCells), {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": 'attachment; filename="problems.csv"',
		},
	});
});
