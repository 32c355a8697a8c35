/** Before a worker that fell is started again, in milliseconds: at first, and at most. */
const FIRST = 100;
const LONGEST = 30_000;
/** One that served for so long has fallen for a reason of its own, in milliseconds. */
const STEADY = 60_000;

/** How long to wait before a worker is started again, twice as long each time that it falls soon after. */
export class Rest {
	#next = FIRST;

	/** @param served how long the worker served before it fell, in milliseconds; 0 for one that never did */
	after(served: number): number {
		if (served >= STEADY) this.#next = FIRST;
		const rest = this.#next;
		this.#next = Math.min(LONGEST, rest * 2);
		return rest;
	}
}
