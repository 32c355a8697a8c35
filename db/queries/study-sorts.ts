/** Where a page of a list begins: after the study with this sort key and id. */
export interface Cursor {
	key: string | number;
	id: number;
}

/** bm25 with a match in an identifier, the title or the acronym counting most. */
const RANK = "bm25(study_search, 8, 8, 5, 5, 20, 4)";
/** Studies without a year come last, newest first or oldest first. */
const NO_YEAR_LAST = "ifnull(year, -1)";
const NO_YEAR_FIRST = "ifnull(year, 9999)";

interface Sort {
	label: string;
	key: string;
	order: string;
	/** What comes after a cursor, in the sort's order; the id decides between equal keys. */
	after: string;
}

export const SORTS = {
	relevance: {
		label: "Best match",
		key: RANK,
		order: "key, studies.id",
		after: `(${RANK}, studies.id) > (@afterKey, @afterId)`,
	},
	newest: {
		label: "Newest first",
		key: NO_YEAR_LAST,
		order: "key desc, studies.id desc",
		after: `(${NO_YEAR_LAST}, studies.id) < (@afterKey, @afterId)`,
	},
	oldest: {
		label: "Oldest first",
		key: NO_YEAR_FIRST,
		order: "key, studies.id",
		after: `(${NO_YEAR_FIRST}, studies.id) > (@afterKey, @afterId)`,
	},
	title: {
		label: "By title",
		key: "lower(studies.title)",
		order: "key, studies.id",
		after: "(lower(studies.title), studies.id) > (@afterKey, @afterId)",
	},
	updated: {
		label: "Recently changed",
		key: "updated_at",
		order: "key desc, studies.id desc",
		after: "(updated_at, studies.id) < (@afterKey, @afterId)",
	},
} as const satisfies Record<string, Sort>;

export type SortName = keyof typeof SORTS;

/** A cursor as an address carries it. */
export function encodeCursor({ key, id }: Cursor): string {
	return Buffer.from(JSON.stringify([key, id])).toString("base64url");
}

/** @returns undefined for what is no cursor */
export function decodeCursor(text: string): Cursor | undefined {
	try {
		const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
		if (!Array.isArray(value) || value.length !== 2) return undefined;
		const [key, id] = value as unknown[];
		const isKey = typeof key === "string" || (typeof key === "number" && Number.isFinite(key));
		return isKey && typeof id === "number" && Number.isSafeInteger(id) ? { key, id } : undefined;
	} catch {
		return undefined;
	}
}
