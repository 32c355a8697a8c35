import type { Decimal } from "../format/decimal.ts";
import { type FigureParts, joinParts } from "../format/figure-parts.ts";
import { formatPercent, formatWhole } from "../format/format.ts";
import type { BinaryOutcome, BinaryResult } from "../study/outcome.ts";
import { countRangeThatRoundsTo } from "./reported-rate.ts";

/** Read in a source, or computed by us. */
export type Basis = "reported" | "derived";

/**
 * One arm's rate as far as the report allows. Only `counted` rates have a denominator and a count, and so an
 * interval; the others keep what was printed and say what is missing.
 */
export type ArmRate =
	| {
			kind: "counted";
			events: number;
			n: number;
			eventsBasis: Basis;
			/** Events over analysed, in [0, 1]. */
			proportion: number;
			/** As shown, without the sign: the source's own digits where it prints a percentage. */
			percent: string;
			percentBasis: Basis;
	  }
	| { kind: "uncounted"; percent?: Decimal; events?: number; n?: number; why: UncountedReason }
	| { kind: "missing" };

export type UncountedReason =
	| "analysed-missing"
	| "events-missing"
	| "no-count-fits"
	| "several-counts-fit"
	| "events-above-analysed"
	| "nobody-analysed";

/**
 * The rate of a binary result. A count is derived from a percentage only when exactly one whole number of
 * the people analysed rounds to it at the precision typed.
 */
export function armRate({ events, n, percent }: Pick<BinaryResult, "events" | "n" | "percent">): ArmRate {
	if (events === undefined && percent === undefined) {
		return n === undefined ? { kind: "missing" } : { kind: "uncounted", n, why: "events-missing" };
	}
	const reported = { ...(percent && { percent }), ...(events !== undefined && { events }) };
	if (n === undefined) return { kind: "uncounted", ...reported, why: "analysed-missing" };
	if (n === 0) return { kind: "uncounted", ...reported, n, why: "nobody-analysed" };
	if (events !== undefined) {
		if (events > n) return { kind: "uncounted", ...reported, n, why: "events-above-analysed" };
		return counted(events, n, "reported", percent);
	}
	const fitting = percent ? countRangeThatRoundsTo(percent, n) : null;
	if (!fitting) return { kind: "uncounted", ...reported, n, why: "no-count-fits" };
	if (fitting.first !== fitting.last) return { kind: "uncounted", ...reported, n, why: "several-counts-fit" };
	return counted(fitting.first, n, "derived", percent);
}

/** One arm's rate in an outcome. */
export function rateIn({ results }: Pick<BinaryOutcome, "results">, { id }: { id: string }): ArmRate {
	const result = results.find(({ armId }) => armId === id);
	return result ? armRate(result) : { kind: "missing" };
}

function counted(events: number, n: number, eventsBasis: Basis, percent: Decimal | undefined): ArmRate {
	return {
		kind: "counted",
		events,
		n,
		eventsBasis,
		proportion: events / n,
		percent: percent ?? formatPercent(events / n, n),
		percentBasis: percent ? "reported" : "derived",
	};
}

type Counted = Extract<ArmRate, { kind: "counted" }>;

/** A rate as the house prints it, with the source's own percentage where there is one: 52% and 17/33. */
export function countedRateParts({ percent, events, n }: Counted): FigureParts {
	return { figure: `${percent}%`, detail: `${formatWhole(events)}/${formatWhole(n)}` };
}

/** "52% (17/33)" */
export const countedRateText = (rate: Counted): string => joinParts(countedRateParts(rate));

/** Why a rate has no count, in a sentence that says how to correct it. */
export const UNCOUNTED_REASONS: Record<UncountedReason, string> = {
	"analysed-missing": "The number analysed is not recorded, so the rate has no interval",
	"events-missing": "The number with the outcome is not recorded",
	"no-count-fits": "No whole number of the people analysed gives this percentage",
	"several-counts-fit": "Several whole numbers of the people analysed round to this percentage",
	"events-above-analysed": "More people have the outcome than were analysed",
	"nobody-analysed": "Nobody was analysed",
};
