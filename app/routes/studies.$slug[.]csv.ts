import type { LoaderFunctionArgs } from "@remix-run/node";
import { studiesToCsv } from "#app/exchange/study-csv.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { csvResponse, figureCsvResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { asksForFigure, studyFigureAt } from "#app/http/files/study-figure.ts";
import { readStudy } from "#app/services/read-study.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { request, params, context } = asked;
	if (asksForFigure(request)) return figureCsvResponse(studyFigureAt(asked), `${params.slug}-figure`);
	const { scope, headers } = authoriseReader(context);
	const study = readStudy(context.store, params.slug, scope);
	return csvResponse(studiesToCsv([study]), study.slug, headers);
});
