import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { drawingOptions, pngResponse } from "#app/http/files/file-responses.ts";
import { studyFigure } from "#app/http/files/study-figure.ts";
import { readStudy } from "#app/services/read-study.ts";

export const loader = answeringMachines(({ params, request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const study = readStudy(context.store, params.slug, scope);
	const search = new URL(request.url).searchParams;
	return pngResponse(studyFigure(study, search), drawingOptions(search), headers);
});
