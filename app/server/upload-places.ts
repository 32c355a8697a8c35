import { Problem } from "#app/domain/problem.ts";

/** How many uploads may be under way at a time, of all people and of one: each may take its limit on the disk. */
const MOST = { altogether: 12, ofOne: 4 };
/** Seconds after which it is worth another try. */
const RETRY_AFTER = 30;

/** Counts the uploads that are being taken in or worked off. */
export class UploadPlaces {
	readonly #taken = new Map<number, number>();
	#altogether = 0;

	/** Takes a place for an upload of somebody. @returns how to give it back @throws Problem `busy` when all are taken */
	enter(userId: number): () => void {
		const own = this.#taken.get(userId) ?? 0;
		if (own >= MOST.ofOne)
			throw busy(`You are sending ${MOST.ofOne} files already. Wait until one of them has come in.`);
		if (this.#altogether >= MOST.altogether)
			throw busy("As many files are being sent as the server takes at once. Try again in a moment.");
		this.#taken.set(userId, own + 1);
		this.#altogether++;
		return () => {
			this.#altogether--;
			const left = (this.#taken.get(userId) ?? 1) - 1;
			if (left > 0) this.#taken.set(userId, left);
			else this.#taken.delete(userId);
		};
	}
}

const busy = (message: string) => new Problem("busy", `${message} Nothing was stored.`, [], RETRY_AFTER);
