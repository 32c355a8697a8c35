/** Nobody has a feeling for more. */
const MOST = 1e9;

/**
 * Of how many people a part is told, so that no part that there is becomes nobody: `from`, or ten, a hundred …
 * times as many.
 * @param part in (0, 1]  @param least people that the part is to be at least
 */
export function peopleToTell(part: number, { from, least }: { from: number; least: number }): number {
	let people = from;
	while (part > 0 && part * people < least && people < MOST) people *= 10;
	return people;
}
