import type { LoaderFunctionArgs } from "@remix-run/node";
import { stringifyDocument } from "#app/domain/document-json.ts";
import { longTable } from "#app/exchange/study-csv.ts";
import type { Table } from "#app/exchange/table.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";
import {
	csvResponse,
	figureJsonResponse,
	figureTable,
	jsonResponse,
	xlsxResponse,
} from "./file-responses.ts";
import { asksForFigure, type ReadStudy, studyFigureAt } from "./study-figure.ts";

/** A study, or its figure where the address asks for one, as JSON. */
export function studyJsonAt(asked: LoaderFunctionArgs, read: ReadStudy): Response {
	if (asksForFigure(asked.request)) return figureJsonResponse(studyFigureAt(asked, read));
	const { study, headers } = read(asked);
	const { slug, version, visibility, updatedAt, document } = study;
	return jsonResponse(stringifyDocument({ slug, version, visibility, updatedAt, ...document }), headers);
}

type TableResponse = (table: Table, name: string, headers: Record<string, string>) => Response;

/** The same as a table. @param name of the file, from the study */
const studyTableAt =
	(respond: TableResponse) =>
	(asked: LoaderFunctionArgs, read: ReadStudy, name: (study: StudyRecord) => string): Response => {
		const { study, headers } = read(asked);
		return asksForFigure(asked.request)
			? respond(figureTable(studyFigureAt(asked, read)), `${name(study)}-figure`, headers)
			: respond(longTable([study]), name(study), headers);
	};

export const studyCsvAt = studyTableAt(csvResponse);
export const studyXlsxAt = studyTableAt(xlsxResponse);
