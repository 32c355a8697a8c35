/** Where a page of a list begins: after the study with this sort key and id. */
export interface Cursor {
	/** A title or a time; where the index gives the order, which of its stretches the page is in. */
	key: string | number;
	/** The study's id; where the index gives the order, its place there. */
	id: number;
}

/** An order by a column of `studies`. */
interface ColumnSort {
	label: string;
	key: string;
	order: string;
	/** What comes after a cursor; the id decides between equal keys. The first part lets an index find the place. */
	after: string;
}

/** In order of the search index, which is by year: see `stretchesOf`. */
interface IndexSort {
	label: string;
}

export const SORTS = {
	relevance: { label: "Best match" },
	newest: { label: "Newest first" },
	oldest: { label: "Oldest first" },
	title: {
		label: "By title",
		key: "lower(studies.title)",
		order: "lower(studies.title), studies.id",
		after: "lower(studies.title) >= @afterKey and (lower(studies.title), studies.id) > (@afterKey, @afterId)",
	},
	updated: {
		label: "Recently changed",
		key: "updated_at",
		order: "updated_at desc, studies.id desc",
		after: "updated_at <= @afterKey and (updated_at, studies.id) < (@afterKey, @afterId)",
	},
} as const satisfies Record<string, ColumnSort | IndexSort>;

export type SortName = keyof typeof SORTS;

/** A cursor as an address carries it. */
export function encodeCursor({ key, id }: Cursor): string {
	return Buffer.from(JSON.stringify([key, id])).toString("base64url");
}

/** @returns undefined for what is no cursor, or one of a list in another order */
export function decodeCursor(text: string, sort: SortName): Cursor | undefined {
	try {
		const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
		if (!Array.isArray(value) || value.length !== 2) return undefined;
		const [key, id] = value as unknown[];
		if (typeof id !== "number" || !Number.isSafeInteger(id)) return undefined;
		if ("key" in SORTS[sort]) return typeof key === "string" ? { key, id } : undefined;
		return typeof key === "number" && Number.isSafeInteger(key) && key >= 0 ? { key, id } : undefined;
	} catch {
		return undefined;
	}
}
