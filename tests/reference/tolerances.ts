/**
 * How near a figure must come to metafor's, by kind of figure. `relative` is to the larger of the figure and
 * `floor`, which keeps figures that are 0 but for rounding from being compared digit by digit.
 */
export const TOLERANCES = {
	/** Formulas: effects, variances, intervals, common effect, closed-form τ², Mantel-Haenszel, Peto. */
	closed: { relative: 1e-9, floor: 1e-4 },
	/** Solved by iteration: REML, ML, PM, EB, Q-profile, and all that follows from them. */
	iterated: { relative: 1e-6, floor: 1e-4 },
	/** Square roots of iterated figures: a τ² of 1e-14 is 0 but for rounding, and its root is 1e-7. */
	root: { relative: 1e-6, floor: 1 },
	/** Iterated by metafor with its own stopping rule, which may be a few percent from the optimum. */
	stoppedEarly: { relative: 0.05, floor: 0.01 },
	/** p values: absolute. */
	p: { relative: 1e-6, floor: 1 },
	/** Counts and degrees of freedom. */
	whole: { relative: 0, floor: 1 },
} as const;

export type Kind = keyof typeof TOLERANCES;

export function agrees(kind: Kind, got: number, expected: number): boolean {
	if (got === expected) return true;
	const { relative, floor } = TOLERANCES[kind];
	return Math.abs(got - expected) <= relative * Math.max(floor, Math.abs(expected));
}
