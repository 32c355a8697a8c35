import type { Column } from "drizzle-orm";
import type { ListedStudy } from "#app/domain/listing.ts";
import { getTableName } from "../drizzle.ts";
import { listings, studies } from "../schema/studies.ts";
import type { Cursor } from "./study-sorts.ts";

export interface StudyEntry extends ListedStudy {
	id: number;
	version: number;
	updatedAt: string;
	/** Where the next page begins. */
	cursor: Cursor;
}

/** A study of a list as it is read, with what the list is sorted by. */
export interface Row extends Omit<StudyEntry, "card" | "sample" | "hasResults" | "cursor"> {
	sample: number;
	hasResults: number;
	card: string;
	key: string | number;
}

const { id, slug, title, visibility, sample, phase, status, version, updatedAt, archivedAt } = studies;
const { year, hasResults, card } = listings;

/** The columns of an entry for raw SQL, by the schema's names, under the names of `Row`. */
export const COLUMNS = Object.entries({
	...{ id, slug, title, visibility, sample, phase, status, year, hasResults, version, updatedAt, card },
} satisfies Record<Exclude<keyof Row, "key">, Column>)
	.map(([as, column]) => `${getTableName(column.table)}."${column.name}" as ${as}`)
	.join(", ");
export const VISIBLE = `"${archivedAt.name}" is null and ("${visibility.name}" = 'published' or @draftsToo)`;

export function entryOf({ key: _, card, sample, hasResults, ...row }: Row, cursor: Cursor): StudyEntry {
	return {
		...{ ...row, sample: sample === 1, hasResults: hasResults === 1 },
		...{ card: JSON.parse(card), cursor },
	};
}
