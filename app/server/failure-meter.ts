import { createHash, randomBytes } from "node:crypto";

export interface Allowance {
	/** How many failures are counted before further attempts have to wait. */
	most: number;
	/** How many of them are forgotten in an hour, evenly. */
	perHour: number;
}

/** Counts failures under keys. In no hour does it let pass more than `most` and `perHour` together. */
export interface FailureMeter {
	/** How many failures are counted under a key just now; a part of one is forgotten already. */
	level(key: string): number;
	/** Seconds until one more failure is within the allowance, or within a smaller one; 0 when it is. */
	wait(key: string, most?: number): number;
	add(key: string): void;
	takeBack(key: string): void;
}

const HOUR = 60 * 60 * 1000;
/** Two megabytes. Few of the places are in use at once: a server hashes some ten thousand passwords in an hour. */
const PLACES = 2 ** 18;

/**
 * A leaky bucket for each key, in a table of a fixed size: nothing that guessers send makes it grow, and nothing
 * pushes out what is counted. A key has its place by a hash that only this process knows. Two keys that share a
 * place are counted together; nobody can arrange for that.
 * @param now a clock in milliseconds that never goes back
 * @see ITU-T I.371 annex A, the generic cell rate algorithm: all that is kept of a bucket is when it will be empty
 */
export function createFailureMeter(
	{ most, perHour }: Allowance,
	now: () => number = () => performance.now(),
): FailureMeter {
	/** Made for the first failure. */
	let emptyAt: Float64Array | undefined;
	const secret = randomBytes(16);
	const each = HOUR / perHour;
	const placeOf = (key: string) =>
		createHash("sha256").update(secret).update(key).digest().readUInt32LE() % PLACES;
	const filled = (place: number) => Math.max(0, (emptyAt?.[place] ?? 0) - now());
	const fill = (place: number, until: number) => {
		emptyAt ??= new Float64Array(PLACES);
		emptyAt[place] = until;
	};

	return {
		level: (key) => filled(placeOf(key)) / each,
		wait(key, within = most) {
			const tooMuch = filled(placeOf(key)) - (within - 1) * each;
			// Not a whole second too early, though the clock has fractions of one.
			return tooMuch > 0 ? Math.ceil(tooMuch / 1000) : 0;
		},
		add(key) {
			const place = placeOf(key);
			fill(place, now() + Math.min(most * each, filled(place) + each));
		},
		takeBack(key) {
			const place = placeOf(key);
			fill(place, (emptyAt?.[place] ?? 0) - each);
		},
	};
}
