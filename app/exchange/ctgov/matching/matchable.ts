import { sameWords } from "#app/domain/same-words.ts";

/** How sure it is that a group is an arm, from the surest down; the labels are what people read. */
export const CERTAINTIES = {
	confirmed: "Confirmed by a person",
	"exact-title": "Same title",
	"same-words": "Same words in the title",
	"similar-words": "Similar words in the title",
	"list-number": "Same number in the title",
	description: "Similar description",
	role: "Title says what the arm is for",
	"only-one-left": "The only one left, and nothing speaks against it",
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
	/** Names of its interventions, where no other arm has them. */
	aliases: string[];
	/** Names of all its interventions. */
	given?: string[] | undefined;
	/** Titles that groups of the record were found to have for it, and how surely. */
	learned?: Map<string, Certainty>;
	/** How many people started in it, where that is known. */
	count?: number | undefined;
}

/** A group of one of the record's tables. */
export interface MatchableGroup {
	id: string;
	title: string;
	description?: string | undefined;
	/** How many people it has in its table. */
	count?: number | undefined;
}

/** What a record says of its trial that bears on all its groups. */
export interface TrialFacts {
	/** Nobody is masked: then "open-label" names no phase of its own. */
	isOpenLabel?: boolean;
	/** It compares groups of people, whether the record lists them all or not. */
	isControlled?: boolean;
	enrolled?: number | undefined;
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

/** Every title that an arm goes by. */
export const titlesOf = ({ label, aliases, learned }: MatchableArm) => [
	label,
	...aliases,
	...(learned?.keys() ?? []),
];

/** A title as it is compared: without case, punctuation and spacing. */
export const bare = (title: string) =>
	sameWords(title)
		.replace(/\s\/\s/g, " ")
		.replace(/[^\p{L}\p{N}%+<>=/.→-]+/gu, " ")
		.replace(/(?<!\d\s?)-|-(?!\s?\d)/g, " ")
		.replace(/\s+/g, " ")
		.trim();
