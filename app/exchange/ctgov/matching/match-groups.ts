import { against } from "./counter-evidence.ts";
import { byLikeness, type Evidence, likeTitle, sameNumber, sameTitle } from "./evidence.ts";
import { byExclusion } from "./exclusion.ts";
import { likeDescription, saidOf } from "./like-texts.ts";
import type { Certainty, MatchableArm, MatchableGroup, MatchedGroup } from "./matchable.ts";
import { isPartOf, type Known, Matching } from "./matching.ts";
import { namedWhole } from "./named-whole.ts";
import { noArm } from "./no-arm.ts";
import { onlyArm } from "./only-arm.ts";
import { sameGiven } from "./same-given.ts";
import { sameRole } from "./same-role.ts";
import type { Table } from "./table.ts";
import { wordsOf } from "./title-words.ts";

/** What may speak for an arm, the surest first. */
const KINDS: readonly ((group: MatchableGroup, table: Table) => Evidence | undefined)[] = [
	sameNumber,
	likeTitle,
	sameGiven,
	likeDescription,
	saidOf,
	sameRole,
];

/**
 * Says which arm each group of one table is. An arm is given to one group, the surest, and only where nothing
 * speaks against it; groups that say an arm's name and more are parts of it. What fits none is left out with
 * the reason.
 */
export function matchGroups(
	arms: readonly MatchableArm[],
	groups: readonly MatchableGroup[],
	known: Known = {},
): MatchedGroup[] {
	const matching = new Matching(arms, groups, known);
	const { table } = matching;
	bySameTitle(matching);
	if (arms.length > 1) {
		for (const group of matching.open) {
			const reason = noArm(group, table, matching.tolerance);
			if (reason) matching.leaveOut(group, "not-an-arm", reason);
		}
	}
	for (const kind of KINDS) {
		byEvidence(kind, matching);
		if (kind === likeTitle) partsByName(matching);
	}
	const [only] = table.arms;
	if (only && arms.length === 1) onlyArm(only, matching);
	byExclusion(matching);
	for (const group of matching.open) matching.leaveOut(group, "none", whyNone(group, table));
	return withParts(matching.found);
}

function bySameTitle(matching: Matching): void {
	for (const table of [matching.plain, matching.table]) {
		const open = new Set(matching.open.map(({ id }) => id));
		for (const group of table.groups) {
			const [evidence, another] = open.has(group.id) ? sameTitle(group, table) : [];
			if (evidence && !another) matching.give(group, evidence);
		}
	}
}

/** Titles that are nearly as like an arm as one another. */
const CLOSE = 0.12;
/** Above it, a title is the arm's name in other words. */
const NAMED = 0.97;

function byEvidence(kind: (typeof KINDS)[number], matching: Matching): void {
	const { table } = matching;
	const pairs = matching.open.flatMap((group) => {
		const evidence = kind(group, table);
		return evidence ? [{ group, evidence }] : [];
	});
	const pooled = matching.found.filter(({ certainty }) => certainty === "not-an-arm").length;
	const mayEachHaveOne = table.arms.length > 1 && table.groups.length - pooled <= table.arms.length;
	for (const { group, evidence } of pairs.sort((a, b) => b.evidence.score - a.evidence.score)) {
		const { arm, score } = evidence;
		const isOneOfSeveral =
			score <= NAMED &&
			pairs.some(
				(other) =>
					other.group !== group &&
					other.evidence.arm === arm &&
					Math.abs(other.evidence.score - score) < CLOSE,
			);
		// Where each group may have an arm of its own, two that are like one are told apart by something else.
		if (isOneOfSeveral && mayEachHaveOne && kind === likeTitle) continue;
		const isPiece = isOneOfSeveral || (kind !== sameNumber && isOneOfNamesakes(group, arm, table));
		if (isPiece && matching.isFree(arm)) matching.give(group, evidence, true);
		else if (isPartOf(group, arm) || matching.isFree(arm)) matching.give(group, evidence);
	}
}

/** Whether a group and another both say the whole name of an arm and more: then each is a part of it. */
function isOneOfNamesakes(group: MatchableGroup, arm: MatchableArm, table: Table): boolean {
	const isMore = (other: MatchableGroup) =>
		namedWhole(other, table) === arm &&
		!table.words.of(arm).some((own) => own.symmetricDifference(wordsOf(other.title)).size === 0);
	return isMore(group) && table.groups.some((other) => other !== group && isMore(other));
}

/** Groups that say the name of an arm that has its group, and more. */
function partsByName(matching: Matching): void {
	for (const group of matching.open) {
		const arm = namedWhole(group, matching.table);
		if (!arm || matching.isFree(arm)) continue;
		const why = `its title names the arm “${arm.label}”`;
		matching.give(group, { arm, certainty: "similar-words", score: 0, why }, true);
	}
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
function withParts(matched: readonly MatchedGroup[]): MatchedGroup[] {
	const counts = Map.groupBy(matched, ({ armId }) => armId);
	return matched.map((match) => {
		const isOneOfSeveral = match.armId !== undefined && (counts.get(match.armId)?.length ?? 0) > 1;
		return isOneOfSeveral && !NAMES_IT.has(match.certainty) ? { ...match, isPart: true } : match;
	});
}
