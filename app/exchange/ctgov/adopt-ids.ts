import { sameWords } from "#app/domain/same-words.ts";
import type { StudyOutcome } from "#app/domain/study/outcome.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { renamed } from "#app/domain/versions/references.ts";
import { sameReport } from "../references/same-report.ts";
import { matchGroups } from "./matching/match-groups.ts";
import type { Certainty } from "./matching/matchable.ts";

const SURE: ReadonlySet<Certainty> = new Set(["exact-title", "same-words", "similar-words", "description"]);

/**
 * A registry record's study with the ids that its arms, groups, outcomes, reports and adverse events have in the study
 * that is here, wherever both surely mean the same thing; so that the two can be put side by side.
 */
export function adoptIds(here: StudyDocument, coming: StudyDocument): StudyDocument {
	const renames = new Map<string, string>();
	const adopt = <Item extends { id: string }>(
		list: "reports" | "arms" | "groups" | "outcomes" | "adverseEvents",
		items: [readonly Item[], readonly Item[]],
		isSame: (one: Item, other: Item) => boolean,
	) => {
		const [known, added] = items;
		const taken = new Set(added.map(({ id }) => id));
		const free = known.filter(({ id }) => !taken.has(id));
		for (const item of added) {
			if (known.some(({ id }) => id === item.id)) continue;
			const at = free.findIndex((candidate) => isSame(candidate, item));
			const [match] = at < 0 ? [] : free.splice(at, 1);
			if (match) renames.set(`${list}.${item.id}`, match.id);
		}
	};
	const armOf = armsOf(here, coming);
	adopt("arms", [here.arms, coming.arms], (one, other) => armOf.get(other.id) === one.id);
	adopt(
		"groups",
		[here.groups ?? [], coming.groups ?? []],
		(one, other) =>
			sameWords(one.title) === sameWords(other.title) &&
			sameWords(one.description ?? "") === sameWords(other.description ?? ""),
	);
	adopt("reports", [here.reports, coming.reports], sameReport);
	adopt("outcomes", [here.outcomes, coming.outcomes], (one, other) => nameOf(one) === nameOf(other));
	adopt(
		"adverseEvents",
		[here.adverseEvents, coming.adverseEvents],
		(one, other) => one.serious === other.serious && sameWords(one.term) === sameWords(other.term),
	);
	return renamed(coming, renames);
}

function armsOf(here: StudyDocument, coming: StudyDocument): Map<string, string> {
	const known = here.arms.map(({ id, label, description, interventions, randomised }) => ({
		...{ id, label, description, count: randomised },
		aliases: interventions.map(({ name }) => name),
	}));
	const groups = coming.arms.map(({ id, label, description, randomised }) => ({
		...{ id, title: label, description, count: randomised },
	}));
	const matched = matchGroups(known, groups);
	return new Map(
		matched.flatMap(({ id, armId, certainty }) =>
			armId !== undefined && SURE.has(certainty) ? [[id, armId] as const] : [],
		),
	);
}

const nameOf = ({ label, className, category, timePoints }: StudyOutcome) => {
	const times = timePoints.map(({ value, unit, text }) => [value, unit, text].join(" "));
	return sameWords([label, className, category, ...times].map((part) => part ?? "").join(" | "));
};
