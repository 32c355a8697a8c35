import { labelOf, OUTCOME_CONCEPTS } from "../vocabulary.ts";

/** What studies can be compared on: a concept, or outcomes of no concept that bear one name. */
export interface Topic {
	/** A concept, or `label:` and the name in small letters. */
	key: string;
	label: string;
}

export const BY_LABEL = "label:";

/** A topic by its key alone, for one that no study here has. */
export function topicNamed(key: string): Topic {
	return {
		key,
		label: key.startsWith(BY_LABEL) ? key.slice(BY_LABEL.length) : labelOf(OUTCOME_CONCEPTS, key),
	};
}
