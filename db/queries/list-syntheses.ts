import { and, asc, count, desc, eq, isGiven, isNull, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { syntheses, synthesisStudies } from "../schema/syntheses.ts";
import { inScope, isVisible, type Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import { type SynthesisRecord, selectSyntheses, toSynthesisRecord } from "./get-synthesis.ts";

const { id, slug, title, visibility, archivedAt, updatedAt } = syntheses;

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
	const { limit, offset = 0, after } = query;
	return prepared(store, `list syntheses ${kindOf(query)} ${after ? "after" : ""}`, () => {
		const place = sql`(${sql.placeholder("updatedAt")}, ${sql.placeholder("id")})`;
		return selectSyntheses(store)
			.where(and(isFound(query), after && sql`(${updatedAt}, ${id}) < ${place}`))
			.orderBy(desc(updatedAt), desc(id))
			.limit(sql.placeholder("limit"))
			.offset(sql.placeholder("offset"))
			.prepare();
	})
		.all({ ...valuesOf(query), ...after, limit, offset })
		.map(toSynthesisRecord);
}

/** Every published one, one after the other. */
export function publishedSyntheses(store: Store): SynthesisRecord[] {
	return selectSyntheses(store)
		.where(and(eq(visibility, "published"), isNull(archivedAt)))
		.orderBy(asc(slug))
		.all()
		.map(toSynthesisRecord);
}

/** How many there are in all. */
export function countSyntheses(store: Store, query: Search): number {
	const counted = prepared(store, `count syntheses ${kindOf(query)}`, () =>
		store.db.select({ syntheses: count() }).from(syntheses).where(isFound(query)).prepare(),
	).get(valuesOf(query));
	return counted?.syntheses ?? 0;
}

type Search = Pick<SynthesisListQuery, "scope" | "words">;

/** Searches of one kind have one statement. */
const kindOf = ({ words }: Search) => `of ${words.length} words`;

function isFound({ words }: Search) {
	const names = words.map((_, index) => sql.placeholder(`names${index}`));
	return and(
		isNull(archivedAt),
		isVisible(visibility),
		...names.map(
			(given) =>
				sql`exists (select 1 from json_each(${given}) where instr(${syntheses.words}, ' ' || value) > 0)`,
		),
	);
}

const valuesOf = ({ scope, words }: Search) => ({
	...inScope(scope),
	...Object.fromEntries(words.map((names, index) => [`names${index}`, JSON.stringify(names)])),
});

export type SynthesisLink = Pick<typeof syntheses.$inferSelect, "slug" | "title">;

/** The published syntheses that take up a study. */
export function synthesesOfStudy(store: Store, studyId: number): SynthesisLink[] {
	return prepared(store, "syntheses of study", () =>
		store.db
			.select({ slug, title })
			.from(synthesisStudies)
			.innerJoin(syntheses, eq(id, synthesisStudies.synthesisId))
			.where(
				and(isGiven(synthesisStudies.studyId, "studyId"), eq(visibility, "published"), isNull(archivedAt)),
			)
			.orderBy(asc(title))
			.prepare(),
	).all({ studyId });
}
