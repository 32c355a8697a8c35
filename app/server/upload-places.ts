/** How many uploads may be under way at a time, of all people and of one: each may take its limit on the disk. */
const MOST = { altogether: 12, ofOne: 4 };

/** Counts the uploads that are being taken in or worked off, in this process or of all that serve the database. */
export interface UploadPlaces {
	/** Takes a place for an upload of somebody. @returns why there is none, when all are taken */
	enter(userId: number): string | undefined | Promise<string | undefined>;
	/** Gives back a place that was taken. */
	leave(userId: number): void;
}

export function createUploadPlaces() {
	const taken = new Map<number, number>();
	let altogether = 0;
	return {
		enter(userId: number): string | undefined {
			const own = taken.get(userId) ?? 0;
			if (own >= MOST.ofOne)
				return `You are sending ${MOST.ofOne} files already. Wait until one of them has come in.`;
			if (altogether >= MOST.altogether)
				return "As many files are being sent as the server takes at once. Try again in a moment.";
			taken.set(userId, own + 1);
			altogether++;
			return undefined;
		},
		leave(userId: number): void {
			altogether--;
			const left = (taken.get(userId) ?? 1) - 1;
			if (left > 0) taken.set(userId, left);
			else taken.delete(userId);
		},
	} satisfies UploadPlaces;
}
