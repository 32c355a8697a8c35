import type { Finding } from "../finding.ts";
import { counted, formatWhole } from "../format/format.ts";
import { sameWords } from "../same-words.ts";
import type { Outcome } from "../study/outcome.ts";
import type { Report } from "../study/study-document.ts";
import { withGroups } from "../study/with-groups.ts";
import { contrastHasFigures, figuresOf } from "./figures-of.ts";
import { error, remark, warning } from "./levels.ts";
import type { Subject } from "./subject.ts";

/** What a reader needs to find: where the study comes from, and outcomes with results that name their source. */
export function* checkCompleteness({ document }: Subject): Generator<Finding> {
	if (document.identifiers.length === 0 && !document.reports.some(saysWhatItIs)) {
		yield error(
			"no-origin",
			"reports",
			"Nothing says where this study comes from: add a report or a registry number",
		);
	}
	yield* checkDuplicates(document.outcomes);
	yield* checkResults(document.outcomes);
	yield* checkSources(document.outcomes);
}

function saysWhatItIs({ authors, title, journal, doi, pmid, url, citation }: Report): boolean {
	return [authors, title, journal, doi, pmid, url, citation].some((part) => part !== undefined);
}

/** Outcomes that a reader cannot tell apart by anything that describes them. */
function* checkDuplicates(outcomes: Outcome[]): Generator<Finding> {
	const seen = new Set<string>();
	for (const outcome of outcomes) {
		const { kind, label, timePoint, className, category, population, instrument, definition, unit } = outcome;
		const when = [timePoint?.value, timePoint?.unit, timePoint?.text];
		const parts = [kind, label, ...when, className, category, population, instrument, definition, unit];
		const key = sameWords(parts.map((part) => part ?? "").join(" | "));
		if (seen.has(key)) {
			yield warning(
				"duplicate-outcome",
				`outcomes.${outcome.id}.label`,
				`There is another outcome “${outcome.label}” with the same time point and population: remove one, or say what sets them apart`,
			);
		}
		seen.add(key);
	}
}

function hasResults(outcome: Outcome): boolean {
	const { kind, results, contrasts } = withGroups(outcome);
	return (
		results.some((result) => figuresOf(kind, result).length > 0) ||
		contrasts.some(contrastHasFigures) ||
		[...results, ...contrasts].some(saysSomething)
	);
}

/** A cell that is not read yet, or that says why there is no figure, is no absence of results. */
const saysSomething = ({
	printed,
	state,
	unread,
}: Outcome["results"][number] | Outcome["contrasts"][number]) => (printed ?? state ?? unread) !== undefined;

/** A trial still running has none yet, which takes one remark and not one for each outcome planned. */
function* checkResults(outcomes: Outcome[]): Generator<Finding> {
	const without = outcomes.filter((outcome) => !hasResults(outcome));
	if (without.length === outcomes.length && outcomes.length > 1) {
		yield remark("outcome-without-results", "outcomes", "None of the outcomes has results yet");
		return;
	}
	for (const outcome of without) {
		yield remark(
			"outcome-without-results",
			`outcomes.${outcome.id}.results`,
			`“${outcome.label}” has no results yet`,
		);
	}
}

/** Up to this many outcomes are named one by one. */
const ONE_BY_ONE = 3;

function* checkSources(outcomes: Outcome[]): Generator<Finding> {
	const without = outcomes
		.map((outcome) => ({ outcome, missing: figuresWithoutSource(outcome) }))
		.filter(({ missing }) => missing > 0);
	const total = without.reduce((sum, { missing }) => sum + missing, 0);
	if (without.length > ONE_BY_ONE) {
		yield remark(
			"result-without-source",
			"outcomes",
			`${counted(total, "result")} in ${formatWhole(without.length)} outcomes do not say where in which report they were read`,
		);
		return;
	}
	for (const { outcome, missing } of without) {
		yield remark(
			"result-without-source",
			`outcomes.${outcome.id}.results`,
			`${counted(missing, "result")} of “${outcome.label}” ${missing === 1 ? "does" : "do"} not say where in which report ${missing === 1 ? "it was" : "they were"} read`,
		);
	}
}

function figuresWithoutSource(outcome: Outcome): number {
	const { kind, results, contrasts } = withGroups(outcome);
	const unsourced = results.filter((result) => !result.source && figuresOf(kind, result).length > 0);
	return unsourced.length + contrasts.filter((c) => !c.source && contrastHasFigures(c)).length;
}
