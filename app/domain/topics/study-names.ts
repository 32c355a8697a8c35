import { conceptOf } from "../concepts/concept-of.ts";
import { hasFigures } from "../study/has-figures.ts";
import { readable } from "../study/readable.ts";
import type { Arm, Intervention, StudyDocument } from "../study/study-document.ts";
import { OUTCOME_CONCEPTS } from "../vocabulary.ts";
import { topicKey } from "./topic-key.ts";
import type { TopicKind } from "./topic-kinds.ts";

/** A name by which a study is about something. */
export interface StudyName {
	kind: TopicKind;
	key: string;
	name: string;
	/** It is given as another name of what the study names otherwise. */
	other: boolean;
	/** It is given to no arm but comparators with placebo, sham or nothing: it is not what the study tries. */
	comparator: boolean;
	/** Of an outcome: whether it has figures. */
	results?: boolean;
}

/** Arms of these roles get what others are compared with. An active comparator is tried as well. */
const COMPARED_WITH: readonly Arm["role"][] = ["placebo-comparator", "sham-comparator", "no-intervention"];

/** What a study says it is about, each name once: its conditions, what it gives, the concepts of its outcomes. */
export function namesOfStudy(document: StudyDocument): StudyName[] {
	const given = [
		...document.arms.flatMap(({ role, interventions }) =>
			interventions.map((one) => ({ one, comparator: COMPARED_WITH.includes(role) })),
		),
		...(document.interventions ?? []).map((one) => ({ one, comparator: false })),
	];
	const names: StudyName[] = [
		...document.conditions.map((name) => named("condition", name)),
		...given.flatMap(({ one, comparator }) => namesOfIntervention(one, comparator)),
		...outcomesOf(document),
	];
	const each = new Map<string, StudyName>();
	for (const name of names) {
		if (name.key === "") continue;
		const place = `${name.kind} ${name.key}`;
		const before = each.get(place);
		each.set(place, before ? both(before, name) : name);
	}
	return [...each.values()];
}

const named = (kind: TopicKind, name: string): StudyName => ({
	...{ kind, name, key: topicKey(name) },
	...{ other: false, comparator: false },
});

function namesOfIntervention({ name, otherNames }: Intervention, comparator: boolean): StudyName[] {
	return [
		{ ...named("intervention", name), comparator },
		...otherNames.map((other) => ({ ...named("intervention", other), comparator, other: true })),
	];
}

function outcomesOf(document: StudyDocument): StudyName[] {
	return readable(document).outcomes.flatMap((outcome) => {
		const concept = conceptOf(outcome);
		if (!concept) return [];
		const results = hasFigures(outcome);
		const name = OUTCOME_CONCEPTS[concept];
		return [{ ...named("outcome", name), key: concept, results }];
	});
}

const both = (one: StudyName, two: StudyName): StudyName => ({
	...(one.other && !two.other ? two : one),
	other: one.other && two.other,
	comparator: one.comparator && two.comparator,
	...((one.results ?? two.results) !== undefined && { results: one.results || two.results || false }),
});
