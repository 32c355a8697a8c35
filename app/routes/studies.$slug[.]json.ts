import type { LoaderFunctionArgs } from "@remix-run/node";
import { stringifyDocument } from "#app/domain/document-json.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { figureJsonResponse, jsonResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { asksForFigure, studyFigureAt } from "#app/http/files/study-figure.ts";
import { readStudy } from "#app/services/read-study.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) => {
	const { request, params, context } = asked;
	if (asksForFigure(request)) return figureJsonResponse(studyFigureAt(asked));
	const { scope, headers } = authoriseReader(context);
	const { slug, version, visibility, updatedAt, document } = readStudy(context.store, params.slug, scope);
	return jsonResponse(stringifyDocument({ slug, version, visibility, updatedAt, ...document }), headers);
});
