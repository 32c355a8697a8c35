import type { Certainty } from "./matchable.ts";

const SURE: ReadonlySet<Certainty> = new Set(["confirmed", "exact-title", "same-words", "not-an-arm"]);

/** Whether it is certain what a group is; otherwise a person had better look at it. */
export const isSureMatch = ({ certainty }: { certainty: Certainty }) => SURE.has(certainty);
