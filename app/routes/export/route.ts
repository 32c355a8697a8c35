import type { LoaderFunctionArgs } from "@remix-run/node";
import { synthesisRevManTable } from "#app/exchange/revman/synthesis-revman-csv.ts";
import { readTogether } from "#app/http/addresses/read-together.ts";
import { NOT_KEPT } from "#app/http/answers/cache-control.ts";
import { nextInQueue } from "#app/http/answers/fair-queue.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { streamOf } from "#app/http/answers/stream-of.ts";
import { csvResponse, fileResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { synthesisExportAt } from "#app/http/files/synthesis-export.ts";
import { exportStudies } from "#app/services/exports/export-studies.ts";
import { comparisonFiles } from "./comparison-files.ts";
import { readFormat, readSelection } from "./query.ts";

export const loader = answeringExports(({ request, context }: LoaderFunctionArgs) => {
	const { scope } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const { format, selection } = readTogether({
		format: () => readFormat(search),
		selection: () => readSelection(search),
	});
	if (format === "revman" && selection.kind === "synthesis") {
		// A synthesis has data rows of its own: its comparisons, its groups, its weights.
		const { exported } = synthesisExportAt({ request, params: selection, context });
		return csvResponse(synthesisRevManTable(exported), `${selection.slug}-revman`, NOT_KEPT);
	}
	const figures = format === "zip" ? comparisonFiles(context.store, search, scope) : [];
	const file = exportStudies(context.store, { format, selection, scope, pause: nextInQueue, figures });
	return fileResponse(streamOf(file.pieces), file, NOT_KEPT);
});
