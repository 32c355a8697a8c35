import type { LoaderFunctionArgs } from "@remix-run/node";
import { intervalTable } from "#app/exchange/chart-csv.ts";
import { comparisonAt } from "#app/http/files/comparison.ts";
import { xlsxResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { chart, headers } = comparisonAt(asked);
	return xlsxResponse(intervalTable(chart), "comparison", headers);
});
