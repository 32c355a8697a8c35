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
import { inFull } from "./short-names.ts";
import { type Table, tableOf } from "./table.ts";
import { signIn } from "./title-signs.ts";
import { withoutDummies } from "./without-dummies.ts";

/** What is known of a table before its groups are matched. */
export interface Known {
	/** By group id, what a person said, or was found before: an arm's id, or null for none. */
	confirmed?: Readonly<Record<string, string | null | undefined>>;
	/** Puts the arms' names in the place of their short forms in a title. */
	expand?: (title: string) => string;
	facts?: TrialFacts;
	/** By how much more people than started in an arm are still it, where its title says that it is. */
	tolerance?: number;
	/** The participant flow has fewer than half of those enrolled, so that it does not say how many started. */
	isFlowPartial?: boolean;
}

/** A table on its way to being matched: which group was taken for what, and what is still open. */
export class Matching {
	/** As the record has it. */
	readonly plain: Table;
	/** With short forms in full and without the placebos that only keep a trial blind. */
	readonly table: Table;
	readonly #found = new Map<string, MatchedGroup>();
	readonly #labels: ReadonlyMap<string, string>;
	readonly #tolerance: number;
	readonly #areAllEnrolled: boolean;

	constructor(
		arms: readonly MatchableArm[],
		groups: readonly MatchableGroup[],
		{ confirmed = {}, expand = (title) => title, facts = {}, tolerance = 0, isFlowPartial = false }: Known,
	) {
		const known = arms.map((arm) => ({ ...arm, label: expand(arm.label) }));
		const labels = known.map(({ label }) => label);
		const tidy = groups.map((group) => ({
			...group,
			title: withoutDummies(inFull(expand(group.title), labels), known),
		}));
		this.plain = tableOf(arms, groups, facts);
		this.table = tableOf(known, tidy, facts);
		this.#labels = new Map(arms.map(({ id, label }) => [id, label]));
		this.#tolerance = tolerance;
		const people = groups.reduce((sum, { count }) => sum + (count ?? Number.NaN), 0);
		this.#areAllEnrolled = isFlowPartial && facts.enrolled !== undefined && people <= facts.enrolled;
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

	/**
	 * Takes a group for an arm, unless it has more people than started there. Groups that have the arms' names and
	 * together no more people than were enrolled speak against a flow that has hardly any of these.
	 */
	give(group: MatchableGroup, { arm, certainty, why }: Evidence, isPart = isPartOf(group, arm)): void {
		const isNamed = certainty === "exact-title" || certainty === "same-words";
		const tooMany =
			isNamed && this.#areAllEnrolled
				? undefined
				: moreThanStarted(group, arm, isNamed ? this.#tolerance : 0);
		const inOwnWords = (text: string) => text.replace(arm.label, this.#labels.get(arm.id) ?? arm.label);
		if (tooMany) this.leaveOut(group, "none", inOwnWords(tooMany));
		else this.settle(group, { armId: arm.id, certainty, why: inOwnWords(why), isPart });
	}
}

/** Whether a title names some of an arm's people, or one of its pieces. */
export const isPartOf = ({ title }: MatchableGroup, arm: MatchableArm): boolean =>
	signIn("part", title, titlesOf({ ...arm, learned: new Map() })) !== undefined;
