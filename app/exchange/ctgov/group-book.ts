import { sameWords } from "#app/domain/checks/same-words.ts";
import type { ReadArms } from "./arms.ts";
import { matchGroups } from "./match-groups.ts";
import {
	CERTAINTIES,
	type Certainty,
	type MatchableArm,
	type MatchableGroup,
	type Overrides,
} from "./matchable.ts";
import { type Place, plainText } from "./place.ts";

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
	/** Absent where it is no arm: then its results are not stored. */
	armId?: string;
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
	armId: string | undefined;
	place: Place;
	match: GroupMatch;
}

/** Weaker than these, a title is not taken for another name of the arm. */
const NAMING: ReadonlySet<Certainty> = new Set([
	"confirmed",
	"exact-title",
	"same-words",
	"similar-words",
	"only-one-left",
]);

/** Matches the groups of each part with the arms, and remembers what was decided from one part to the next. */
export class GroupBook {
	readonly arms: MatchableArm[];
	readonly #overrides: Overrides;
	readonly #read: Pick<ReadArms, "addArm" | "expand">;
	readonly #matches = new Map<string, GroupMatch>();
	/** Titles that were found to be of a part of an arm. */
	readonly #parts = new Set<string>();

	constructor(read: Pick<ReadArms, "matchable" | "addArm" | "expand">, overrides: Overrides) {
		this.arms = read.matchable;
		this.#overrides = overrides;
		this.#read = read;
	}

	get matches(): GroupMatch[] {
		return [...this.#matches.values()];
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
		for (const group of groups) {
			const key = keys.get(group.id) ?? "";
			const said = Object.hasOwn(this.#overrides, key) ? this.#overrides[key] : undefined;
			const before = this.#matches.get(key);
			if (before) settled[group.id] = before.armId ?? null;
			else if (said === NEW_ARM) settled[group.id] = this.#newArm(group).id;
			else if (said !== undefined) settled[group.id] = said;
		}
		const matched = new Map(
			matchGroups(this.arms, groups, settled, this.#read.expand).map((match) => [match.id, match]),
		);
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
				isPart: isPart || (armId !== undefined && this.#parts.has(sameWords(title))),
				paths: [],
			};
			match.paths.push(place.path);
			this.#matches.set(key, match);
			booked.set(id, { id, title, description, armId: match.armId, place, match });
			if (match.isPart) this.#parts.add(sameWords(title));
			else this.#learn(match.armId, match.certainty, group, part);
		}
		return booked;
	}

	#newArm({ title, description }: MatchableGroup): MatchableArm {
		const arm = this.#read.addArm(title, description);
		this.arms.push(arm);
		return arm;
	}

	/** An arm goes by the titles that were found to be its own, and by how many started in it. */
	#learn(armId: string | undefined, certainty: Certainty, group: MatchableGroup, part: GroupPart): void {
		const arm = this.arms.find(({ id }) => id === armId);
		if (!arm || !NAMING.has(certainty)) return;
		arm.learned ??= [];
		if (arm.learned.length < 20 && !arm.learned.includes(group.title)) arm.learned.push(group.title);
		if (part === "FG") arm.count ??= group.count;
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
		const words = place.at("description").structure();
		const description = words && plainText(words);
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

/** Whether a group stands for its whole arm: no part of it, and not one of several that might. */
export function isWhole(groups: ReadonlyMap<string, BookedGroup>, group: BookedGroup): boolean {
	if (group.match.isPart) return false;
	const rivals = [...groups.values()].filter(({ armId, match }) => armId === group.armId && !match.isPart);
	return rivals.length === 1;
}
