import type { Interval } from "../numerics/interval.ts";
import { type BinaryArm, requireBinaryArms } from "../proportions/arms.ts";

/**
 * Turns an effect round so that all instruments point the same way (higher is better everywhere, or lower): the
 * estimate and its interval change sign on the analysis scale. For ratios that is the ratio the other way up.
 * Good for differences and odds ratios; a risk ratio of the opposite event must be computed from `flipEvents`.
 * @see Cochrane Handbook 10.5.2
 */
export function flipDirection<T extends { readonly estimate: number; readonly ci: Interval }>(effect: T): T {
	const [lower, upper] = effect.ci;
	return { ...effect, estimate: negate(effect.estimate), ci: [negate(upper), negate(lower)] };
}

/** The opposite event: those who did not respond, survived, stayed in the trial. @throws RangeError naming the argument */
export function flipEvents({ events, n }: BinaryArm): BinaryArm {
	requireBinaryArms({ experimental: { events, n }, control: { events, n } });
	return { events: n - events, n };
}

/** 0 stays 0: −0 would print as a minus. */
const negate = (x: number) => (x === 0 ? 0 : -x);
