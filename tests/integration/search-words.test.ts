import { afterAll, beforeAll, expect, test } from "vitest";
import { saveStudy } from "#app/services/save-study.ts";
import { searchLibrary } from "#app/services/search-library.ts";
import type { StudyFilters } from "#db/queries/list-studies.ts";
import type { Cursor } from "#db/queries/study-sorts.ts";
import { generateStudies } from "#tests/support/generate-studies.ts";
import { temporaryStore } from "#tests/support/import-here.ts";
import { loadStudies } from "#tests/support/load-studies.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { studyInput } from "#tests/support/study-builder.ts";
import { sampleTemplates } from "#tests/support/study-templates.ts";

let server: TestServer;
/** With so many studies that a search has pages. */
let many: ReturnType<typeof temporaryStore>;
beforeAll(async () => {
	many = temporaryStore();
	loadStudies(many.store, generateStudies(sampleTemplates(), { count: 150 }));
	server = await startServer();
	for (const [slug, title, ...conditions] of STUDIES) {
		const identifiers = [{ system: "nct", value: "NCT00009999" }];
		const document = studyInput({ title, conditions, ...(slug === "covid" && { identifiers }) });
		const saved = saveStudy(server.store, {
			...{ document, visibility: "published", actor: { kind: "system" }, reason: "Logged" },
		} as const);
		slugs.set(saved.slug, slug);
	}
});
afterAll(async () => {
	many[Symbol.dispose]();
	await server[Symbol.asyncDispose]();
});

const slugs = new Map<string, string>();
const STUDIES = [
	["wort", "St John’s wort extract in mild depression", "Depression"],
	["covid", "Remdesivir in hospitalized patients with SARS-CoV-2", "COVID-19"],
	["metformin", "Metformin", "Diabetes Mellitus, Type 2"],
	["insulin", "Insulin glargine, extended follow-up", "Type 1 Diabetes"],
	["bupropion", "Bupropion for smoking cessation", "Nicotine Dependence"],
	["vaccine", "A vaccine against malaria", "Malaria"],
	["tumor", "Lung tumors and anti-depressant use", "Non-Small Cell Lung Carcinoma"],
	["crohn", "Adalimumab", "Crohn Disease"],
	["phase", "A Phase II dose-finding study of SHR-1826"],
] as const;

function find(q: string, filters: StudyFilters = {}) {
	const page = searchLibrary(server.store, {
		...{ filters: { ...filters, q }, scope: "published", sort: "relevance", limit: 50 },
	});
	expect(page.studies, q).toBe(page.entries.length);
	return { found: page.entries.map((entry) => slugs.get(entry.slug)), corrected: page.corrected };
}

test.each([
	["St. John's wort", "wort"],
	["st johns wort", "wort"],
	["saint johns wort", "wort"],
	["hypericum", "wort"],
	["SARS-CoV-2", "covid"],
	["covid 19", "covid"],
	["covid19", "covid"],
	["Covid‑19", "covid"],
	["hospitalised patients", "covid"],
	["type 2 diabetes", "metformin"],
	["type II diabetes", "metformin"],
	["T2D", "metformin"],
	["diabetes type 1", "insulin"],
	["vaccines", "vaccine"],
	["vaccination", "vaccine"],
	["tumours", "tumor"],
	["NSCLC", "tumor"],
	["antidepressants", "tumor"],
	["Crohn's", "crohn"],
	["crohns disease", "crohn"],
	["phase 2", "phase"],
	["dose finding", "phase"],
	["SHR1826", "phase"],
	["bupropion AND smoking", "bupropion"],
	["😀 bupropion", "bupropion"],
	['"smoking cessation"', "bupropion"],
	["NCT 00009999", "covid"],
	["https://clinicaltrials.gov/study/NCT00009999", "covid"],
	["00009999", "covid"],
])("%s finds the study of it", (q, slug) => {
	expect(find(q)).toEqual({ found: [slug], corrected: null });
});

test.each([
	["bupropion XL", "bupropion", "bupropion"],
	["bupropion hydrochloride", "bupropion", "bupropion"],
	["bupropion extended", "bupropion", "bupropion"],
	["metfromin modified release", "metformin", "metformin"],
	["buproprion smokking", "bupropion smoking", "bupropion"],
	["dose-findng", "dose finding", "phase"],
])("%s is taken for %s", (q, corrected, slug) => {
	expect(find(q)).toEqual({ found: [slug], corrected });
});

test("a misspelt word is corrected with filters set, and found nothing where they leave nothing", () => {
	expect(find("adalimumap", { condition: "crohn disease" })).toEqual({
		found: ["crohn"],
		corrected: "adalimumab",
	});
	expect(find("adalimumap", { condition: "Malaria" })).toEqual({ found: [], corrected: "adalimumab" });
});

test.each(["!!! …", "*", '"', "😀", "()", "'"])("%s alone narrows nothing", (q) => {
	expect(find(q).found).toHaveLength(STUDIES.length);
});

test.each([
	"AND OR NOT NEAR",
	"NEAR(a b)",
	"title:wort",
	"x ".repeat(100),
	"^wort*",
	`"`.repeat(200),
	"{a} : b",
])("%s is answered like any words", async (q) => {
	const answer = await server.anonymous.get(`/?${new URLSearchParams({ q })}`);
	expect(answer.status).toBe(200);
});

const ORDERS = ["relevance", "newest", "oldest", "title", "updated"] as const;

test.for(ORDERS)("pages by %s of a search with filters have every study found once", (sort) => {
	for (const filters of [
		{ q: "trial", hasResults: true },
		{ q: "depression trials", condition: "Depression" },
		{ phase: "2", status: "completed" },
	]) {
		const query = { filters, scope: "published", sort } as const;
		const all = searchLibrary(many.store, { ...query, limit: 1000 }).entries.map(({ slug }) => slug);
		expect(new Set(all).size).toBe(all.length);
		const walked: string[] = [];
		for (let after: Cursor | undefined, first = true; first || after; first = false) {
			const page = searchLibrary(many.store, { ...query, limit: 3, ...(after && { after }) });
			walked.push(...page.entries.map(({ slug }) => slug));
			expect(page.studies).toBe(all.length);
			after = page.next ?? undefined;
		}
		expect(walked).toEqual(all);
	}
});
