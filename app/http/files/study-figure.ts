import type { LoaderFunctionArgs } from "@remix-run/node";
import { describeOutcome } from "#app/domain/describe.ts";
import { chooseHeadline, headlineArms } from "#app/domain/headline/headline.ts";
import { Problem } from "#app/domain/problem.ts";
import { type ReadableStudy, readable } from "#app/domain/study/readable.ts";
import { headlineView } from "#app/domain/views/headline-view.ts";
import { byItself } from "#app/domain/views/main-figure.ts";
import { outcomeCourse } from "#app/domain/views/outcome-course.ts";
import { provenanceOf, type StudyState } from "#app/domain/views/study-view.ts";
import type { AnyChart } from "#app/figures/draw-svg.ts";
import { readStudy } from "#app/services/read-study.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";
import { badParameter } from "../addresses/bad-parameter.ts";
import { readTogether } from "../addresses/read-together.ts";
import {
	chartInView,
	FIGURE_PARAMETERS,
	readFigureView,
	refuseOtherThan,
} from "../addresses/study-figure-query.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { type AskedFigure, drawingOptions } from "./file-responses.ts";

/** Finds the study of an address: as it stands, or one version of it. */
export type ReadStudy = (asked: Pick<LoaderFunctionArgs, "params" | "context">) => {
	study: StudyRecord;
	headers: Record<string, string>;
};

/** The study that an address names, as it stands. @throws Problem `not-found`, `unauthenticated` */
export const standingStudyAt: ReadStudy = ({ params, context }) => {
	const { scope, headers } = authoriseReader(context);
	return { study: readStudy(context.store, params.slug, scope), headers };
};

/**
 * The figure that a study's address asks for.
 * @param read finds the study; as it stands when absent
 * @throws Problem `not-found` when there is no such study or figure, `invalid` where the address makes no sense
 */
export function studyFigureAt(asked: LoaderFunctionArgs, read: ReadStudy = standingStudyAt): AskedFigure {
	const { study, headers } = read(asked);
	const search = new URL(asked.request.url).searchParams;
	return { drawn: studyFigure(study, search), drawing: drawingOptions(search), headers };
}

/**
 * The figure that a study's address with `.svg`, `.png`, `.csv` or `.json` asks for. `outcome` names an outcome (else
 * the headline's); `figure` is `rates`, `RD`, `RR`, `OR`, `means`, `people`, `course` or what else the page calls its
 * measures; `measure` and `hide` are those of the page.
 * @throws Problem `not-found` when the study has no such figure, `invalid` for other parameters
 */
function studyFigure(study: StudyState, search: URLSearchParams): AnyChart {
	const whole = readable(study.document);
	const outcomeId = search.get("outcome");
	const figure = search.get("figure");
	readTogether({
		others: () => refuseOtherThan(FIGURE_PARAMETERS, search),
		either: () => {
			if (figure !== null && search.get("measure"))
				throw badParameter("measure", "An address of a figure says figure or measure, not both.");
		},
	});
	if (figure === "course") return courseFigure(study, whole, outcomeId);
	const document = withOutcome(whole, outcomeId);
	const headline = headlineView(document, { provenance: provenanceOf(study) });
	const charts = headline?.charts ?? [];
	const view = readFigureView(search, charts, study.document.arms);
	if (figure === "people" && headline?.people) return { kind: "people", chart: headline.people };
	const key = { rates: "rate", means: "mean" }[figure ?? ""] ?? figure;
	const isUsual = key === null || (figure === "rates" && !charts.some((chart) => chart.key === key));
	const found = chartInView(charts, isUsual ? view : { ...view, measure: key });
	if (!found) throw new Problem("not-found", "This study has no such figure.");
	return { kind: "interval", chart: byItself(found.chart, study) };
}

function courseFigure(study: StudyState, whole: ReadableStudy, outcomeId: string | null): AnyChart {
	const of = outcomeId ?? chooseHeadline(whole)?.outcome.id ?? "";
	const chart = outcomeCourse(whole, of, { provenance: provenanceOf(study), level: 0.95 });
	if (!chart)
		throw new Problem(
			"not-found",
			"This study has no such figure: the outcome is not recorded at two time points or more on one scale.",
		);
	return { kind: "course", chart: byItself(chart, study) };
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

/**
 * Whether an address with `.csv` or `.json` asks for a figure of the study rather than for the study.
 * @throws Problem `invalid` for what neither takes
 */
export function asksForFigure({ url }: Request): boolean {
	const search = new URL(url).searchParams;
	refuseOtherThan(FIGURE_PARAMETERS, search);
	return FIGURE_PARAMETERS.some((name) => search.has(name));
}
