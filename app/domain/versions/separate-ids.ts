import { member } from "../id-path.ts";
import { sameWords } from "../same-words.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { renamed } from "./references.ts";

/** The lists whose items have an id of their own, and what tells that two new ones are the same thing. */
const LISTS = {
	reports: ["title", "citation", "doi", "journal", "authors"],
	arms: ["label"],
	outcomes: ["label", "className", "category"],
	adverseEvents: ["term"],
} as const satisfies Partial<Record<keyof StudyDocument, readonly string[]>>;

/**
 * My document with other ids for the items I added that have, by chance, the id of something else that they
 * added: forms count ids up, so two people who add an outcome both add “o2”. Merged field by field the two
 * would become one nonsense. Items of the same name are taken for the same thing and keep their id.
 */
export function separateIds(base: StudyDocument, theirs: StudyDocument, mine: StudyDocument): StudyDocument {
	const renames = new Map<string, string>();
	for (const [list, telling] of Object.entries(LISTS) as [keyof typeof LISTS, readonly string[]][]) {
		const [before, there, here] = [base, theirs, mine].map((document) => byId(document[list]));
		if (!before || !there || !here) continue;
		for (const [id, item] of here) {
			const other = there.get(id);
			if (other === undefined || before.has(id) || isSameThing(item, other, telling)) continue;
			const taken = (candidate: string) =>
				[before, there, here].some((items) => items.has(candidate)) ||
				[...renames].some(([name, renamedTo]) => name.startsWith(`${list}.`) && renamedTo === candidate);
			renames.set(`${list}.${id}`, freeId(id, taken));
		}
	}
	return renamed(mine, renames);
}

function byId(items: readonly { id: string }[]): Map<string, unknown> {
	return new Map(items.map((item) => [item.id, item]));
}

function isSameThing(a: unknown, b: unknown, telling: readonly string[]): boolean {
	const [one, other] = [a, b].map((item) =>
		sameWords(telling.map((field) => String(member(item, field) ?? "")).join(" | ")),
	);
	return one === other;
}

function freeId(id: string, taken: (candidate: string) => boolean): string {
	let number = 2;
	const numbered = () => `${id.slice(0, 35)}-${number}`;
	while (taken(numbered())) number++;
	return numbered();
}
