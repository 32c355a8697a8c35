import { against, moreThanStarted } from "./counter-evidence.ts";
import {
	byLikeness,
	type Evidence,
	likeDescription,
	likeTitle,
	saidOf,
	sameNumber,
	sameRole,
	sameTitle,
} from "./evidence.ts";
import { isBareNumber } from "./list-number.ts";
import type { Certainty, MatchableArm, MatchableGroup, MatchedGroup, TrialFacts } from "./matchable.ts";
import { titlesOf } from "./matchable.ts";
import { noArm } from "./no-arm.ts";
import { onlyArm } from "./only-arm.ts";
import { inFull } from "./short-names.ts";
import { type Table, tableOf } from "./table.ts";
import { signIn } from "./title-signs.ts";
import { wordsOf } from "./title-words.ts";
import { withoutDummies } from "./without-dummies.ts";

/** What may speak for an arm, the surest first; each gives an arm to one group. */
const KINDS: readonly ((group: MatchableGroup, table: Table) => Evidence | undefined)[] = [
	sameNumber,
	likeTitle,
	likeDescription,
	saidOf,
	sameRole,
];

interface Known {
	/** The kinds of table that may count people at risk and not those analysed. */
	tolerance?: number;
	confirmed?: Readonly<Record<string, string | null | undefined>>;
	expand?: (title: string) => string;
	facts?: TrialFacts;
}

/**
 * Says which arm each group of one table is. An arm is given to one group, the surest, and only where nothing
 * speaks against it; groups that say an arm's name and more are parts of it. What fits none is left out with
 * the reason.
 * @param confirmed by group id, what a person said; an arm's id, or null for none
 * @param expand puts the arms' names in the place of short forms in a title
 */
export function matchGroups(
	arms: readonly MatchableArm[],
	groups: readonly MatchableGroup[],
	{ confirmed = {}, expand = (title) => title, facts = {}, tolerance = 0 }: Known = {},
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
	if (found.size === groups.length) return withParts(groups.flatMap(({ id }) => found.get(id) ?? []));
	const known = arms.map((arm) => ({ ...arm, label: expand(arm.label) }));
	const labels = known.map(({ label }) => label);
	const tidy = groups.map((group) => ({
		...group,
		title: withoutDummies(inFull(expand(group.title), labels), known),
	}));
	const plain = tableOf(arms, groups, facts);
	const table = tableOf(known, tidy, facts);
	const labelOf = (armId: string) => arms.find(({ id }) => id === armId)?.label ?? "";
	const open = () => tidy.filter(({ id }) => !found.has(id));
	const taken = () =>
		new Set([...found.values()].flatMap(({ armId, isPart }) => (isPart ? [] : (armId ?? []))));
	const originals = new Map(groups.map((group) => [group.id, group]));

	const give = (group: MatchableGroup, { arm, certainty, why }: Evidence, isPart = isPartOf(group, arm)) => {
		const said = why.replace(arm.label, labelOf(arm.id));
		const tooMany = moreThanStarted(
			group,
			arm,
			certainty === "exact-title" || certainty === "same-words" ? tolerance : 0,
		);
		if (tooMany) settle(group.id, undefined, "none", tooMany);
		else settle(group.id, arm.id, certainty, said, isPart);
	};

	for (const group of tidy) {
		if (found.has(group.id)) continue;
		const original = originals.get(group.id) ?? group;
		for (const [each, its] of [
			[original, plain],
			[group, table],
		] as const) {
			const same = sameTitle(each, its);
			const [evidence] = same;
			if (evidence && same.length === 1 && !found.has(group.id)) give(group, evidence);
		}
	}
	const isFree = (arm: MatchableArm) => !taken().has(arm.id);
	if (known.length > 1) {
		for (const group of open()) {
			const reason = noArm(group, table);
			if (reason) settle(group.id, undefined, "not-an-arm", reason);
		}
	}
	const areFew =
		known.length > 1 &&
		groups.length - [...found.values()].filter(({ certainty }) => certainty === "not-an-arm").length <=
			known.length;
	for (const kind of KINDS) {
		const pairs = open().flatMap((group) => {
			const evidence = kind(group, table);
			return evidence ? [{ group, evidence }] : [];
		});
		const claims = Map.groupBy(pairs, ({ evidence }) => evidence.arm);
		for (const { group, evidence } of pairs.sort((a, b) => b.evidence.score - a.evidence.score)) {
			if (found.has(group.id)) continue;
			const rivals = claims.get(evidence.arm)?.filter((other) => other.group !== group) ?? [];
			// Where each group may have an arm of its own, two that are like one are told apart by something else.
			if (
				kind === likeTitle &&
				evidence.score <= 0.97 &&
				areFew &&
				rivals.some((other) => Math.abs(other.evidence.score - evidence.score) < 0.12)
			)
				continue;
			const isOneOfParts =
				evidence.score <= 0.97 &&
				rivals.some((other) => Math.abs(other.evidence.score - evidence.score) < 0.12);
			if (isOneOfParts && isFree(evidence.arm)) give(group, evidence, true);
			else if (isPartOf(group, evidence.arm) || isFree(evidence.arm)) give(group, evidence);
		}
		if (kind !== likeTitle) continue;
		for (const group of open()) {
			const whole = namedWhole(group, table);
			if (whole && !isFree(whole)) settlePart(group, whole);
		}
	}
	const [only] = known;
	if (known.length === 1 && only) onlyArm(only, open(), table, settle);
	for (const { group, arm } of byExclusion(open(), table, found))
		give(group, {
			arm,
			certainty: "only-one-left",
			score: 1,
			why: "as many groups as arms hold all who started, and each of the others is another arm",
		});
	for (const group of open()) settle(group.id, undefined, "none", whyNone(group, table));
	return withParts(groups.flatMap(({ id }) => found.get(id) ?? []));

	function settlePart(group: MatchableGroup, arm: MatchableArm) {
		const tooMany = moreThanStarted(group, arm, 0);
		if (tooMany) settle(group.id, undefined, "none", tooMany);
		else settle(group.id, arm.id, "similar-words", `its title names the arm “${labelOf(arm.id)}”`, true);
	}
}

/** Whether a title names some of an arm's people, or one of its pieces. */
const isPartOf = ({ title }: MatchableGroup, arm: MatchableArm): boolean =>
	signIn("part", title, titlesOf({ ...arm, learned: new Map() })) !== undefined;

/** The one arm whose name a title says whole, with more. */
function namedWhole(group: MatchableGroup, table: Table): MatchableArm | undefined {
	const given = wordsOf(group.title);
	const named = table.arms.filter((arm) =>
		table.words.of(arm).some((own) => own.size > 0 && own.isSubsetOf(given)),
	);
	const longest = named.filter((arm) => !named.some((other) => other !== arm && isWithin(arm, other, table)));
	const [arm] = longest;
	const isOthers = (word: string) => table.words.holders(word) > 0;
	const more = arm && [...given].filter((word) => !table.words.of(arm).some((own) => own.has(word)));
	return arm && longest.length === 1 && !more?.some(isOthers) && !against(group, arm, table)
		? arm
		: undefined;
}

const isWithin = (arm: MatchableArm, other: MatchableArm, { words }: Table): boolean =>
	words
		.of(arm)
		.some((own) => words.of(other).some((longer) => own.size < longer.size && own.isSubsetOf(longer)));

/**
 * The last arm and the last group, where the table has one group for each arm, all people are in them, each of
 * the others is surely its arm, and the texts of the two have something in common.
 */
function byExclusion(
	open: readonly MatchableGroup[],
	table: Table,
	found: ReadonlyMap<string, MatchedGroup>,
) {
	const [group] = open;
	const wholes = [...found.values()].filter(({ armId, isPart }) => armId !== undefined && !isPart);
	const free = table.arms.filter(({ id }) => !wholes.some(({ armId }) => armId === id));
	const [arm] = free;
	const totals = table.groups.filter(({ id }) => found.get(id)?.certainty === "not-an-arm").length;
	const areAll = table.groups.length - totals === table.arms.length && table.arms.length > 1;
	if (!group || !arm || open.length !== 1 || free.length !== 1 || !areAll || against(group, arm, table))
		return [];
	if (signIn("others", group.title) || signIn("pooled", group.title) || signIn("part", group.title))
		return [];
	const total = table.groups
		.filter(({ id }) => found.get(id)?.certainty !== "not-an-arm")
		.reduce((sum, { count }) => sum + (count ?? Number.NaN), 0);
	const isWhole = arm.count !== undefined ? group.count === arm.count : total === table.facts.enrolled;
	const texts = wordsOf(`${group.title} ${group.description ?? ""}`);
	const hasAffinity = [...table.textWords(arm)].some((word) => texts.has(word));
	return isWhole && (hasAffinity || isBareNumber(group.title) || isBareNumber(arm.label))
		? [{ group, arm }]
		: [];
}

/** What speaks against the arm that a group is most like, or that none is clearly like it. */
function whyNone(group: MatchableGroup, table: Table): string {
	const [nearest] = byLikeness(group, table);
	if (!nearest) return "the record has no arms";
	return (
		against(group, nearest.arm, table) ?? "no arm has a title, description or number that is clearly like it"
	);
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
