import { member } from "../id-path.ts";
import { sameWords } from "../same-words.ts";
import type { StudyOutcome } from "../study/outcome.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { renamed } from "./references.ts";

/** The lists whose items have an id of their own, and what tells that two new ones are the same thing. */
const LISTS = {
	reports: ["title", "citation", "doi", "journal", "authors"],
	arms: ["label"],
	groups: ["title"],
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
		const [before, there, here] = [base, theirs, mine].map((document) => byId(document[list] ?? []));
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
	return renamed({ ...mine, outcomes: separateTimes(base, theirs, mine) }, renames);
}

/** The same for time points within outcomes that all have. */
function separateTimes(base: StudyDocument, theirs: StudyDocument, mine: StudyDocument): StudyOutcome[] {
	return mine.outcomes.map((outcome) => {
		const [before, there] = [base, theirs].map(({ outcomes }) =>
			outcomes.find(({ id }) => id === outcome.id),
		);
		if (!before || !there) return outcome;
		const taken = new Set(
			[before, there, outcome].flatMap(({ timePoints }) => timePoints.map(({ id }) => id)),
		);
		const known = new Set(before.timePoints.map(({ id }) => id));
		return outcome.timePoints.reduce((kept, time) => {
			const other = there.timePoints.find(({ id }) => id === time.id);
			if (!other || known.has(time.id) || isSameThing(time, other, ["value", "unit", "text"])) return kept;
			const id = freeId(time.id, (candidate) => taken.has(candidate));
			taken.add(id);
			return withTimeId(kept, time.id, id);
		}, outcome);
	});
}

function withTimeId(outcome: StudyOutcome, was: string, is: string): StudyOutcome {
	const renamedTime = <R extends { timePointId?: string | undefined }>(row: R) =>
		row.timePointId === was ? { ...row, timePointId: is } : row;
	return {
		...outcome,
		timePoints: outcome.timePoints.map((time) => (time.id === was ? { ...time, id: is } : time)),
		results: outcome.results.map(renamedTime),
		contrasts: outcome.contrasts.map(renamedTime),
	} as StudyOutcome;
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
