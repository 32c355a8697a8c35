import type { ContinuousArm } from "../effects/two-means.ts";
import { requireFinite, requireNotNegative, requireSize } from "../numerics/arguments.ts";
import { type BinaryArm, requireBinaryArms } from "../proportions/arms.ts";

/**
 * Combines arms of one trial into one group, exactly as if their people had been one sample: n₁ + n₂, the weighted
 * mean, and SD² = ((n₁ − 1)sd₁² + (n₂ − 1)sd₂² + n₁n₂/(n₁ + n₂)(m₁ − m₂)²)/(n₁ + n₂ − 1). Arm after arm for more than two.
 * @throws RangeError naming the argument, when there is no arm or fewer than 2 people in all
 * @see Cochrane Handbook 6.5.2.10, table 6.5.a
 */
export function combineContinuousArms(arms: readonly ContinuousArm[]): ContinuousArm & { method: string } {
	const [first, ...rest] = arms;
	if (!first) throw new RangeError("arms must hold at least one arm");
	arms.forEach((arm, i) => {
		requireFinite(`arms[${i}].mean`, arm.mean);
		requireNotNegative(`arms[${i}].sd`, arm.sd);
		requireSize(`arms[${i}].n`, arm.n);
	});
	const combined = rest.reduce<ContinuousArm>((a, b) => {
		const n = a.n + b.n;
		const between = ((a.n * b.n) / n) * (a.mean - b.mean) ** 2;
		const sd = Math.sqrt(((a.n - 1) * a.sd ** 2 + (b.n - 1) * b.sd ** 2 + between) / (n - 1));
		return { n, mean: a.mean + (b.n / n) * (b.mean - a.mean), sd };
	}, first);
	return { ...combined, method: `${arms.length} arms combined (Cochrane Handbook 6.5.2.10)` };
}

/**
 * Combines arms of one trial by adding events and numbers analysed.
 * @throws RangeError naming the argument
 * @see Cochrane Handbook 23.3.4
 */
export function combineBinaryArms(arms: readonly BinaryArm[]): BinaryArm & { method: string } {
	if (arms.length === 0) throw new RangeError("arms must hold at least one arm");
	for (const arm of arms) requireBinaryArms({ experimental: arm, control: arm });
	return {
		events: arms.reduce((total, arm) => total + arm.events, 0),
		n: arms.reduce((total, arm) => total + arm.n, 0),
		method: `${arms.length} arms combined: events and people added`,
	};
}

/**
 * Splits a shared control arm among several comparisons, as nearly even as whole people allow, so that nobody is
 * counted twice: events and people are handed out largest shares first.
 * @throws RangeError naming the argument, when there are fewer people than parts
 * @see Cochrane Handbook 23.3.4
 */
export function splitBinaryArm({ events, n }: BinaryArm, parts: number): BinaryArm[] {
	requireBinaryArms({ experimental: { events, n }, control: { events, n } });
	requireSize("parts", parts);
	if (n < parts) throw new RangeError(`parts must not exceed n; got ${parts} of ${n}`);
	const share = (total: number, part: number) => Math.floor(total / parts) + (part < total % parts ? 1 : 0);
	return Array.from({ length: parts }, (_, part) => ({ events: share(events, part), n: share(n, part) }));
}
