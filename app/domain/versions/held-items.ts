import type { StudyOutcome } from "../study/outcome.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { type Reference, referencesIn } from "./references.ts";

/** The lists whose items are named elsewhere in the document. */
const LISTS = ["arms", "groups", "outcomes", "reports"] as const;

/**
 * The items that one side removed while the other wrote something new that names them: `arms.a3` when they
 * removed the arm and I gave it a result. Neither the removal nor what was written may be passed over.
 */
export function heldItems(base: StudyDocument, theirs: StudyDocument, mine: StudyDocument): Set<string> {
	const known = new Set([...referencesIn(base)].map(asText));
	const held = new Set<string>();
	for (const [remover, writer] of [
		[theirs, mine],
		[mine, theirs],
	] as const) {
		const removed = new Set(
			LISTS.flatMap((list) => {
				const left = new Set((remover[list] ?? []).map(({ id }) => id));
				return (base[list] ?? []).filter(({ id }) => !left.has(id)).map(({ id }) => `${list}.${id}`);
			}),
		);
		for (const reference of referencesIn(writer)) {
			if (removed.has(reference.to) && !known.has(asText(reference))) held.add(reference.to);
		}
	}
	for (const [remover, writer] of [
		[theirs, mine],
		[mine, theirs],
	] as const) {
		for (const path of heldTimes(base, remover, writer)) held.add(path);
	}
	return held;
}

/** Time points that one side removed while the other wrote new figures of then. */
function* heldTimes(base: StudyDocument, remover: StudyDocument, writer: StudyDocument): Generator<string> {
	for (const outcome of base.outcomes) {
		const [left, written] = [remover, writer].map(({ outcomes }) =>
			outcomes.find(({ id }) => id === outcome.id),
		);
		if (!left || !written) continue;
		const known = new Set(rowsOf(outcome).map((row) => JSON.stringify(row)));
		const removed = outcome.timePoints.filter(({ id }) => !left.timePoints.some((time) => time.id === id));
		for (const { id } of removed) {
			const isNew = rowsOf(written).some((row) => row.timePointId === id && !known.has(JSON.stringify(row)));
			if (isNew) yield `outcomes.${outcome.id}.timePoints.${id}`;
		}
	}
}

const rowsOf = ({ results, contrasts }: StudyOutcome) => [...results, ...contrasts];

const asText = ({ to, from }: Reference) => `${to} ${from}`;
