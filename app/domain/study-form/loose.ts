/** A form may be anything that was posted, so nothing is taken for granted: what is no text counts as blank. */
export type Loose = Record<string, unknown>;

export const textOf = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
export const objectOf = (value: unknown): Loose =>
	typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : {};
export const at = (value: unknown, key: string): unknown =>
	Object.hasOwn(objectOf(value), key) ? objectOf(value)[key] : undefined;
export const itemsOf = (value: unknown): Loose[] => (Array.isArray(value) ? value.map(objectOf) : []);
/** Each item with an id: those the form did not give get one that no other has. */
export function withIds(value: unknown, letter: string): Loose[] {
	const items = itemsOf(value);
	const taken = new Set(items.map((item) => textOf(item.id)));
	return items.map((item) => (textOf(item.id) === "" ? { ...item, id: freshId(letter, taken) } : item));
}

/** The first id of a letter and a number that is not taken; it is taken afterwards. */
export function freshId(letter: string, taken: Set<string>): string {
	let number = 1;
	while (taken.has(`${letter}${number}`)) number++;
	taken.add(`${letter}${number}`);
	return `${letter}${number}`;
}

export const omit = (value: Loose, keys: string[]): Loose =>
	Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
export const withoutBlank = (value: Loose): Loose =>
	Object.fromEntries(Object.entries(value).filter(([, text]) => text || text === 0));

/** Nothing but blanks, apart from choices that a row starts with. */
export function isBlank(value: unknown, besides: string[]): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === "string") return value.trim() === "";
	if (Array.isArray(value))
		return value.every((item) =>
			isBlank(item, ["type", "measure", "armId", "referenceArmId", "timePointId"]),
		);
	if (typeof value !== "object") return false;
	return Object.entries(value).every(([key, child]) => besides.includes(key) || isBlank(child, []));
}
