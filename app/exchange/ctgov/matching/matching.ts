import { inFull } from "../short-names.ts";
import { withUnits } from "./bare-doses.ts";
import { moreThanStarted } from "./counter-evidence.ts";
import type { Evidence } from "./evidence.ts";
import {
	type Certainty,
	type MatchableArm,
	type MatchableGroup,
	type MatchedGroup,
	type TrialFacts,
	titlesOf,
} from "./matchable.ts";
import { type Table, tableOf } from "./table.ts";
import { signIn } from "./title-signs.ts";
import { readTitle, withoutAmounts, wordsOf } from "./title-words.ts";
import { withoutCare, withoutDummies } from "./without-dummies.ts";

/** What is known of a table before its groups are matched. */
export interface Known {
	/** By group id, what a person said, or was found before: an arm's id, or null for none. */
	confirmed?: Readonly<Record<string, string | null | undefined>>;
	/** Puts the arms' names in the place of their short forms in a title. */
	expand?: (title: string) => string;
	facts?: TrialFacts;
	/** By how much more people than started in an arm are still it, where its title says that it is. */
	tolerance?: number;
}

const SAID_BY_TITLE: ReadonlySet<Certainty> = new Set([
	...(["exact-title", "same-words", "similar-words", "list-number"] as const),
]);

/** A table on its way to being matched: which group was taken for what, and what is still open. */
export class Matching {
	/** As the record has it. */
	readonly plain: Table;
	/** With short forms in full and without the placebos that only keep a trial blind. */
	readonly table: Table;
	readonly #found = new Map<string, MatchedGroup>();
	readonly #labels: ReadonlyMap<string, string>;
	/** By how much more people than started in an arm are still it, where its title says that it is. */
	readonly tolerance: number;

	constructor(
		arms: readonly MatchableArm[],
		groups: readonly MatchableGroup[],
		{ confirmed = {}, expand = (title) => title, facts = {}, tolerance = 0 }: Known,
	) {
		const known = arms.map((arm) => ({ ...arm, label: expand(arm.label) }));
		const labels = known.map(({ label }) => label);
		const tidy = groups.map((group) => ({
			...group,
			title: withoutDummies(
				withUnits(withoutCare(inFull(expand(group.title), labels), labels), labels),
				known,
			),
		}));
		this.plain = tableOf(arms, groups, facts);
		this.table = tableOf(known, tidy, facts);
		this.#labels = new Map(arms.map(({ id, label }) => [id, label]));
		this.tolerance = isOfAllEnrolled(arms, groups, facts) ? Number.POSITIVE_INFINITY : tolerance;
		for (const { id } of groups) {
			const said = Object.hasOwn(confirmed, id) ? confirmed[id] : undefined;
			if (said === null) this.leaveOut({ id }, "confirmed", "a person said that it is no arm");
			else if (said !== undefined && this.#labels.has(said))
				this.settle({ id }, { armId: said, certainty: "confirmed", why: "a person said so" });
		}
	}

	/** Groups that nothing was found for yet. */
	get open(): MatchableGroup[] {
		return this.table.groups.filter(({ id }) => !this.#found.has(id));
	}

	get found(): readonly MatchedGroup[] {
		return this.table.groups.flatMap(({ id }) => this.#found.get(id) ?? []);
	}

	/** Whether no group was taken for the whole of an arm yet. */
	isFree({ id }: MatchableArm): boolean {
		return !this.found.some(({ armId, isPart }) => armId === id && !isPart);
	}

	leaveOut({ id }: { id: string }, certainty: Certainty, why: string): void {
		this.#found.set(id, { id, armId: undefined, certainty, why, isPart: false });
	}

	settle(
		{ id }: { id: string },
		{
			armId,
			certainty,
			why,
			isPart = false,
		}: Pick<MatchedGroup, "armId" | "certainty" | "why"> & { isPart?: boolean },
	): void {
		this.#found.set(id, { id, armId, certainty, why, isPart });
	}

	/** Takes a group for an arm, unless it has more people than started there. */
	give(
		group: MatchableGroup,
		{ arm, certainty, why }: Evidence,
		isPart = isPartOf(group, arm) || isFewOf(group, arm),
	): void {
		const isNamed = SAID_BY_TITLE.has(certainty);
		const whole = this.found.find((match) => match.armId === arm.id && !match.isPart);
		const inWhole = this.table.groups.find(({ id }) => id === whole?.id)?.count;
		const tooMany =
			moreThanStarted(group, arm, isNamed ? this.tolerance : 0) ??
			(isPart ? moreThanStarted(group, { ...arm, count: inWhole }, 0) : undefined);
		const inOwnWords = (text: string) => text.replace(arm.label, this.#labels.get(arm.id) ?? arm.label);
		if (tooMany) this.leaveOut(group, "none", inOwnWords(tooMany));
		else this.settle(group, { armId: arm.id, certainty, why: inOwnWords(why), isPart });
	}
}

/**
 * Whether the groups of a table hold exactly those who were enrolled, while the flow is of fewer: then the flow
 * does not say how many started in an arm.
 */
function isOfAllEnrolled(
	arms: readonly MatchableArm[],
	groups: readonly MatchableGroup[],
	{ enrolled }: TrialFacts,
): boolean {
	const sum = (all: readonly { count?: number | undefined }[]) =>
		all.reduce((total, { count }) => total + (count ?? Number.NaN), 0);
	return enrolled !== undefined && sum(groups) === enrolled && sum(arms) < enrolled;
}

/** Of how many who started fewer are some of an arm's people, where a title says the arm's name and more. */
const FEW = 0.6;

function isFewOf({ title, count }: MatchableGroup, { label, count: started }: MatchableArm): boolean {
	if (count === undefined || started === undefined || count >= FEW * started) return false;
	const { words, rhythms, routes } = readTitle(title);
	const own = wordsOf(label);
	const more = withoutAmounts(words).difference(own).difference(rhythms).difference(routes);
	return own.size > 0 && own.isSubsetOf(words) && more.size > 0;
}

/** Whether a title names some of an arm's people, or one of its pieces. */
export const isPartOf = ({ title }: MatchableGroup, arm: MatchableArm): boolean =>
	signIn("part", title, titlesOf({ ...arm, learned: new Map() })) !== undefined;
