import {
	byDescription,
	byListNumber,
	byNumbers,
	byPosition,
	byRole,
	byWords,
	leftOver,
} from "./match-stages.ts";
import {
	bare,
	type Certainty,
	type Finding,
	type MatchableArm,
	type MatchableGroup,
	type MatchedGroup,
	type Matching,
	titlesOf,
} from "./matchable.ts";
import { isPooled, withoutDummies } from "./not-an-arm.ts";
import { armWords } from "./title-words.ts";
import { isSequence, otherPhase, saysOrder } from "./treatment-order.ts";

/** Stages that give an arm to one group each, the surest first. */
const STAGES: readonly ((matching: Matching) => Finding[])[] = [
	byWords,
	byDescription,
	byListNumber,
	byRole,
	byNumbers,
];

/**
 * Says which arm each group of one table is. The same arm bears different titles in each part of a record, so
 * exact titles go first, then the same words, similar words that fit one arm better than the others, the
 * description, list numbers, the role, the number of people, what is left over, and the place in the list. An
 * arm is given to one group, but for titles that add something to its name ("Sertraline: week 1"), which all
 * belong to it as parts.
 * @param confirmed by group id, what a person said; an arm's id, or null for none
 * @param expand puts the arms' names in the place of short forms in a title
 */
export function matchGroups(
	arms: readonly MatchableArm[],
	groups: readonly MatchableGroup[],
	confirmed: Readonly<Record<string, string | null | undefined>> = {},
	expand: (title: string) => string = (title) => title,
): MatchedGroup[] {
	const found = new Map<string, MatchedGroup>();
	const settle = (id: string, armId: string | undefined, certainty: Certainty, why: string, isPart = false) =>
		found.set(id, { id, armId, certainty, why, isPart });
	for (const { id } of groups) {
		const said = Object.hasOwn(confirmed, id) ? confirmed[id] : undefined;
		if (said === null) settle(id, undefined, "confirmed", "a person said that it is no arm");
		else if (said !== undefined && arms.some((arm) => arm.id === said))
			settle(id, said, "confirmed", "a person said so");
	}
	const known = arms.map((arm) => ({ ...arm, label: expand(arm.label) }));
	const tidy = groups.map((group) => ({ ...group, title: withoutDummies(expand(group.title), known) }));
	const taken = () => new Set([...found.values()].flatMap(({ armId }) => armId ?? []));
	const words = armWords(known);
	const matching = (): Matching => ({
		...{ arms: known, groups: tidy, words },
		open: tidy.filter(({ id }) => !found.has(id)),
		free: known.filter(({ id }) => !taken().has(id)),
	});
	const labelOf = (armId: string) => arms.find(({ id }) => id === armId)?.label ?? "";
	const give = ({ group, arm, certainty, why }: Finding) => {
		if (!found.has(group.id) && !taken().has(arm.id)) settle(group.id, arm.id, certainty, why);
	};

	for (const finding of sameTitles(arms, groups)) give(finding);
	for (const { group, arm } of sameTitles(known, matching().open)) {
		const why = `“${arm.label}” is called so in other words`;
		give({ group, arm, certainty: "same-words", why: why.replace(arm.label, labelOf(arm.id)) });
	}
	for (const group of matching().open) {
		const reason =
			known.length > 1 ? (isPooled(group, known, tidy) ?? isSequence(group.title, known, words)) : undefined;
		if (reason) settle(group.id, undefined, "not-an-arm", reason);
	}
	for (const stage of STAGES) {
		for (const finding of stage(matching())) give(finding);
		if (stage !== byWords) continue;
		// Titles that say an arm's name and more, where that arm has a group already: parts of it.
		for (const { group, arm } of leftOver(matching())) {
			const phase = otherPhase(group.title, arm);
			if (phase) settle(group.id, undefined, "not-an-arm", `its title names a phase of its own: “${phase}”`);
			else settle(group.id, arm.id, "similar-words", `its title names the arm “${labelOf(arm.id)}”`, true);
		}
	}
	if (arms.length === 1 && arms[0]) onlyArm(arms[0], matching().open, settle);
	for (const finding of byPosition(matching())) give(finding);
	const areOrders = known.length > 1 && known.every(({ label }) => saysOrder(label));
	for (const { id, title } of matching().open) {
		const why =
			areOrders && !saysOrder(title)
				? "the arms are orders of treatments, and it is none"
				: "no arm has a title, description or number like it";
		settle(id, undefined, "none", why);
	}
	return withParts(groups.flatMap(({ id }) => found.get(id) ?? []));
}

const NAMES_IT: ReadonlySet<Certainty> = new Set(["confirmed", "exact-title", "same-words"]);

/** Of several groups of one arm, each whose title is not just its name is a part of it. */
function withParts(matched: MatchedGroup[]): MatchedGroup[] {
	const counts = Map.groupBy(matched, ({ armId }) => armId);
	return matched.map((match) => {
		const isOneOfSeveral = match.armId !== undefined && (counts.get(match.armId)?.length ?? 0) > 1;
		return isOneOfSeveral && !NAMES_IT.has(match.certainty) ? { ...match, isPart: true } : match;
	});
}

function sameTitles(arms: readonly MatchableArm[], groups: readonly MatchableGroup[]): Finding[] {
	return groups.flatMap((group) =>
		arms
			.filter(
				(arm) => bare(group.title) !== "" && titlesOf(arm).some((title) => bare(title) === bare(group.title)),
			)
			.map((arm) => ({
				...{ group, arm, certainty: "exact-title" as const },
				why: `the arm is called “${arm.label}” too`,
			})),
	);
}

/** In a study of one arm every group is of that arm, unless its title says that it is of others. */
function onlyArm(
	arm: MatchableArm,
	open: readonly MatchableGroup[],
	settle: (id: string, armId: string, certainty: Certainty, why: string, isPart: boolean) => void,
): void {
	const others = /\b(?:controls?|placebo|healthy|historical|untreated|comparator)\b/i;
	for (const { id, title } of open) {
		if (others.test(title) && !others.test(arm.label)) continue;
		settle(id, arm.id, "only-one-left", "the study has one arm", open.length > 1);
	}
}
