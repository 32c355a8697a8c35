import { requireEventsOf } from "../numerics/arguments.ts";

/** Events among the people analysed in one arm. */
export interface BinaryArm {
	readonly events: number;
	readonly n: number;
}

/** The two arms of a 2×2 table. Every effect is experimental against control. */
export interface BinaryArms {
	readonly experimental: BinaryArm;
	readonly control: BinaryArm;
}

/** @throws RangeError naming the arm and figure, unless both arms hold 0 ≤ events ≤ n with n ≥ 1 */
export function requireBinaryArms({ experimental, control }: BinaryArms): void {
	requireEventsOf("experimental.events", experimental.events, "experimental.n", experimental.n);
	requireEventsOf("control.events", control.events, "control.n", control.n);
}
