import type { Outcome } from "#app/domain/study/outcome.ts";
import type { Arm } from "#app/domain/study/study-document.ts";
import { asc, inArray, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import type { outcomes, results } from "../schema/results.ts";
import { arms as armsTable, outcomes as outcomesTable, results as resultsTable } from "../schema/results.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import { pick, resultOf, timePointOf } from "../study-rows/from-rows.ts";

/** What a comparison needs of a study: its arms, and its outcomes of rates and means with their results. */
export interface ComparedStudy {
	slug: string;
	title: string;
	name: string;
	year: number | null;
	version: number;
	updatedAt: string;
	arms: Arm[];
	outcomes: Outcome[];
}

interface StudyRow extends Omit<ComparedStudy, "arms" | "outcomes"> {
	id: number;
}

/** The studies at these addresses that the scope may see, in the order asked for, with their rates and means. */
export function compareStudies(store: Store, slugs: string[], scope: Scope): ComparedStudy[] {
	const found = studyRows(store, slugs, scope);
	const ids = found.map(({ id }) => id);
	const arms = Map.groupBy(partsOf(store, "arms", ids), (row) => row.studyId);
	const comparable = partsOf(store, "outcomes", ids).filter(
		({ kind }) => kind === "binary" || kind === "continuous",
	);
	const outcomes = Map.groupBy(comparable, (row) => row.studyId);
	const results = Map.groupBy(partsOf(store, "results", ids), (row) => `${row.studyId} ${row.outcomeId}`);
	const studies = found.map(({ id, ...study }) => ({
		...study,
		arms: (arms.get(id) ?? []).map(
			(row) => ({ ...pick(row, ["id", "label", "role"]), interventions: [] }) as unknown as Arm,
		),
		outcomes: (outcomes.get(id) ?? []).map((row) => outcomeOf(row, results.get(`${id} ${row.id}`) ?? [])),
	}));
	return studies.sort((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug));
}

function studyRows(store: Store, slugs: string[], scope: Scope): StudyRow[] {
	return prepared(store, "compared studies", () =>
		store.sqlite.prepare<{ slugs: string; draftsToo: number }, StudyRow>(
			`select studies.id, slug, title, card ->> 'name' as name, year, version, updated_at as updatedAt
			from studies join listings on listings.study_id = studies.id
			where slug in (select value from json_each(@slugs)) and archived_at is null
				and (visibility = 'published' or @draftsToo)`,
		),
	).all({ slugs: JSON.stringify(slugs), draftsToo: scope === "drafts-too" ? 1 : 0 });
}

const PARTS = { arms: armsTable, outcomes: outcomesTable, results: resultsTable };

function partsOf<N extends keyof typeof PARTS>(
	store: Store,
	name: N,
	ids: number[],
): (typeof PARTS)[N]["$inferSelect"][] {
	const table = PARTS[name];
	const statement = prepared(store, `compared ${name}`, () =>
		store.db
			.select()
			.from(table)
			.where(inArray(table.studyId, sql`(select value from json_each(${sql.placeholder("ids")}))`))
			.orderBy(asc(table.studyId), asc(table.position))
			.prepare(),
	);
	return statement.all({ ids: JSON.stringify(ids) }) as (typeof PARTS)[N]["$inferSelect"][];
}

function outcomeOf(row: typeof outcomes.$inferSelect, rows: (typeof results.$inferSelect)[]): Outcome {
	return {
		...pick(row, [
			"kind",
			"id",
			"label",
			"concept",
			"instrument",
			"definition",
			"className",
			"category",
			"unit",
		]),
		...pick(row, ["direction", "priority"]),
		...timePointOf(row),
		results: rows.map((result) => resultOf(row.kind, result)),
		contrasts: [],
	} as unknown as Outcome;
}
