import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireEditor } from "#app/auth/permissions.ts";
import { recordPlace } from "#app/http/addresses/record-place.ts";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { readImportRecord } from "#app/services/imports/decide-record.ts";
import { accountOf } from "#app/services/imports/plan-record.ts";

export const loader = answeringMachines(({ params, context }: LoaderFunctionArgs) => {
	requireEditor(context.viewer);
	const { record } = readImportRecord(context.store, recordPlace(params));
	return Response.json(accountOf(record), { headers: { "Cache-Control": "private, no-cache" } });
});
