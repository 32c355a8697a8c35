/**
 * Cuts a list into pages of bounded size, in its order: as many items as fit, at least one a page.
 * @param weigh the size of an item  @param first what the first page may hold, in the same unit; 0 leaves it empty
 * @param further what every other page may hold
 */
export function fillPages<T>(
	items: readonly T[],
	weigh: (item: T) => number,
	first: number,
	further: number,
): [T[], ...T[][]] {
	const pages: [T[], ...T[][]] = [[]];
	let room = first;
	let page: T[] = pages[0];
	for (const item of items) {
		const weight = weigh(item);
		const isEmptyFurther = page.length === 0 && pages.length > 1;
		if (weight > room && !isEmptyFurther) {
			page = [];
			pages.push(page);
			room = further;
		}
		page.push(item);
		room -= weight;
	}
	return pages;
}

/** How much an item adds to a page: its length as JSON, which its markup grows with. */
export const jsonLength = (item: unknown) => JSON.stringify(item)?.length ?? 0;
