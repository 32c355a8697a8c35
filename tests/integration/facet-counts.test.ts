import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { COUNTED_THROUGH } from "#app/domain/search/counted-through.ts";
import { archiveStudy, setVisibility } from "#app/services/change-study.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { listStudies, type StudyFilters } from "#db/queries/list-studies.ts";
import { type Facet, summariseStudies } from "#db/queries/study-facets.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { generateStudies } from "#tests/support/generate-studies.ts";
import { temporaryStore } from "#tests/support/import-here.ts";
import { loadStudies } from "#tests/support/load-studies.ts";
import { runs } from "#tests/support/property-runs.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";
import { sampleTemplates } from "#tests/support/study-templates.ts";

const actor = { kind: "system" } as const;

/** A study as the naive count sees it. */
interface Plain {
	title: string;
	conditions: string[];
	drug: string;
	phase: string | undefined;
	status: string | undefined;
	year: number | undefined;
	hasResults: boolean;
	state: "published" | "draft" | "archived";
}

const plainStudy: fc.Arbitrary<Plain> = fc.record({
	title: fc.constantFrom("Trial of sleep", "Sleep and mood", "Mood"),
	conditions: fc.uniqueArray(fc.constantFrom("Insomnia", "insomnia", "Low mood", "Pain"), {
		maxLength: 3,
		selector: (name) => name.toLowerCase(),
	}),
	drug: fc.constantFrom("Valerian", "valerian", "Zinc"),
	phase: fc.constantFrom(undefined, "1", "2"),
	status: fc.constantFrom(undefined, "completed", "recruiting"),
	year: fc.constantFrom(undefined, 1999, 2005, 2020),
	hasResults: fc.boolean(),
	state: fc.constantFrom("published", "published", "draft", "archived"),
});

const filters: fc.Arbitrary<StudyFilters> = fc.record(
	{
		q: fc.constantFrom("sleep", "mood", "valerian", "nothing"),
		condition: fc.constantFrom("Insomnia", "LOW MOOD", "Unheard of"),
		intervention: fc.constantFrom("Valerian", "zinc"),
		phase: fc.constantFrom("1", "2", "3"),
		status: fc.constantFrom("completed"),
		yearFrom: fc.constantFrom(2000, 2005),
		yearTo: fc.constantFrom(2004, 2020),
		hasResults: fc.constant(true),
	},
	{ requiredKeys: [] },
);

test("the counts of every filter are those of counting one by one", () => {
	fc.assert(
		fc.property(
			fc.array(plainStudy, { maxLength: 12 }),
			fc.array(filters, { minLength: 3, maxLength: 6 }),
			fc.constantFrom<Scope>("published", "drafts-too"),
			(studies, queries, scope) => {
				const store = library();
				for (const study of studies) log(store, study);
				const seen = studies.filter(
					({ state }) => state === "published" || (state === "draft" && scope === "drafts-too"),
				);
				for (const query of [{}, ...queries]) {
					expect(lowerCase(summariseStudies(store, { ...query, scope })), JSON.stringify(query)).toEqual(
						naive(seen, query),
					);
					for (const sort of ["newest", "oldest", "title", "relevance"] as const)
						expect(listStudies(store, { ...query, scope, sort, limit: 50 })).toHaveLength(
							seen.filter((study) => fits(study, query)).length,
						);
				}
				store.close();
			},
		),
		runs(5),
	);
}, 120_000);

function library(): Store {
	const temporary = temporaryStore();
	onTestFinished(() => temporary[Symbol.dispose]());
	return temporary.store;
}

function log(store: Store, { title, conditions, drug, phase, status, year, hasResults, state }: Plain) {
	const document = studyInput({
		...{ title, conditions, phase, status },
		reports: [{ id: "r1", title, year }],
		arms: [
			{ id: "a1", label: "A", role: "experimental", interventions: [{ name: drug }] },
			{ id: "a2", label: "B", role: "placebo-comparator" },
		],
		outcomes: hasResults ? [binaryOutcome({ a1: "17/33", a2: "6/41" })] : [],
	});
	const { slug } = saveStudy(store, { document, visibility: "published", actor, reason: "Logged" });
	const change = { slug, actor, reason: "Changed", expectedVersion: 1 };
	if (state === "draft") setVisibility(store, { ...change, visibility: "draft" });
	if (state === "archived") archiveStudy(store, change);
}

function fits(study: Plain, query: StudyFilters): boolean {
	const words = [study.title, study.drug, ...study.conditions].join(" ").toLowerCase();
	const same = (a: string) => (b: string) => a.toLowerCase() === b.toLowerCase();
	return (
		(query.q === undefined || words.includes(query.q)) &&
		(query.condition === undefined || study.conditions.some(same(query.condition))) &&
		(query.intervention === undefined || same(study.drug)(query.intervention)) &&
		(query.phase === undefined || study.phase === query.phase) &&
		(query.status === undefined || study.status === query.status) &&
		(query.yearFrom === undefined || (study.year ?? 0) >= query.yearFrom) &&
		(query.yearTo === undefined || (study.year ?? 9999) <= query.yearTo) &&
		(!query.hasResults || study.hasResults)
	);
}

function naive(studies: Plain[], query: StudyFilters) {
	const counts = (without: keyof StudyFilters, valuesOf: (study: Plain) => (string | undefined)[]) => {
		const found = studies.filter((study) => fits(study, { ...query, [without]: undefined }));
		const byValue = new Map<string, number>();
		for (const value of found.flatMap(valuesOf)) {
			if (value) byValue.set(value.toLowerCase(), (byValue.get(value.toLowerCase()) ?? 0) + 1);
		}
		return Object.fromEntries(byValue);
	};
	return {
		studies: studies.filter((study) => fits(study, query)).length,
		conditions: counts("condition", ({ conditions }) => conditions),
		interventions: counts("intervention", ({ drug }) => [drug]),
		phases: counts("phase", ({ phase }) => [phase]),
		statuses: counts("status", ({ status }) => [status]),
	};
}

function lowerCase({ studies, facets }: ReturnType<typeof summariseStudies>) {
	const counts = (list: Facet[]) =>
		Object.fromEntries(list.map((facet) => [facet.value.toLowerCase(), facet.studies]));
	return {
		studies,
		conditions: counts(facets.conditions),
		interventions: counts(facets.interventions),
		phases: counts(facets.phases),
		statuses: counts(facets.statuses),
	};
}

test("of too many to count one by one, the newest are counted, and it is called so", () => {
	const store = library();
	loadStudies(store, generateStudies(sampleTemplates(), { count: 560 }));
	const query = { q: "for", scope: "published" } as const;
	const { studies, more, facets } = summariseStudies(store, query);
	const newest = listStudies(store, { ...query, sort: "newest", limit: COUNTED_THROUGH });
	expect({ studies, more }).toEqual({
		studies: COUNTED_THROUGH,
		more: { studies: true, facets: { unset: true, set: false } },
	});
	for (const { value, studies: having } of facets.conditions) {
		const counted = newest.filter(({ card }) => card.conditions.includes(value));
		expect({ value, having }).toEqual({ value, having: counted.length });
	}
	const all = listStudies(store, { scope: "published", sort: "newest", limit: 5000 });
	expect(all.length).toBeGreaterThan(COUNTED_THROUGH);
	const whole = summariseStudies(store, { scope: "published" });
	expect({ studies: whole.studies, more: whole.more }).toEqual({
		studies: all.length,
		more: { studies: false, facets: { unset: false, set: false } },
	});
	const phase = { ...query, phase: "2" };
	const narrowed = summariseStudies(store, phase);
	expect(narrowed.more).toEqual({ studies: false, facets: { unset: false, set: true } });
	expect(narrowed.studies).toBe(listStudies(store, { ...phase, sort: "newest", limit: 5000 }).length);
	for (const { value, studies: having } of narrowed.facets.phases)
		expect({ value, having }).toEqual({
			value,
			having: newest.filter((study) => study.phase === value).length,
		});
	store.close();
}, 120_000);
