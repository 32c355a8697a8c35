import { labelOf, OUTCOME_CONCEPTS } from "../vocabulary.ts";

/** What studies can be compared on: a concept, outcomes of no concept that bear one name, or an adverse event. */
export interface Topic {
	/** A concept, or `label:` and the name in small letters; `event:` and `serious-event:` of adverse events. */
	key: string;
	label: string;
}

export const BY_LABEL = "label:";
export const BY_EVENT = "event:";
export const BY_SERIOUS_EVENT = "serious-event:";

export const isOfEvents = ({ key }: Pick<Topic, "key">): boolean =>
	key.startsWith(BY_EVENT) || key.startsWith(BY_SERIOUS_EVENT);

/** A topic by its key alone, for one that no study here has. */
export function topicNamed(key: string): Topic {
	const prefix = [BY_LABEL, BY_EVENT, BY_SERIOUS_EVENT].find((each) => key.startsWith(each));
	return { key, label: prefix ? key.slice(prefix.length) : labelOf(OUTCOME_CONCEPTS, key) };
}
