import { expect, onTestFinished, test } from "vitest";
import type { Question } from "#app/domain/question/question.ts";
import { questionOfStudy } from "#app/domain/question/question-of-study.ts";
import { COUNTED_THROUGH } from "#app/domain/search/counted-through.ts";
import { librarySearch } from "#app/http/addresses/library-search.ts";
import { readStudyQuery } from "#app/http/addresses/study-query.ts";
import { parseDocument } from "#app/services/parse-document.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { listStudies } from "#db/queries/list-studies.ts";
import { studiesOfQuestion } from "#db/queries/question-studies.ts";
import { countFound } from "#db/queries/study-facets.ts";
import { openStore, type Store } from "#db/store.ts";
import { generateTrials } from "#tests/support/generate-trials.ts";
import { temporaryStore } from "#tests/support/import-here.ts";
import { loadStudies } from "#tests/support/load-studies.ts";
import { sampleDatabase } from "#tests/support/sample-database.ts";
import { binaryOutcome, type Input, studyInput } from "#tests/support/study-builder.ts";

const actor = { kind: "system" } as const;

function samples(): Store {
	const store = openStore(sampleDatabase().database);
	onTestFinished(() => store.close());
	return store;
}

/** A trial of a drug against placebo, with results unless told otherwise. */
const trial = ({
	drug = "Topiramate",
	against = "Placebo",
	responded = "6/10",
	...input
}: Input = {}): Input =>
	studyInput({
		conditions: ["Migraine"],
		arms: [
			{ id: "a1", label: "First", role: "experimental", interventions: [{ name: drug }] },
			{ id: "a2", label: "Second", role: "active-comparator", interventions: [{ name: against }] },
		],
		outcomes: responded === "" ? [] : [binaryOutcome({ a1: String(responded), a2: "3/10" })],
		...input,
	});

function add(store: Store, input: Input, visibility: "published" | "draft" = "published"): string {
	return saveStudy(store, { document: trial(input), visibility, actor, reason: "Logged" }).slug;
}

const found = (store: Store, question: Question, scope: "published" | "drafts-too" = "published") =>
	studiesOfQuestion(store, question, scope).slugs.toSorted();

test("a question finds the sample trials of it however it is put, newest first", () => {
	const store = samples();
	const botulinum = studiesOfQuestion(store, { condition: "depression", intervention: "botox" }, "published");
	expect(botulinum).toMatchObject({
		withResults: { studies: 5, more: false },
		withoutResults: { studies: 2, more: false },
		corrected: {},
	});
	expect(botulinum.slugs).toHaveLength(5);
	const without = librarySearch({ condition: "depression", intervention: "botox" }, { withoutResults: true });
	const { filters } = readStudyQuery(without);
	const listed = listStudies(store, { ...filters, scope: "published", sort: "newest", limit: 10 });
	expect(listed.map(({ hasResults }) => hasResults)).toEqual([false, false]);
	expect(countFound(store, { ...filters, scope: "published" })).toEqual(botulinum.withoutResults);
	expect(botulinum.onlyTested).toContainEqual(
		expect.objectContaining({ slug: "zamanian-2017", shown: "p = 0.004, Botox v Placebo" }),
	);
	expect(botulinum.slugs[0]).toBe("zhang-2021");
	const otherwise = { condition: "MDD", intervention: "botulinum toxin" };
	expect(found(store, otherwise)).toEqual(botulinum.slugs.toSorted());
	const misspelt = studiesOfQuestion(
		store,
		{ condition: "depresion", intervention: "botulinium" },
		"published",
	);
	expect(misspelt.slugs).toEqual(botulinum.slugs);
	expect(misspelt.corrected).toEqual({ condition: "depression", intervention: "botulinum" });
	expect(found(store, { condition: "tuberculosis" })).toHaveLength(13);
	expect(found(store, { intervention: "St Johns wort" })).toHaveLength(24);
	expect(found(store, { condition: "depression", intervention: "bcg" })).toEqual([]);
});

test("words count only where they are asked for", () => {
	using library = temporaryStore();
	const { store } = library;
	const inPlace = add(store, {});
	const inTitle = add(store, {
		...{ title: "Topiramate for migraine, a study of adherence", conditions: ["Adherence"] },
		drug: "Reminders",
	});
	const reversed = add(store, {
		title: "Other",
		conditions: ["Topiramate overdose"],
		drug: "Migraine diary",
	});
	const asComparator = add(store, { title: "Another", drug: "Propranolol", against: "Topiramate" });
	expect(found(store, { condition: "migraine", intervention: "topiramate" })).toEqual(
		[inPlace, asComparator].toSorted(),
	);
	expect(found(store, { condition: "topiramate" })).toEqual([reversed]);
	expect(found(store, { about: "adherence" })).toEqual([inTitle]);
	expect(found(store, { about: "adherence", condition: "migraine" })).toEqual([]);
});

test("studies without results are counted, and drafts are only for those who may see them", () => {
	using library = temporaryStore();
	const { store } = library;
	const older = add(store, { reports: [{ id: "r1", title: "A report", year: 2001 }], phase: "2" });
	const newer = add(store, { reports: [{ id: "r1", title: "A report", year: 2011 }], status: "completed" });
	const draft = add(store, { reports: [{ id: "r1", title: "A report", year: 2021 }] }, "draft");
	add(store, { responded: "" });
	const ask = (question: Question, scope: "published" | "drafts-too" = "published", limit = 10) => {
		const { slugs, withResults, withoutResults } = studiesOfQuestion(store, question, scope, limit);
		return [slugs, withResults.studies, withoutResults.studies];
	};
	expect(ask({ condition: "migraine" })).toEqual([[newer, older], 2, 1]);
	expect(ask({ condition: "migraine" }, "drafts-too")).toEqual([[draft, newer, older], 3, 1]);
	expect(ask({ condition: "migraine" }, "published", 1)).toEqual([[newer], 2, 1]);
	expect(ask({ condition: "migraine", yearTo: 2005 })).toEqual([[older], 1, 0]);
	expect(ask({ yearFrom: 2005, yearTo: 2012 })).toEqual([[newer], 1, 0]);
	expect(ask({ phase: "2" })).toEqual([[older], 1, 0]);
	expect(ask({ intervention: "topiramate", status: "completed" })).toEqual([[newer], 1, 0]);
	expect(ask({ status: "withdrawn" })).toEqual([[], 0, 0]);
});

test("a registry number asks for the study that bears it", () => {
	using library = temporaryStore();
	const { store } = library;
	add(store, {});
	const named = add(store, { identifiers: [{ system: "nct", value: "NCT01234567" }] });
	expect(found(store, { about: "NCT01234567" })).toEqual([named]);
	expect(found(store, { about: "NCT01234567", condition: "asthma" })).toEqual([]);
});

test("trials like a study have it among them", () => {
	const store = samples();
	const documents = store.sqlite
		.prepare<[], { slug: string; document: string }>(
			`select slug, document from studies join listings on listings.study_id = id and has_results
				join study_versions on study_versions.study_id = id and study_versions.version = studies.version`,
		)
		.all();
	for (const { slug, document } of documents) {
		const question = questionOfStudy(parseDocument(JSON.parse(document)));
		expect(question).toHaveProperty("intervention");
		if (question) expect(found(store, question)).toContain(slug);
	}
});

test("more studies than are counted are said to be more", () => {
	using library = temporaryStore();
	const { store } = library;
	const documents = Array.from({ length: COUNTED_THROUGH + 1 }, (_, place) =>
		parseDocument(trial({ title: `Trial ${place}` })),
	);
	loadStudies(store, documents);
	const { slugs, withResults, withoutResults } = studiesOfQuestion(
		store,
		{ condition: "migraine" },
		"published",
	);
	expect(slugs).toHaveLength(200);
	expect(withResults).toEqual({ studies: COUNTED_THROUGH, more: true });
	expect(withoutResults).toEqual({ studies: 0, more: false });
});

test("trials made up for readers can be published, and ask the questions of others", () => {
	using library = temporaryStore();
	const { store } = library;
	const trials = [...generateTrials({ count: 200 })];
	loadStudies(store, trials);
	const count = store.sqlite.prepare<[], number>(
		"select count(*) from studies where visibility = 'published'",
	);
	expect(count.pluck().get()).toBe(200);
	const asked = trials
		.flatMap((trial) => questionOfStudy(trial) ?? [])
		.filter(({ intervention }) => intervention);
	const alike = asked.map((question) => found(store, question).length);
	expect(asked.length).toBeGreaterThan(100);
	expect(alike.filter((studies) => studies > 1).length).toBeGreaterThan(asked.length / 2);
});
