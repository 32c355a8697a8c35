import type { StudyCard } from "#app/domain/listing.ts";
import type { Cursor } from "./study-sorts.ts";

export interface StudyEntry {
	id: number;
	slug: string;
	title: string;
	visibility: "draft" | "published";
	sample: boolean;
	phase: string | null;
	status: string | null;
	year: number | null;
	hasResults: boolean;
	version: number;
	updatedAt: string;
	card: StudyCard;
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

export const COLUMNS = `studies.id, slug, studies.title, visibility, sample, phase, status, listings.year,
	has_results as hasResults, version, updated_at as updatedAt, card`;
export const VISIBLE = "archived_at is null and (visibility = 'published' or @draftsToo)";

export function entryOf({ key: _, card, sample, hasResults, ...row }: Row, cursor: Cursor): StudyEntry {
	return {
		...{ ...row, sample: sample === 1, hasResults: hasResults === 1 },
		...{ card: JSON.parse(card) as StudyCard, cursor },
	};
}
