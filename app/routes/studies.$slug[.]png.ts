import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answering.ts";
import { drawingOptions, pngResponse } from "#app/http/formats.ts";
import { admitReader } from "#app/http/public-reading.ts";
import { studyFigure } from "#app/http/study-figure.ts";
import { readStudy } from "#app/services/read-study.ts";

export const loader = answeringMachines(({ params, request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
	const study = readStudy(context.store, params.slug, scope);
	const search = new URL(request.url).searchParams;
	return pngResponse(studyFigure(study, search), drawingOptions(search), headers);
});
