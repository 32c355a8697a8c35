import type { PHASES, REGISTRY_STATUSES } from "../vocabulary.ts";

/**
 * Which trials a comparison is of, where it names none: those that fit all that is given. Words are looked for as the
 * library's search looks for them, with other spellings and names for the same; every one of them must be found.
 */
export interface Question {
	/** Words found anywhere in a study, or its registry number, DOI or PubMed id. */
	about?: string;
	/** Words found in a study's conditions, keywords and tags. */
	condition?: string;
	/**
	 * Words found in the names of a study's arms and interventions. Of which arm is not asked: a trial that gives the
	 * drug to its comparator is found as well, for many records do not say which arm is which.
	 */
	intervention?: string;
	phase?: keyof typeof PHASES;
	status?: keyof typeof REGISTRY_STATUSES;
	yearFrom?: number;
	yearTo?: number;
}

/** The parts of a question that are words. */
export const QUESTION_WORDS = ["about", "condition", "intervention"] as const satisfies (keyof Question)[];
export type QuestionWords = (typeof QUESTION_WORDS)[number];

/** Words of a question are at most so long, in characters; no condition or intervention of a study is longer. */
export const LONGEST_WORDS = 300;

/** More trials than this nobody reads side by side. */
export const MOST_COMPARED = 200;
