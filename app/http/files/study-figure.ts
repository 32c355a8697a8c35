import type { LoaderFunctionArgs } from "@remix-run/node";
import { describeOutcome } from "#app/domain/describe.ts";
import { headlineArms } from "#app/domain/headline/headline.ts";
import { Problem } from "#app/domain/problem.ts";
import { type ReadableStudy, readable } from "#app/domain/study/readable.ts";
import { headlineView } from "#app/domain/views/headline-view.ts";
import { byItself } from "#app/domain/views/main-figure.ts";
import { provenanceOf, type StudyState } from "#app/domain/views/study-view.ts";
import type { AnyChart } from "#app/figures/draw-svg.ts";
import { readStudy } from "#app/services/read-study.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { type AskedFigure, drawingOptions } from "./file-responses.ts";

/** The figure that a study's address asks for. @throws Problem `not-found` when there is no such study or figure */
export function studyFigureAt({ request, params, context }: LoaderFunctionArgs): AskedFigure {
	const { scope, headers } = authoriseReader(context);
	const study = readStudy(context.store, params.slug, scope);
	const search = new URL(request.url).searchParams;
	return { drawn: studyFigure(study, search), drawing: drawingOptions(search), headers };
}

/**
 * The figure that a study's address with `.svg` or `.png` asks for. `outcome` names an outcome (else the
 * headline's), `figure` is `rates`, `RD`, `RR`, `OR`, `means` or `people`.
 * @throws Problem `not-found` when the study has no such figure
 */
export function studyFigure(study: StudyState, search: URLSearchParams): AnyChart {
	const document = withOutcome(readable(study.document), search.get("outcome"));
	const headline = headlineView(document, { provenance: provenanceOf(study) });
	const wanted = search.get("figure") ?? "rates";
	if (wanted === "people" && headline?.people) return { kind: "people", chart: headline.people };
	const key = { rates: "rate", means: "mean" }[wanted] ?? wanted;
	const found =
		headline?.charts.find((chart) => chart.key === key) ??
		(wanted === "rates" ? headline?.charts[0] : undefined);
	if (!found) throw new Problem("not-found", "This study has no such figure.");
	return { kind: "interval", chart: byItself(found.chart, study) };
}

/** The document as if it had only the outcome named, so that this is its headline. */
function withOutcome(document: ReadableStudy, outcomeId: string | null): ReadableStudy {
	if (outcomeId === null) return document;
	const outcome = document.outcomes.find(({ id }) => id === outcomeId);
	if (!outcome || !headlineArms(document.arms, outcome)) {
		throw new Problem(
			"not-found",
			`This study has no figure of ${outcome ? `“${describeOutcome(outcome)}”` : "that outcome"}.`,
		);
	}
	return { ...document, outcomes: [outcome] };
}
