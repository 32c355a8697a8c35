import type { ActionFunctionArgs } from "@remix-run/node";
import { requireEditor } from "#app/auth/permissions.ts";
import { Problem } from "#app/domain/problem.ts";
import { splitTable } from "#app/exchange/tables/split-table.ts";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { jsonResponse } from "#app/http/files/file-responses.ts";
import { readForm } from "#app/http/forms/form.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";

export const handle: RouteHandle = { partOfPage: true };

const NOT_KEPT = { "Cache-Control": "no-store" };

/** More than a paper's table has. */
const MOST_LINES = 300;

/** A table pasted into the form of a study, as lines of cells. Nothing is stored. */
export const action = answeringMachines(async ({ request, context }: ActionFunctionArgs) => {
	requireEditor(context.viewer);
	const text = String((await readForm(request)).get("text") ?? "");
	try {
		const cells = splitTable(text).map((record) => record.cells);
		if (cells.length > MOST_LINES)
			throw new Problem("too-large", `The table has more than ${MOST_LINES} lines. Paste a part of it.`);
		return jsonResponse(JSON.stringify({ cells }), NOT_KEPT);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return jsonResponse(JSON.stringify({ problem: error.message }), NOT_KEPT);
	}
});
