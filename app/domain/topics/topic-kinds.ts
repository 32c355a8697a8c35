/** What studies are about. Topics of outcomes are the program's concepts; the others have names people agree on. */
export const NAMED_KINDS = ["condition", "intervention"] as const;
/** A kind of topic whose names people agree on, and which has pages. */
export type NamedKind = (typeof NAMED_KINDS)[number];
export type TopicKind = NamedKind | "outcome";

/** Where the pages of a kind of topic are. */
export const TOPIC_FOLDERS = { condition: "conditions", intervention: "interventions" } as const;

/** The page of a topic. */
export const topicAddress = (kind: NamedKind, slug: string) => `/${TOPIC_FOLDERS[kind]}/${slug}`;
/** The page of an intervention in a condition. */
export const pairAddress = (intervention: string, condition: string) =>
	`/${TOPIC_FOLDERS.intervention}/${intervention}/${condition}`;
/** Where the names of a topic are agreed on. */
export const agreeingAddress = (kind: NamedKind, slug: string) => `/topics/${TOPIC_FOLDERS[kind]}/${slug}`;
