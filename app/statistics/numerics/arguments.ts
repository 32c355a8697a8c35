/**
 * The checks every public function makes before it computes. Each throws a RangeError whose message begins
 * with the argument's name, so that a caller's mistake is told from data that cannot be estimated.
 */

/** A whole number of people or events, 0 or more. */
export function requireCount(name: string, value: number): void {
	if (!Number.isSafeInteger(value) || value < 0) {
		throw new RangeError(`${name} must be a whole number, 0 or more; got ${value}`);
	}
}

/** A number of people, at least `least` (1 unless told). */
export function requireSize(name: string, value: number, least = 1): void {
	if (!Number.isSafeInteger(value) || value < least) {
		throw new RangeError(`${name} must be a whole number, ${least} or more; got ${value}`);
	}
}

/** Some of n people: 0 ≤ events ≤ n and n ≥ 1. */
export function requireEventsOf(eventsName: string, events: number, sizeName: string, n: number): void {
	requireCount(eventsName, events);
	requireSize(sizeName, n);
	if (events > n) throw new RangeError(`${eventsName} must not exceed ${sizeName}; got ${events} of ${n}`);
}

/**
 * An amount of events among an amount of people, whole or not: 0 ≤ events ≤ n and n > 0. The effective sizes of a trial
 * that randomised clusters are seldom whole.
 */
export function requireAmountOf(eventsName: string, events: number, sizeName: string, n: number): void {
	requireNotNegative(eventsName, events);
	requirePositive(sizeName, n);
	if (events > n) throw new RangeError(`${eventsName} must not exceed ${sizeName}; got ${events} of ${n}`);
}

/** Any finite number. */
export function requireFinite(name: string, value: number): void {
	if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number; got ${value}`);
}

/** A finite number above 0. */
export function requirePositive(name: string, value: number): void {
	if (!Number.isFinite(value) || value <= 0) {
		throw new RangeError(`${name} must be a finite number above 0; got ${value}`);
	}
}

/** A finite number, 0 or more. */
export function requireNotNegative(name: string, value: number): void {
	if (!Number.isFinite(value) || value < 0) {
		throw new RangeError(`${name} must be a finite number, 0 or more; got ${value}`);
	}
}

/** A two-sided p value: above 0, at most 1. */
export function requireP(name: string, value: number): void {
	if (!(value > 0 && value <= 1)) throw new RangeError(`${name} must be above 0 and at most 1; got ${value}`);
}

/** A confidence level as a proportion, such as 0.95. */
export function requireLevel(level: number): void {
	if (!(level > 0 && level < 1)) throw new RangeError(`level must be between 0 and 1; got ${level}`);
}

/** A correlation strictly between −1 and 1, or either end. */
export function requireCorrelation(name: string, value: number): void {
	if (!(value >= -1 && value <= 1)) throw new RangeError(`${name} must be between −1 and 1; got ${value}`);
}
