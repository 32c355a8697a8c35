import { setTimeout } from "node:timers/promises";

const EVERY = 50;

/** A version that the server said it had stored, by the number in its title, and when. */
export interface Stored {
	number: number;
	at: number;
}

/** What somebody was answered: which version, where it was one, and when they asked. */
interface Seen {
	at: number;
	status: number | undefined;
	number: number | undefined;
}

/** The title of a version that readers know by its number. */
export const numbered = (number: number) => `Version number ${number} of a trial`;
const NUMBER = /Version number (\d+) of a trial/;

/** Somebody who reads one page twenty times a second, and remembers what it said, until disposed of. */
export class VersionReader implements AsyncDisposable {
	readonly seen: Seen[] = [];
	#ended = false;
	readonly #reading: Promise<void>;

	constructor(address: string) {
		this.#reading = this.#read(address);
	}

	async #read(address: string) {
		while (!this.#ended) {
			const at = performance.now();
			const answer = await fetch(address).then(
				async (got) => ({ status: got.status, text: await got.text() }),
				() => undefined,
			);
			const number = NUMBER.exec(answer?.text ?? "")?.[1];
			this.seen.push({
				at,
				status: answer?.status,
				number: number === undefined ? undefined : Number(number),
			});
			await setTimeout(EVERY);
		}
	}

	async [Symbol.asyncDispose]() {
		this.#ended = true;
		await this.#reading;
	}
}

/**
 * Holds what readers saw between two moments to what was stored by then.
 * @param stored what was stored and not lost, in order
 * @returns how many answers there were and how many were none; of the oldest, for how long something newer was stored,
 * in milliseconds; and how many were older than one before
 */
export function heldTo(
	stored: readonly Stored[],
	seen: readonly Seen[],
	{ from, to }: { from: number; to: number },
) {
	const within = seen.filter(({ at }) => at >= from && at < to);
	let [oldest, backwards, newest] = [0, 0, 0];
	for (const { at, number } of within) {
		if (number === undefined) continue;
		const missed = stored.find((one) => one.number > number);
		if (missed && missed.at < at) oldest = Math.max(oldest, at - missed.at);
		if (number < newest) backwards++;
		newest = Math.max(newest, number);
	}
	const failed = within.filter(({ status, number }) => status !== 200 || number === undefined);
	return { answers: within.length, failed: failed.length, oldest, backwards };
}
