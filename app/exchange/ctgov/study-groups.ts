import { sameWords } from "#app/domain/same-words.ts";
import { LocalIds } from "./local-ids.ts";
import { isSureMatch } from "./matching/certainty.ts";
import { type BookedGroup, isWhole } from "./matching/group-book.ts";
import type { MatchableArm } from "./matching/matchable.ts";

/** Whose figures a row of the study document gives. */
export type Whose = { armId: string; groupId?: never } | { groupId: string; armId?: never };

/** A group of the study as the document has it. */
interface StudyGroupInput {
	id: string;
	title: string;
	kind?: "part-of-arm" | "several-arms";
	description?: string | undefined;
	armIds?: string[];
}

type Table = ReadonlyMap<string, BookedGroup>;

const MOST_GROUPS = 2000;
export const NO_MORE_GROUPS = `a study has at most ${MOST_GROUPS.toLocaleString("en")} groups here`;

/**
 * The groups of a record's outcomes and adverse events that are no arm, or not surely one: each is a group of the
 * study under its own title. Those of the same title and description are one, in whatever table they stand.
 */
export class StudyGroups {
	readonly #arms: readonly MatchableArm[];
	readonly #ids = new LocalIds();
	readonly #groups = new Map<string, StudyGroupInput>();
	readonly #known = new Map<BookedGroup, Whose | undefined>();

	constructor(arms: readonly MatchableArm[]) {
		this.#arms = arms;
	}

	get list(): StudyGroupInput[] {
		return [...this.#groups.values()];
	}

	/** The arm that a group of a table is the whole of, else the study's own group; undefined where there is no more room. */
	whoseOf(table: Table, group: BookedGroup): Whose | undefined {
		if (!this.#known.has(group)) this.#known.set(group, this.#find(table, group));
		return this.#known.get(group);
	}

	#find(table: Table, group: BookedGroup): Whose | undefined {
		if (group.armId !== undefined && isWhole(table, group)) return { armId: group.armId };
		const words = wordsOf(group);
		const namesakes = [...table.values()].filter((other) => wordsOf(other) === words);
		const key = `${words} ${namesakes.indexOf(group)}`;
		const known = this.#groups.get(key);
		if (known) return { groupId: known.id };
		if (this.#groups.size === MOST_GROUPS) return undefined;
		const added = this.#add(group, this.#whatIs(table, group));
		this.#groups.set(key, added);
		return { groupId: added.id };
	}

	#add({ title, description, place }: BookedGroup, what: Pick<StudyGroupInput, "kind" | "armIds">) {
		const id = this.#ids.hashed("g", title, description);
		place.at("title").mapTo(`groups.${id}.title`);
		if (description !== undefined) place.at("description").mapTo(`groups.${id}.description`);
		return {
			id,
			title: place.at("title").fitted(title, 300),
			...what,
			description: description && place.at("description").fitted(description, 5000),
		};
	}

	/** What kind of group it is, where its words can mean nothing else or a person said it. */
	#whatIs(table: Table, group: BookedGroup): Pick<StudyGroupInput, "kind" | "armIds"> {
		if (group.armId !== undefined)
			return isSureMatch(group.match) ? { kind: "part-of-arm", armIds: [group.armId] } : {};
		if (this.#arms.length < 2 || !ALL_TOGETHER.test(group.title.trim())) return {};
		const others = [...table.values()].filter((other) => other !== group);
		const armIds = others.flatMap((other) =>
			other.armId !== undefined && isSureMatch(other.match) && isWhole(table, other) ? [other.armId] : [],
		);
		const areAll = armIds.length === others.length && armIds.length === this.#arms.length;
		return { kind: "several-arms", ...(areAll && { armIds }) };
	}
}

/** Titles that can mean nothing but the arms of the study together. */
const ALL_TOGETHER =
	/^(?:total|all (?:study |treatment )?(?:arms|groups)(?: (?:combined|together|pooled))?)$/i;

const wordsOf = ({ title, description = "" }: BookedGroup) =>
	`${sameWords(title)} | ${sameWords(description)}`;
