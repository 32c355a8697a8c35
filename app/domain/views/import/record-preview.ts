import type { Conflict } from "#app/domain/versions/three-way.ts";
import type { SectionLink } from "../study-sections.ts";
import type { StudyView } from "../study-view.ts";

/** A group of the record's results and the arm it was taken for, as a choice. */
export interface GroupChoice {
	key: string;
	part: string;
	title: string;
	description?: string;
	/** The id of the arm that its figures stand under, or "none". */
	arm: string;
	/** What it may be without being sure, where it keeps its own name: “Drug A”, or a part of it. */
	mayBe?: string;
	certainty: string;
	why: string;
	/** Whether a person had better look at it. */
	unsure: boolean;
	/** Whether it is no arm for certain, so that its results keep its own name. */
	ownName: boolean;
}

/** What of the record has no place in the study, for one reason. */
export interface LeftOut {
	why: string;
	items: { path: string; value: string }[];
	/** How many there are in all; the list is cut. */
	count: number;
}

/** Everything that the page of one record shows before it is saved. */
export interface RecordPreview {
	view: StudyView;
	/** What of the study is too long for the page. */
	more: SectionLink[];
	warnings: string[];
	groups: GroupChoice[];
	arms: { value: string; label: string }[];
	leftOut: LeftOut[];
	mapped: number;
	here?: { slug: string; title: string; how: string; certain: boolean };
	/** Whether the study here came from a record of the registry before. */
	known: boolean;
	conflicts: (Conflict & { side: "theirs" | "mine" })[];
	/** Whether saving it would change nothing. */
	unchanged: boolean;
	held?: string;
}
