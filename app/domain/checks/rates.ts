import { countRangeThatRoundsTo } from "../arms/reported-rate.ts";
import type { Finding } from "../finding.ts";
import { type Decimal, decimalPlaces } from "../format/decimal.ts";
import { formatFixed, formatWhole } from "../format/format.ts";
import { printedWholeRange } from "../printed/printed-range.ts";
import type { BinaryResult, TimeToEventResult } from "../study/outcome.ts";
import { error, remark, warning } from "./levels.ts";
import { resultPath, type Subject } from "./subject.ts";

/** More choices than this are no help. */
const MOST_CANDIDATES = 12;

/**
 * Events, analysed and percentage of each arm against one another. Candidates are always counts of people:
 * they belong in `events`, also where the percentage is what the finding stands at.
 */
export function* checkRates({ document }: Subject): Generator<Finding> {
	for (const outcome of document.outcomes) {
		if (outcome.kind === "binary") {
			for (const result of outcome.results) yield* checkRate(result, resultPath(outcome, result));
		} else if (outcome.kind === "time-to-event") {
			for (const result of outcome.results) yield* checkEvents(result, resultPath(outcome, result));
		}
	}
}

function* checkRate(result: BinaryResult, path: string): Generator<Finding> {
	const { events, n, percent } = result;
	if (n === undefined && (events !== undefined || percent !== undefined)) {
		yield remark(
			"analysed-missing",
			`${path}.n`,
			"The number analysed is not recorded, so this rate has no interval and is in no analysis",
		);
	}
	yield* checkEvents(result, path);
	if (!n || !percent || (events !== undefined && events > n)) return;
	if (events === undefined) yield* checkPercentAlone(percent, n, path);
	else yield* checkPercentWithEvents(percent, events, n, path);
}

function* checkEvents(
	{ events, n }: Pick<TimeToEventResult, "events" | "n">,
	path: string,
): Generator<Finding> {
	if (events === undefined || n === undefined || events <= n) return;
	yield error(
		"events-above-analysed",
		`${path}.events`,
		`${formatWhole(events)} people with the outcome are more than the ${formatWhole(n)} analysed: correct the count or the number analysed`,
	);
}

function* checkPercentAlone(percent: Decimal, n: number, path: string): Generator<Finding> {
	const fitting = countRangeThatRoundsTo(percent, n);
	if (!fitting) {
		const exact = (Number(percent) * n) / 100;
		const nearest = [...new Set([Math.floor(exact), Math.min(n, Math.ceil(exact))])];
		const decimals = Math.max(1, decimalPlaces(percent));
		const choices = nearest.map((count) => `${formatWhole(count)} is ${shareOf(count, n, decimals)}`);
		yield warning(
			"no-count-fits",
			`${path}.percent`,
			`${percent}% of ${formatWhole(n)} is no whole number of people: ${choices.join(", ")}. Check the percentage and the number analysed, or type the count`,
			nearest,
		);
	} else if (fitting.last > fitting.first) {
		yield remark(
			"several-counts-fit",
			`${path}.percent`,
			`${percent}% of ${formatWhole(n)} can be ${printedWholeRange(fitting.first, fitting.last)} people: type the count if the source prints it, or more digits of the percentage`,
			listed(fitting),
		);
	}
}

/**
 * A percentage beside its count has to round to it, of people analysed or at risk. @param path of the row. One that is the right one cut off after the last digit
 * (51% for 51.5%) is a habit of some reports and therefore only a warning.
 */
export function* checkPercentWithEvents(
	percent: Decimal,
	events: number,
	n: number,
	path: string,
): Generator<Finding> {
	const fitting = countRangeThatRoundsTo(percent, n);
	if (fitting && events >= fitting.first && events <= fitting.last) return;
	const decimals = decimalPlaces(percent);
	const share = `${formatWhole(events)} of ${formatWhole(n)} is ${shareOf(events, n, Math.max(1, decimals + 1))}`;
	const over = (100 * events) / n - Number(percent);
	if (over > 0 && over < 10 ** -decimals) {
		yield warning(
			"percent-cut-off",
			`${path}.percent`,
			`${share}, which rounds to ${shareOf(events, n, decimals)} and not to ${percent}%: was it cut off instead of rounded?`,
		);
		return;
	}
	yield error(
		"percent-and-events-disagree",
		`${path}.percent`,
		`${share}, not ${percent}%: correct the count, the number analysed or the percentage`,
		fitting ? listed(fitting) : [],
	);
}

function shareOf(events: number, n: number, decimals: number): string {
	return `${formatFixed((100 * events) / n, Math.min(decimals, 20))}%`;
}

function listed({ first, last }: { first: number; last: number }): number[] {
	return last - first < MOST_CANDIDATES
		? Array.from({ length: last - first + 1 }, (_, index) => first + index)
		: [];
}
