import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import {
	SYNTHESIS_COLUMNS,
	type SynthesisRecord,
	type SynthesisRowOfTable,
	toSynthesisRecord,
} from "./get-synthesis.ts";

export interface SynthesisListQuery {
	scope: Scope;
	/** Each word must be there, or one of the words it is the same as. */
	words: string[][];
	offset?: number;
	limit: number;
	/** The last one of the page before. */
	after?: SynthesisPlace;
}

/** Where a synthesis stands in the list. */
export interface SynthesisPlace {
	updatedAt: string;
	id: number;
}

/** One page of the syntheses this viewer may see, last changed first. */
export function listSyntheses(store: Store, query: SynthesisListQuery): SynthesisRecord[] {
	const { where, parameters } = conditionsOf(query);
	const { limit, offset = 0, after } = query;
	const sql = `select ${SYNTHESIS_COLUMNS} from syntheses where ${where}
			${after ? "and (updated_at, id) < (@updatedAt, @id)" : ""}
		order by updated_at desc, id desc limit @limit offset @offset`;
	return prepared(store, sql, () => store.sqlite.prepare<object, SynthesisRowOfTable>(sql))
		.all({ ...parameters, ...after, limit, offset })
		.map(toSynthesisRecord);
}

/** Every published one, one after the other. */
export function publishedSyntheses(store: Store): SynthesisRecord[] {
	return store.sqlite
		.prepare<[], SynthesisRowOfTable>(
			`select ${SYNTHESIS_COLUMNS} from syntheses
			where visibility = 'published' and archived_at is null order by slug`,
		)
		.all()
		.map(toSynthesisRecord);
}

/** How many there are in all. */
export function countSyntheses(store: Store, query: Pick<SynthesisListQuery, "scope" | "words">): number {
	const { where, parameters } = conditionsOf(query);
	const sql = `select count(*) from syntheses where ${where}`;
	return prepared(store, sql, () => store.sqlite.prepare<object, number>(sql).pluck()).get(parameters) ?? 0;
}

function conditionsOf({ scope, words }: Pick<SynthesisListQuery, "scope" | "words">) {
	const conditions = ["archived_at is null"];
	const parameters: Record<string, string> = {};
	if (scope === "published") conditions.push("visibility = 'published'");
	words.forEach((names, index) => {
		conditions.push(
			`exists (select 1 from json_each(@names${index}) where instr(syntheses.words, ' ' || value) > 0)`,
		);
		parameters[`names${index}`] = JSON.stringify(names);
	});
	return { where: conditions.join(" and "), parameters };
}

export interface SynthesisLink {
	slug: string;
	title: string;
}

/** The published syntheses that take up a study. */
export function synthesesOfStudy(store: Store, studyId: number): SynthesisLink[] {
	return prepared(store, "syntheses of study", () =>
		store.sqlite.prepare<[number], SynthesisLink>(
			`select slug, title from synthesis_studies join syntheses on syntheses.id = synthesis_id
			where study_id = ? and visibility = 'published' and archived_at is null
			order by title`,
		),
	).all(studyId);
}
