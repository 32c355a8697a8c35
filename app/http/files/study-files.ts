import type { LoaderFunctionArgs } from "@remix-run/node";
import { stringifyDocument } from "#app/domain/document-json.ts";
import { studiesToCsv } from "#app/exchange/study-csv.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";
import { csvResponse, figureCsvResponse, figureJsonResponse, jsonResponse } from "./file-responses.ts";
import { asksForFigure, type ReadStudy, studyFigureAt } from "./study-figure.ts";

/** A study, or its figure where the address asks for one, as JSON. */
export function studyJsonAt(asked: LoaderFunctionArgs, read: ReadStudy): Response {
	if (asksForFigure(asked.request)) return figureJsonResponse(studyFigureAt(asked, read));
	const { study, headers } = read(asked);
	const { slug, version, visibility, updatedAt, document } = study;
	return jsonResponse(stringifyDocument({ slug, version, visibility, updatedAt, ...document }), headers);
}

/** The same as CSV. @param name of the file, from the study */
export function studyCsvAt(
	asked: LoaderFunctionArgs,
	read: ReadStudy,
	name: (study: StudyRecord) => string,
): Response {
	const { study, headers } = read(asked);
	return asksForFigure(asked.request)
		? figureCsvResponse(studyFigureAt(asked, read), `${name(study)}-figure`)
		: csvResponse(studiesToCsv([study]), name(study), headers);
}
