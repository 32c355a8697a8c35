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
	card: StudyCard;
	/** Where the next page begins. */
	cursor: Cursor;
}

/** A study of a list as it is read, with what the list is sorted by. */
export interface Row extends Omit<StudyEntry, "card" | "sample" | "cursor"> {
	sample: number;
	card: string;
	key: string | number;
}

export const COLUMNS =
	"studies.id, slug, studies.title, visibility, sample, phase, status, listings.year, card";
export const VISIBLE = "archived_at is null and (visibility = 'published' or @draftsToo)";

export function entryOf({ key: _, card, sample, ...row }: Row, cursor: Cursor): StudyEntry {
	return { ...row, sample: sample === 1, card: JSON.parse(card) as StudyCard, cursor };
}
