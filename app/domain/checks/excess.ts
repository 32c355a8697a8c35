import type { Finding } from "../finding.ts";
import { formatWhole } from "../format/format.ts";
import { warning } from "./levels.ts";

/** People counted somewhere who are more than there can be. */
export interface Excess {
	path: string;
	people: number;
	/** What they were counted for: an outcome's label, an event's term. */
	of: string;
}

/** Up to this many places are reported one by one; beyond, the limit itself is what wants a look. */
const ONE_BY_ONE = 3;

/**
 * Warnings for counts above a limit. A mistyped limit, or a safety population that counts people by what
 * they got, breaks every outcome at once; then one warning at the limit replaces one at each place, so that
 * one answer settles it.
 */
export function* excessFindings(
	code: string,
	excesses: Excess[],
	limitPath: string,
	message: (excess: Excess) => string,
	remedy: string,
): Generator<Finding> {
	const worst = excesses.toSorted((a, b) => b.people - a.people)[0];
	if (!worst) return;
	if (excesses.length <= ONE_BY_ONE) {
		for (const excess of excesses) yield warning(code, excess.path, `${message(excess)}: ${remedy}`);
		return;
	}
	yield warning(
		code,
		limitPath,
		`${message(worst)} (“${worst.of}”), and the same in ${formatWhole(excesses.length - 1)} other places: ${remedy}`,
	);
}
