import type { StudyOutcome } from "../study/outcome.ts";
import { isBlank, type Loose, objectOf } from "./loose.ts";

/**
 * Where all figures of an outcome were read, given once: it stands for each that says nothing else. Undefined where they
 * were read in different places, or of some it is not said.
 */
export function sharedSource({
	results,
	contrasts,
}: StudyOutcome): StudyOutcome["results"][number]["source"] {
	const [first, ...others] = [...results, ...contrasts].map(({ source }) => source);
	if (first === undefined) return undefined;
	const said = JSON.stringify(first);
	return others.every((source) => JSON.stringify(source) === said) ? first : undefined;
}

/** A row with the source of its outcome, unless it has one of its own. */
export const withSource = (row: Loose, shared: unknown): Loose =>
	isBlank(objectOf(row.source), []) && !isBlank(objectOf(shared), []) ? { ...row, source: shared } : row;
