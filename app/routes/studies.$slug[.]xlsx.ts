import type { LoaderFunctionArgs } from "@remix-run/node";
import { longTable } from "#app/exchange/study-csv.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { figureTable, xlsxResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { asksForFigure, studyFigureAt } from "#app/http/files/study-figure.ts";
import { readStudy } from "#app/services/read-study.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { request, params, context } = asked;
	if (asksForFigure(request)) {
		const figure = studyFigureAt(asked);
		return xlsxResponse(figureTable(figure), `${params.slug}-figure`, figure.headers);
	}
	const { scope, headers } = authoriseReader(context);
	const study = readStudy(context.store, params.slug, scope);
	return xlsxResponse(longTable([study]), study.slug, headers);
});
