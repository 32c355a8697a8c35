import { armRate } from "../arms/arm-rate.ts";
import { type PrintedRange, rangeOf } from "../printed/printed-range.ts";
import type { BinaryResult, ContinuousResult, Contrast, CountResult, Outcome } from "../study/outcome.ts";

type Measure = Contrast["measure"];

const exactly = (value: number): PrintedRange | null =>
	Number.isFinite(value) ? { low: value, high: value } : null;

/**
 * What two arms' own figures give on a contrast's measure; ratios as their logarithm, risk differences as
 * proportions. Means carry the rounding of their digits with them.
 * @returns null where they do not give it: a figure missing, no events in an arm, a hazard ratio
 */
export function fromArms(outcome: Outcome, contrast: Contrast): PrintedRange | null {
	const { armId, referenceArmId, measure } = contrast;
	switch (outcome.kind) {
		case "binary":
		case "time-to-event": {
			const [a, b] = pairOf<BinaryResult>(outcome.results, armId, referenceArmId);
			return a && b ? fromCounts(a, b, measure) : null;
		}
		case "count": {
			const [a, b] = pairOf(outcome.results, armId, referenceArmId);
			return a && b && measure === "IRR" ? exactly(Math.log(rateOf(a) / rateOf(b))) : null;
		}
		case "continuous": {
			const [a, b] = pairOf(outcome.results, armId, referenceArmId);
			return a && b ? fromMeans(a, b, measure) : null;
		}
	}
}

function pairOf<R extends { armId: string }>(results: R[], ...ids: [string, string]) {
	return ids.map((id) => results.find(({ armId }) => armId === id));
}

function fromCounts(a: BinaryResult, b: BinaryResult, measure: Measure): PrintedRange | null {
	const [one, other] = [armRate(a), armRate(b)];
	if (one.kind !== "counted" || other.kind !== "counted") return null;
	const [p, q] = [one.proportion, other.proportion];
	if (measure === "RR") return exactly(Math.log(p / q));
	if (measure === "OR") return exactly(Math.log(p / (1 - p) / (q / (1 - q))));
	return measure === "RD" ? exactly(p - q) : null;
}

const rateOf = ({ count, personTime }: CountResult) =>
	(count ?? Number.NaN) / Number(personTime ?? Number.NaN);

function fromMeans(a: ContinuousResult, b: ContinuousResult, measure: Measure): PrintedRange | null {
	const alike = a.meanType === b.meanType && (a.isChange ?? false) === (b.isChange ?? false);
	if (!a.mean || !b.mean || !alike || a.meanType === "log") return null;
	const [here, there] = [rangeOf(a.mean), rangeOf(b.mean)];
	if (measure === "ROM" && here.low > 0 && there.low > 0) {
		return { low: Math.log(here.low / there.high), high: Math.log(here.high / there.low) };
	}
	if (a.meanType === "geometric") return null;
	if (measure === "MD") return { low: here.low - there.high, high: here.high - there.low };
	if (measure !== "SMD" || !a.sd || !b.sd || !a.n || !b.n) return null;
	const squares = (a.n - 1) * Number(a.sd) ** 2 + (b.n - 1) * Number(b.sd) ** 2;
	return exactly((Number(a.mean) - Number(b.mean)) / Math.sqrt(squares / (a.n + b.n - 2)));
}
