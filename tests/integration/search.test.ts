import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveStudy } from "#app/services/change-study.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { searchLibrary } from "#app/services/search-library.ts";
import type { Cursor } from "#db/queries/study-sorts.ts";
import type { Store } from "#db/store.ts";
import { textOf } from "#tests/support/html-form.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { type Input, studyInput } from "#tests/support/study-builder.ts";

const actor = { kind: "system" } as const;
let server: TestServer;
beforeAll(async () => {
	server = await startServer({ SAMPLE_LIBRARY: "true" });
});
afterAll(() => server[Symbol.asyncDispose]());

function add(store: Store, input: Input, visibility: "published" | "draft" = "published"): string {
	return saveStudy(store, { document: studyInput(input), visibility, actor, reason: "Logged" }).slug;
}

const slugsFor = (store: Store, q: string, scope: "published" | "drafts-too" = "published") =>
	searchLibrary(store, { filters: { q }, scope, sort: "relevance", limit: 100 }).entries.map(
		({ slug }) => slug,
	);

test.each([
	["botulinium", "botulinum"],
	["depresion", "depression"],
	["hypericm", "hypericum"],
	["Tuberculossis", "tuberculosis"],
	["depresion hypericum", "depression hypericum"],
])("a misspelt %s finds the studies of %s, and the page says so", async (typed, meant) => {
	const page = textOf(await (await server.anonymous.get(`/?${new URLSearchParams({ q: typed })}`)).text());
	expect(page).toContain(`No study matches “${typed}”; showing ${meant}`);
	expect(slugsFor(server.store, typed)).toEqual(slugsFor(server.store, meant));
	expect(slugsFor(server.store, typed).length).toBeGreaterThan(5);
});

test("the words can be searched for as they were typed", async () => {
	const html = await (await server.anonymous.get("/?q=depresion")).text();
	const [, link = ""] = /href="(\/?\?[^"]*exact=yes[^"]*)"/.exec(html) ?? [];
	const page = textOf(
		await (await server.anonymous.get(`/${link.replace(/^\//, "").replaceAll("&amp;", "&")}`)).text(),
	);
	expect(page).toContain("0 studies found");
	expect(page).not.toContain("showing depression");
});

test("words that are right, numbers, and words near to nothing are left alone", () => {
	for (const q of ["depression", "botox", "rosenth", "NCT99999999", "qqxxzz", "1234567"]) {
		expect(
			searchLibrary(server.store, { filters: { q }, scope: "published", sort: "relevance", limit: 5 }),
		).toMatchObject({ corrected: null });
	}
});

test("a study that bears the number typed comes before studies that mention it", async () => {
	await using own = await startServer();
	const doi = "10.5555/example.2020.1";
	const mentions = add(own.store, { title: "A comment on NCT12345678 in depression" });
	const bears = add(own.store, {
		title: "Another trial",
		identifiers: [{ system: "nct", value: "NCT12345678" }],
		reports: [{ id: "r1", title: "Another trial", year: 1990, doi, pmid: "7654321" }],
	});
	expect(slugsFor(own.store, "nct12345678")).toEqual([bears, mentions]);
	for (const q of [doi, `https://doi.org/${doi}`, `doi:${doi.toUpperCase()}`, "7654321", "PMID:7654321"])
		expect(slugsFor(own.store, q), q).toEqual([bears]);
});

test("words in the title count more than conditions, conditions more than interventions and authors", async () => {
	await using own = await startServer();
	const other = { title: "A trial", reports: [{ id: "r1", title: "A trial", year: 2020 }] };
	const byAuthor = add(own.store, {
		...other,
		reports: [{ id: "r1", title: "A trial", authors: "Wort A", year: 2020 }],
	});
	const byDrug = add(own.store, {
		...other,
		arms: [{ id: "a1", label: "Wort", interventions: [{ name: "Wort extract" }] }],
	});
	const byCondition = add(own.store, { ...other, conditions: ["Wort poisoning"] });
	const byTitle = add(own.store, { title: "Wort", reports: [{ id: "r1", title: "Wort", year: 1980 }] });
	expect(slugsFor(own.store, "wort")).toEqual([byTitle, byCondition, byDrug, byAuthor]);
});

/** Every page of a search, with something done between one page and the next. */
function walk(
	store: Store,
	sort: "relevance" | "newest" | "oldest" | "title" | "updated",
	between: () => void,
) {
	const slugs: string[] = [];
	let after: Cursor | undefined;
	do {
		const page = searchLibrary(store, {
			...{ filters: { q: "depression" }, scope: "published", sort, limit: 5 },
			...(after && { after }),
		});
		slugs.push(...page.entries.map(({ slug }) => slug));
		after = page.next ?? undefined;
		between();
	} while (after);
	return slugs;
}

test.each(["relevance", "newest", "oldest", "title"] as const)(
	"pages by %s show each study once while others are added",
	async (sort) => {
		await using own = await startServer({ SAMPLE_LIBRARY: "true" });
		const before = walk(own.store, sort, () => undefined);
		expect(before.length).toBeGreaterThan(20);
		expect(new Set(before).size).toBe(before.length);
		let added = 0;
		const during = walk(own.store, sort, () => {
			const year = 1950 + ((added * 37) % 75);
			const title = `${"ZAM"[added % 3]} trial of depression`;
			add(own.store, { title, reports: [{ id: "r1", title, year }] });
			added++;
		});
		expect(new Set(during).size).toBe(during.length);
		expect(during.filter((slug) => before.includes(slug))).toEqual(before);
	},
);

test("drafts change neither the order nor the words that a stranger is offered", async () => {
	await using own = await startServer({ SAMPLE_LIBRARY: "true" });
	const searches = ["depression", "hypericum", "toxin depression", "quokkadrog", "depresion", "trial"];
	const answers = async () =>
		Promise.all(searches.map(async (q) => (await own.anonymous.get(`/?q=${q}`)).text()));
	const before = await answers();
	for (let number = 0; number < 12; number++)
		add(
			own.store,
			{ title: "Quokkadrug for hypericum depression, a trial", conditions: ["DEPRESSION"] },
			"draft",
		);
	expect(await answers()).toEqual(before);
	expect(
		searchLibrary(own.store, {
			filters: { q: "quokkadrog" },
			scope: "drafts-too",
			sort: "relevance",
			limit: 5,
		}),
	).toMatchObject({ corrected: "quokkadrug", studies: 12 });
});

test("an archived study is in no search and no count", async () => {
	await using own = await startServer();
	const slug = add(own.store, { title: "Wort", conditions: ["Sadness"] });
	add(own.store, { title: "Wort again", conditions: ["sadness"] });
	const seen = () => {
		const { studies, facets } = searchLibrary(own.store, {
			filters: {},
			scope: "drafts-too",
			sort: "newest",
			limit: 5,
		});
		return { studies, conditions: facets.conditions, found: slugsFor(own.store, "wort").length };
	};
	expect(seen()).toEqual({ studies: 2, conditions: [{ value: "Sadness", studies: 2 }], found: 2 });
	archiveStudy(own.store, { slug, actor, reason: "A mistake", expectedVersion: 1 });
	expect(seen()).toEqual({ studies: 1, conditions: [{ value: "Sadness", studies: 1 }], found: 1 });
});

test("letters of any script are found as typed, folded, and by the names of Greek letters", () => {
	const { store } = server;
	const greek = add(store, { title: "Carvedilol versus other β-blockers" });
	const receptor = add(store, { title: "Pioglitazone and PPARγ agonism" });
	const named = add(store, { title: "Infliximab, a TNF-alpha inhibitor, at Łódź and Ærø" });
	const chinese = add(store, { title: "针刺治疗抑郁症的随机对照试验" });
	const korean = add(store, { title: "우울증에서의 보툴리눔 독소" });
	const hellenic = add(store, { title: "Θεραπεία της κατάθλιψης" });
	for (const [typed, slug] of [
		...["beta blockers", "β-blockers", "betablockers", "beta-blocker", "β blocker"].map((q) => [q, greek]),
		...["PPAR gamma", "PPARγ", "ppar-γ", "PPARgamma"].map((q) => [q, receptor]),
		...["TNF-α", "TNFα", "tnf alpha", "lodz", "Łódź", "aero", "Ærø"].map((q) => [q, named]),
		...["抑郁症", "针刺 抑郁", "随机对照"].map((q) => [q, chinese]),
		...["우울증", "보툴리눔"].map((q) => [q, korean]),
		...["κατάθλιψης", "ΚΑΤΑΘΛΙΨΗΣ", "θεραπεια"].map((q) => [q, hellenic]),
	] as [string, string][])
		expect({ typed, found: slugsFor(store, typed) }).toEqual({ typed, found: [slug] });
});

/** Links of a page to comparisons, by their text. */
async function comparisonsOn(address: string): Promise<[string, string][]> {
	const html = await (await server.anonymous.get(address)).text();
	const links = html.matchAll(/href="(\/compare\?[^"]*)"[^>]*>(.*?)<\/a>/g);
	return Array.from(links, ([, href = "", text = ""]) => [textOf(text), href.replaceAll("&amp;", "&")]);
}

test.each([
	["/?q=bcg+tuberculossis", "Compare these 13", "/compare?about=bcg+tuberculosis"],
	["/?q=bcg&from=1960&to=1961", "Compare these 2", "/compare?about=bcg&yearFrom=1960&yearTo=1961"],
	[
		"/?condition=Depression&intervention=Botulinum+toxin+A",
		"Compare trials of Depression with Botulinum toxin A",
		"/compare?condition=Depression&intervention=Botulinum+toxin+A",
	],
	[
		"/studies/finzi-rosenthal-2014",
		"Compare with trials like it",
		"/compare?study=finzi-rosenthal-2014&condition=Major+depressive+disorder&intervention=OnabotulinumtoxinA",
	],
])("%s leads to %s", async (address, text, href) => {
	expect(await comparisonsOn(address)).toEqual([[text, href]]);
});

test.each(["/", "/?q=NCT99999999", "/?q=sommer+harrer", "/?q=%21%21%21", "/?results=yes"])(
	"%s asks no question of several trials",
	async (address) => {
		expect(await comparisonsOn(address)).toEqual([]);
	},
);

test("a synthesis and its row in the list lead to its trials, compared on its outcome", async () => {
	const [first] = await comparisonsOn("/syntheses?q=bcg");
	expect(first?.[0]).toBe("Compare its trials");
	const search = new URLSearchParams(first?.[1].split("?")[1]);
	expect(search.getAll("study")).toHaveLength(13);
	expect(search.get("concept")).toBe("incidence");
	expect(await comparisonsOn("/syntheses/bcg-vaccine-against-tuberculosis")).toEqual([
		["Compare these trials", first?.[1]],
	]);
});
