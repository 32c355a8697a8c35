import { type CellContext, type CellReading, means, shown, stateOf, unreadable } from "./cell-reading.ts";
import { endsOf, readOpen, withoutLevel } from "./numbers.ts";

const BRACKETS = /^(.+?)\s*[([{]\s*(.+?)\s*[)\]}]$/;

/** Reads a median time to an event: `10.3`, `10.3 (8.1–NR)`, `not reached`, `NE`. A lone `NR` is asked for. */
export function readMedian(text: string, { decimalSign }: CellContext): CellReading {
	if (/^n\.?\/?r\.?$/i.test(text)) {
		return {
			is: "ask",
			question: `${shown(text)} can be not reached or not reported: say which`,
			readings: [
				{ says: "not reached", figures: { state: "not-reached" } },
				{ says: "not reported", figures: { state: "not-reported" } },
			],
		};
	}
	const state = stateOf(text);
	if (state) return means({ state });
	const plain = readOpen((number) => {
		const median = number(text);
		return median && { median };
	}, decimalSign);
	if (plain) return plain;
	const [, centre = "", behind = ""] = BRACKETS.exec(text) ?? [];
	const { text: interval, level } = withoutLevel(behind);
	const ends = endsOf(interval);
	const reading =
		ends &&
		readOpen((number) => {
			const [median, ciLow, ciHigh] = [centre, ...ends].map(number);
			// In the upper end of an interval NR and NE say the same: it lies beyond what was followed.
			const isOpen = /^(n\.?r\.?|n\.?e\.?|n\.?a\.?|not (reached|estimable)|∞)$/i.test(ends[1].trim());
			const centreState = stateOf(centre);
			if ((!median && !centreState) || !ciLow || (!ciHigh && !isOpen)) return null;
			const ciLevel = level === undefined ? null : number(level);
			return {
				// What has a lower limit was looked for: `NR (8.1–NR)` is not reached, and not unreported.
				...(median ? { median } : { state: centreState === "not-estimable" ? centreState : "not-reached" }),
				ciLow,
				...(ciHigh ? { ciHigh } : { highNotReached: true as const }),
				...(ciLevel && { ciLevel }),
			};
		}, decimalSign);
	return reading || unreadable(`${shown(text)} is not a median, such as 10.3 or 10.3 (8.1–14.2)`);
}
