import { sameWords } from "#app/domain/same-words.ts";
import type { ReadArms } from "../arms.ts";
import { isBareNumber } from "../list-number.ts";
import type { Place } from "../place.ts";
import { moreThanStarted } from "./counter-evidence.ts";
import { matchGroups } from "./match-groups.ts";
import {
	CERTAINTIES,
	type Certainty,
	type MatchableArm,
	type MatchableGroup,
	type Overrides,
} from "./matchable.ts";

/** The parts of a record that have groups of their own. */
export const GROUP_PARTS = {
	FG: "Participant flow",
	BG: "Baseline",
	OG: "Outcomes",
	EG: "Adverse events",
} as const;
export type GroupPart = keyof typeof GROUP_PARTS;

/** A group of a record and the arm it was taken for, to be confirmed or corrected. */
export interface GroupMatch {
	/** Names the group for an override: its part and title, `EG:Placebo`. */
	key: string;
	part: GroupPart;
	title: string;
	description?: string;
	/** Absent where it is no arm: then its results stand under its own title. */
	armId?: string;
	/** Whether no words say that it is that arm, so that its figures do not stand under it until a person does. */
	isGuess: boolean;
	certainty: Certainty;
	/** The certainty in words, and why. */
	label: string;
	why: string;
	/** Whether it is some of the arm's people, or one of its phases, rather than the whole arm. */
	isPart: boolean;
	/** Where the record has it; the outcomes have their groups once a measure. */
	paths: string[];
}

/** As an override: the group is an arm that the record does not list among its arms. */
export const NEW_ARM = "+new";

export interface BookedGroup {
	id: string;
	title: string;
	description: string | undefined;
	/** The arm that it is, or is a part of; absent for a guess. */
	armId: string | undefined;
	place: Place;
	match: GroupMatch;
}

/** How many more people may be at risk in an arm than started in it: those who got its treatment by mistake. */
const AS_TREATED = 0.05;

/** Matches the groups of each part with the arms, and remembers what was decided from one part to the next. */
export class GroupBook {
	readonly arms: MatchableArm[];
	readonly #overrides: Overrides;
	readonly #read: Pick<ReadArms, "addArm" | "expand" | "facts">;
	readonly #matches = new Map<string, GroupMatch>();
	/** Titles that were found to be of a part of an arm. */
	readonly #parts = new Set<string>();

	constructor(read: Pick<ReadArms, "matchable" | "addArm" | "expand" | "facts">, overrides: Overrides) {
		this.arms = read.matchable;
		this.#overrides = overrides;
		this.#read = read;
	}

	get matches(): GroupMatch[] {
		return [...this.#matches.values()];
	}

	/** What the groups of an arm are called, where that is more than a number; and where the record has it. */
	titleOf(armId: string): { title: string; path: string } | undefined {
		const own = this.matches.find(
			(match) => match.armId === armId && !match.isPart && !match.isGuess && !isBareNumber(match.title),
		);
		return own && { title: own.title, path: `${own.paths[0]}.title` };
	}

	/**
	 * The groups of one table by their ids in the record. @param counts how many people each has, by id
	 */
	book(
		part: GroupPart,
		list: Place,
		counts: ReadonlyMap<string, number> = new Map(),
	): Map<string, BookedGroup> {
		const groups = readGroups(list, counts);
		const keys = keysOf(part, groups);
		const settled: Record<string, string | null> = {};
		const { expand, facts } = this.#read;
		const tolerance = part === "EG" ? AS_TREATED : 0;
		for (const group of groups) {
			const key = this.#keyOf(group, keys.get(group.id) ?? "", tolerance);
			keys.set(group.id, key);
			const said = Object.hasOwn(this.#overrides, key) ? this.#overrides[key] : undefined;
			const before = this.#matches.get(key);
			if (before) settled[group.id] = before.armId ?? null;
			else if (said === NEW_ARM) settled[group.id] = this.#newArm(group).id;
			else if (said !== undefined) settled[group.id] = said;
		}
		const isNew = groups.some(({ id }) => !this.#matches.has(keys.get(id) ?? ""));
		const found = isNew
			? matchGroups(this.arms, groups, { confirmed: settled, expand, facts, tolerance })
			: [];
		const matched = new Map(found.map((match) => [match.id, match]));
		const booked = new Map<string, BookedGroup>();
		for (const group of groups) {
			const { id, title, description, place } = group;
			const key = keys.get(id) ?? "";
			const { armId, certainty, why, isPart } = matched.get(id) ?? {
				...{ armId: undefined, certainty: "none" as const, why: "", isPart: false },
			};
			const match = this.#matches.get(key) ?? {
				key,
				part,
				title,
				...(description && { description }),
				...(armId && { armId }),
				certainty,
				label: CERTAINTIES[certainty],
				why,
				// In a study of one arm all are of it; of several, the last one left may be of none.
				isGuess: certainty === "only-one-left" && this.arms.length > 1,
				isPart: isPart || (armId !== undefined && this.#parts.has(sameWords(title))),
				paths: [],
			};
			match.paths.push(place.path);
			this.#matches.set(key, match);
			booked.set(id, {
				id,
				title,
				description,
				armId: match.isGuess ? undefined : match.armId,
				place,
				match,
			});
			if (match.isPart) this.#parts.add(sameWords(title));
			else this.#learn(match, group);
		}
		if (part === "FG") this.#count(groups, booked);
		return booked;
	}

	/** What a group is remembered by: one that has more people than its title's arm is another. */
	#keyOf(group: MatchableGroup, key: string, tolerance: number): string {
		const before = this.#matches.get(key);
		const arm = this.arms.find(({ id }) => id === before?.armId);
		const isSaid =
			before === undefined || before.certainty === "confirmed" || Object.hasOwn(this.#overrides, key);
		return !isSaid && arm && moreThanStarted(group, arm, tolerance) ? `${key} (${group.count} people)` : key;
	}

	#newArm({ title, description }: MatchableGroup): MatchableArm {
		const arm = this.#read.addArm(title, description);
		this.arms.push(arm);
		return arm;
	}

	/** An arm goes by the titles that were found to be its own. */
	#learn({ armId, certainty }: GroupMatch, { title }: MatchableGroup): void {
		const arm = this.arms.find(({ id }) => id === armId);
		if (!arm) return;
		arm.learned ??= new Map();
		if (arm.learned.size < 20 && !arm.learned.has(title)) arm.learned.set(title, certainty);
	}

	/** How many started in each arm: in the group that it is, or in its parts. */
	#count(groups: readonly MatchableGroup[], booked: ReadonlyMap<string, BookedGroup>): void {
		for (const arm of this.arms) {
			const own = groups.filter(({ id }) => booked.get(id)?.match.armId === arm.id);
			const wholes = own.filter(({ id }) => !booked.get(id)?.match.isPart);
			const started = (wholes.length > 0 ? wholes : own).map(({ count }) => count ?? Number.NaN);
			const sum = started.reduce((total, count) => total + count, 0);
			if (started.length > 0 && sum > 0) arm.count ??= sum;
		}
	}
}

interface ReadGroup extends MatchableGroup {
	place: Place;
}

function readGroups(list: Place, counts: ReadonlyMap<string, number>): ReadGroup[] {
	const seen = new Set<string>();
	return list.items().flatMap((place) => {
		const id = place.at("id").structure();
		if (id === undefined || seen.has(id)) {
			place.notMapped(id === undefined ? "a group without an id" : "another group has the same id");
			return [];
		}
		seen.add(id);
		const title = place.at("title").structure() ?? id;
		const description = place.at("description").structure();
		return [{ id, title, description, count: counts.get(id), place }];
	});
}

/** By group id. Of two groups of the same title in one table, the second is told apart by a number. */
function keysOf(part: GroupPart, groups: readonly ReadGroup[]): Map<string, string> {
	const seen = new Map<string, number>();
	return new Map(
		groups.map(({ id, title }) => {
			const count = (seen.get(title) ?? 0) + 1;
			seen.set(title, count);
			return [id, `${part}:${title}${count > 1 ? ` #${count}` : ""}`];
		}),
	);
}

/**
 * Whether a group stands for its whole arm: no part of it, and not one of several that might. One whose title is the
 * arm's stays it, whatever other group a person says is the arm too.
 */
export function isWhole(groups: ReadonlyMap<string, BookedGroup>, group: BookedGroup): boolean {
	if (group.match.isPart) return false;
	const rivals = [...groups.values()].filter(({ armId, match }) => armId === group.armId && !match.isPart);
	const [first, ...others] = rivals.filter(
		({ match }) => rivals.length === 1 || match.certainty !== "confirmed",
	);
	return first === group && others.length === 0;
}

/** The arm that the figures of a group stand under, its parts in the participant flow and the baseline included. */
export const standsUnder = ({ part, armId, isGuess, isPart }: GroupMatch): string | undefined =>
	isGuess || (isPart && (part === "OG" || part === "EG")) ? undefined : armId;
