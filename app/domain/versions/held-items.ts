import type { StudyDocument } from "../study/study-document.ts";
import { type Reference, referencesIn } from "./references.ts";

/** The lists whose items are named elsewhere in the document. */
const LISTS = ["arms", "outcomes", "reports"] as const;

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
				const left = new Set(remover[list].map(({ id }) => id));
				return base[list].filter(({ id }) => !left.has(id)).map(({ id }) => `${list}.${id}`);
			}),
		);
		for (const reference of referencesIn(writer)) {
			if (removed.has(reference.to) && !known.has(asText(reference))) held.add(reference.to);
		}
	}
	return held;
}

const asText = ({ to, from }: Reference) => `${to} ${from}`;
