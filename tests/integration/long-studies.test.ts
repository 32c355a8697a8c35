import { expect, test } from "vitest";
import { setVisibility } from "#app/services/change-study.ts";
import { readStudyHistory } from "#app/services/read-history.ts";
import { readStudy } from "#app/services/read-study.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { openStore } from "#db/store.ts";
import { sampleDatabase } from "#tests/support/sample-database.ts";
import { startServer } from "#tests/support/server.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";

const SYSTEM = { kind: "system" } as const;
/** Characters; each figure has its menu of links and files. */
const LIMIT = 360_000;

/** As a registry record may be: hundreds of measures and harms, descriptions as long as the registry lets them be. */
const LONG = studyInput({
	title: "A trial that measured everything",
	description: "A long description. ".repeat(1600),
	population: { eligibility: { criteria: "Whoever can be thought of.\n".repeat(700) } },
	reports: Array.from({ length: 300 }, (_, number) => ({
		...{
			id: `r${number + 1}`,
			title: `A paper about something, number ${number + 1}`,
			authors: "Author A, Author B",
		},
		...{ journal: "Journal of Things", year: 2014, doi: `10.1000/${number}` },
	})),
	outcomes: Array.from({ length: 450 }, (_, number) =>
		binaryOutcome(
			{ a1: "17/33", a2: "6/41" },
			{
				...{ id: `o${number}`, label: `Measure ${number}.`, definition: "As the protocol says. ".repeat(8) },
				priority: number % 150 === 149 ? "primary" : number % 3 === 0 ? "other" : "secondary",
			},
		),
	),
	adverseEvents: Array.from({ length: 450 }, (_, number) => ({
		...{
			id: `h${number}`,
			term: `Harm ${number}.`,
			organSystem: `System ${number % 20}`,
			serious: number % 2 === 0,
		},
		results: ["a1", "a2"].map((armId) => ({ armId, affected: number % 30, atRisk: 33 })),
	})),
});

const linksIn = (html: string) => [
	...new Set(html.match(/\/studies\/[\w-]+\/more\/[\w-]+\?page=\d+/g) ?? []),
];

test("a study of hundreds of measures opens with what matters, and all of it can be reached without scripts", async () => {
	await using server = await startServer();
	const saved = saveStudy(server.store, {
		...{ actor: SYSTEM, reason: "Logged", visibility: "published", document: LONG },
	});
	const page = await (await server.anonymous.get(`/studies/${saved.slug}`)).text();
	expect(page.length).toBeLessThan(LIMIT);
	const first = ["Measure 149.", "Measure 299.", "Measure 449.", "The 10 commonest of 450"];
	expect(first.filter((words) => !page.includes(words))).toEqual([]);

	const links = linksIn(page);
	const sections = await Promise.all(links.map(async (link) => (await server.anonymous.get(link)).text()));
	for (const section of sections) expect(section.length).toBeLessThan(LIMIT);
	// The first page's script repeats in data what it shows, so that each is looked for in what is read.
	const read = [page, ...sections].map((html) => html.replaceAll(/<script.*?<\/script>/gs, ""));
	const inAll = (words: string) => read.filter((html) => html.includes(words)).length;
	/** The numbers that a pattern finds, once for each page where it does. */
	const numbers = (pattern: RegExp) =>
		read
			.flatMap((html) => [...new Set(Array.from(html.matchAll(pattern), ([, number]) => Number(number)))])
			.toSorted((a, b) => a - b);
	const all = Array.from({ length: 450 }, (_, number) => number);
	expect(numbers(/>Measure (\d+)\.</g)).toEqual(all);
	expect(new Set(numbers(/Harm (\d+)\./g))).toEqual(new Set(all));
	for (const paper of ["number 1", "number 150", "number 300"]) expect(inAll(`something, ${paper}.`)).toBe(1);
	for (const text of ["A long description.", "Whoever can be thought of."]) expect(inAll(text)).toBe(1);

	expect((await server.anonymous.get(`/studies/${saved.slug}/more/outcomes?page=999`)).status).toBe(404);
	expect((await server.anonymous.get(`/studies/${saved.slug}/more/nothing`)).status).toBe(404);
	setVisibility(server.store, {
		...{ slug: saved.slug, actor: SYSTEM, reason: "Because", expectedVersion: 1, visibility: "draft" },
	});
	for (const link of links) expect((await server.anonymous.get(link)).status).toBe(404);
});

test("a long history comes by the page, with the two versions that are compared on each", () => {
	const { database } = sampleDatabase();
	const store = openStore(database);
	try {
		const { document, version } = readStudy(store, "li", "published");
		const save = (tag: number) =>
			saveStudy(store, {
				...{ slug: "li", document: { ...document, tags: [`${tag}`] }, expectedVersion: version + tag },
				...{ actor: { kind: "system" }, reason: "One more" },
			});
		store.sqlite.transaction(() => Array.from({ length: 60 }, (_, tag) => save(tag)))();
		const at = (before?: number) =>
			readStudyHistory(store, "li", "published", { from: undefined, to: undefined, before });
		const newest = version + 60;
		const first = at();
		expect(first.versions.map((entry) => entry.version)).toEqual(
			Array.from({ length: 50 }, (_, place) => newest - place),
		);
		expect(first.older).toBe(newest - 49);
		const second = at(first.older);
		expect(second.versions.slice(0, 3).map((entry) => entry.version)).toEqual([
			newest,
			newest - 1,
			newest - 50,
		]);
		expect(second).toMatchObject({ from: newest - 1, to: newest, older: undefined });
		expect(second.versions.at(-1)?.version).toBe(1);
	} finally {
		store.close();
	}
});
