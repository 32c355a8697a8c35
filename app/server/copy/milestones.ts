/** How far another was seen to be, and when. */
interface Milestone {
	position: number;
	at: number;
}

/**
 * Remembers where another was and when, to tell for how long one has been behind. To hold oneself against its newest
 * position alone would not do: one that follows a few seconds later never reaches it as long as it goes on.
 * @param now the time, in milliseconds
 */
export function createMilestones(now = Date.now) {
	let ahead: Milestone[] = [];
	let isKnown = false;
	return {
		/** The other is seen at a position. One that has gone back will not be again where it was. */
		seen(position: number): void {
			isKnown = true;
			const at = now();
			const passed = ahead.findIndex((milestone) => milestone.position >= position);
			if (passed === -1) ahead.push({ position, at });
			else ahead = [...ahead.slice(0, passed), { position, at: ahead[passed]?.at ?? at }];
		},
		/** For how long the other has been where one is not yet, in milliseconds; null before it was seen at all. */
		behind(position: number): number | null {
			ahead = ahead.filter((milestone) => milestone.position > position);
			const [first] = ahead;
			return first ? now() - first.at : isKnown ? 0 : null;
		},
	};
}
