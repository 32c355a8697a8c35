import type { LoaderFunctionArgs } from "@remix-run/node";
import { synthesisToRevManCsv } from "#app/exchange/revman/synthesis-revman-csv.ts";
import { NOT_KEPT } from "#app/http/cache-control.ts";
import { comparisonFiles } from "#app/http/comparison-files.ts";
import { readFormat, readSelection } from "#app/http/export-query.ts";
import { csvResponse, fileResponse } from "#app/http/formats.ts";
import { answeringExports } from "#app/http/note-export.ts";
import { admitReader } from "#app/http/public-reading.ts";
import { streamOf } from "#app/http/stream-of.ts";
import { synthesisExportAt } from "#app/http/synthesis-export.ts";
import { nextTurn } from "#app/http/turns.ts";
import { exportStudies } from "#app/services/exports/export-studies.ts";

export const loader = answeringExports(({ request, context }: LoaderFunctionArgs) => {
	const { scope } = admitReader(context);
	const search = new URL(request.url).searchParams;
	const [format, selection] = [readFormat(search), readSelection(search)];
	if (format === "revman" && selection.kind === "synthesis") {
		// A synthesis has data rows of its own: its comparisons, its groups, its weights.
		const { exported } = synthesisExportAt({ request, params: selection, context });
		return csvResponse(synthesisToRevManCsv(exported), `${selection.slug}-revman`, NOT_KEPT);
	}
	const figures = format === "zip" ? comparisonFiles(context.store, search, scope) : [];
	const file = exportStudies(context.store, { format, selection, scope, pause: nextTurn, figures });
	return fileResponse(streamOf(file.pieces), file, NOT_KEPT);
});
