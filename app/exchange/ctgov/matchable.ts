import { sameWords } from "#app/domain/checks/same-words.ts";
import type { ArmWords } from "./title-words.ts";

/** How sure it is that a group is an arm, from the surest down; the labels are what people read. */
export const CERTAINTIES = {
	confirmed: "Confirmed by a person",
	"exact-title": "Same title",
	"same-words": "Same words in the title",
	"similar-words": "Similar words in the title",
	description: "Similar description",
	"list-number": "Same number in the title",
	role: "Title says what the arm is for",
	numbers: "Same number of people",
	"only-one-left": "The only one left",
	position: "Same place in the list",
	none: "No arm fits",
	"not-an-arm": "Not an arm",
} as const;
export type Certainty = keyof typeof CERTAINTIES;

/** An arm as groups are matched with it; each further title it is known by is an alias. */
export interface MatchableArm {
	id: string;
	label: string;
	description?: string | undefined;
	role?: string | undefined;
	/** Names of its interventions. */
	aliases: string[];
	/** Titles that groups of the record were found to have for it. */
	learned?: string[];
	/** How many people started in it, where that is known. */
	count?: number | undefined;
}

/** A group of one of the record's tables. */
export interface MatchableGroup {
	id: string;
	title: string;
	description?: string | undefined;
	count?: number | undefined;
}

export interface MatchedGroup {
	id: string;
	armId: string | undefined;
	certainty: Certainty;
	/** Why, in a sentence. */
	why: string;
	/** Whether it is some of the arm's people, or one of its phases, rather than the whole arm. */
	isPart: boolean;
}

/** From a group's key to what a person says it is: an arm's id, or `null` for no arm. */
export type Overrides = Readonly<Record<string, string | null>>;

/** What a stage of matching finds: a group, its arm, and why. */
export interface Finding {
	group: MatchableGroup;
	arm: MatchableArm;
	certainty: Certainty;
	why: string;
}

/** A table on its way to being matched, as the stages see it. */
export interface Matching {
	arms: readonly MatchableArm[];
	groups: readonly MatchableGroup[];
	words: ArmWords;
	/** Groups that have no arm yet. */
	open: readonly MatchableGroup[];
	/** Arms that have no group yet. */
	free: readonly MatchableArm[];
}

/** Every title that an arm goes by. */
export const titlesOf = ({ label, aliases, learned = [] }: MatchableArm) => [label, ...aliases, ...learned];

/** A title as it is compared: without case, punctuation and spacing. */
export const bare = (title: string) =>
	sameWords(title)
		.replace(/[^\p{L}\p{N}%+<>=/.]+/gu, " ")
		.trim();
