import { metaRegression, type RegressionResult } from "#app/statistics/regression/meta-regression.ts";
import type { SynthesisAnalysis } from "./analyse-synthesis.ts";
import { analysedRows } from "./included.ts";
import { type ModeratorChoice, type RowModerator, readModerator, valuesAt } from "./moderators.ts";

/** A regression of a synthesis's effects on moderators, and on which rows it rests. */
export interface SynthesisRegression {
	/** Each with its values in the order of the request's rows. */
	moderators: RowModerator[];
	/** Pooled rows that lack a value of one of them. */
	left: number;
	result: RegressionResult;
}

/** An analysis that was kept whole: its regressions come with it, and nothing of it is computed anew. */
export interface KeptAnalysis extends SynthesisAnalysis {
	/** By `regressionKey`. */
	regressions: Readonly<Record<string, SynthesisRegression>>;
}

export const isKept = (analysis: SynthesisAnalysis): analysis is KeptAnalysis => "regressions" in analysis;

/** Names a regression among those that were kept. */
export const regressionKey = (choices: readonly ModeratorChoice[]): string =>
	JSON.stringify(
		choices.map(({ name, reference }) => (reference === undefined ? [name] : [name, reference])),
	);

/**
 * The meta-regression of an analysis on all of these moderators together, by its own model, τ² and interval.
 * @returns with the reason in `result` where it cannot be fitted; undefined when no moderator is given
 */
export function regressionOn(
	analysis: SynthesisAnalysis,
	choices: readonly ModeratorChoice[],
): SynthesisRegression | undefined {
	if (choices.length === 0) return undefined;
	if (isKept(analysis)) return analysis.regressions[regressionKey(choices)];
	const { request, response, settings } = analysis;
	const { model, tau2, ci } = settings;
	const rows = analysedRows(analysis);
	const read = choices.map((choice) => readModerator(rows, choice));
	const moderators = read.flatMap((moderator) => moderator ?? []);
	const pooled = response.rows.flatMap(({ estimate, se, weightPercent }, place) =>
		estimate === null || se === null || weightPercent === null
			? []
			: [{ place, estimate, variance: se ** 2 }],
	);
	const cases = pooled.filter(({ place }) =>
		moderators.every(({ values }) => (values[place] ?? null) !== null),
	);
	const rest = { moderators, left: pooled.length - cases.length };
	const refused = (reason: string) => ({ ...rest, result: { status: "not fitted" as const, reason } });
	const unknown = choices.find((_, place) => read[place] === undefined);
	if (unknown) return refused(`No comparison has a value of ${unknown.name}`);
	if (model !== "random" && model !== "common") {
		return refused("A regression needs a random or common effect");
	}
	if (cases.length === 0) return refused("No comparison has a value of every moderator");
	const places = cases.map(({ place }) => place);
	for (const moderator of moderators) {
		if (
			moderator.kind === "categorical" &&
			!places.some((at) => moderator.values[at] === moderator.reference)
		) {
			return refused(`No comparison has the reference level “${moderator.reference}” of ${moderator.name}`);
		}
	}
	const result = metaRegression(
		cases,
		moderators.map((moderator) => valuesAt(moderator, places)),
		{ model, tau2, ci, level: request.level ?? 0.95 },
	);
	return { ...rest, result };
}
