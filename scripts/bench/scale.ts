import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "#db/store.ts";
import { IMPORT, isAlike, keepingFigures } from "./keeping.ts";
import { libraryWithQuestion, QUESTION } from "./library.ts";
import { type BenchOptions, type Measurement, median, type Section } from "./section.ts";
import { ServerChildren } from "./server-child.ts";

const SIZES = [1000, 30_000];
/** With --full, and the size that figures are computed for by how they grow between these. */
const KEPT = [1000, 20_000] as const;
const AIMED_AT = 500_000;
const ROUNDS = 40;
const HUNDREDTH = 100;
/** A cookie of ours makes a request one that the page cache does not answer. */
const UNCACHED = { cookie: "equipoise_notice=none" };

export const section: Section = {
	name: "scale",
	about: `milliseconds to answer a page anew, asked for one at a time; the median of ${ROUNDS}, libraries taking turns. A library of 1,000 has no hundredth page: the last one with as many studies stands for it. With --full, what it takes to keep a library as well, of ${KEPT.map(counted).join(" and ")} registry records; at ${counted(AIMED_AT)} it is computed, by the growth between these`,
	async measure({ full, keep }: BenchOptions): Promise<Measurement> {
		const folder = keep ?? mkdtempSync(join(tmpdir(), "equipoise-bench-"));
		await using servers = new ServerChildren();
		try {
			const libraries: { size: number; path: string; url: string; pages: Record<string, string> }[] = [];
			for (const size of SIZES) {
				const path = libraryWithQuestion(folder, size);
				const slugs = someSlugs(path);
				const url = await servers.application(path);
				libraries.push({ size, path, url, pages: await pagesOf(url, slugs) });
			}
			const names = Object.keys(libraries[0]?.pages ?? {});
			const times = new Map<string, number[]>();
			for (const name of names) times.set(name, await timesOf(name, libraries));
			const keeping = full ? await keepingTable(folder) : { ratios: [], table: [] };
			const grown = [...times].flatMap(([name, [first = Number.NaN, ...larger]]) =>
				larger.map((time, index) => ({
					what: `${name}: at ${counted(SIZES[index + 1])} studies to that at ${counted(SIZES[0])}`,
					value: time / first,
					aim: { atMost: 1.5 },
				})),
			);
			return {
				ratios: [...grown, ...keeping.ratios],
				table: [
					["PAGE", ...SIZES.map(counted)],
					[
						"(studies of the condition; of the intervention for it)",
						...(await Promise.all(libraries.map(({ url }) => topicSizes(url)))),
					],
					...[...times].map(([name, row]) => [name, ...row.map(shown)]),
					...keeping.table,
				],
			};
		} finally {
			if (keep === undefined) rmSync(folder, { recursive: true, force: true });
		}
	},
};

/** What keeping a library takes, a row for each figure, and what it would take at the size aimed at. */
export async function keepingTable(folder: string): Promise<Measurement> {
	const [few, many] = [await keepingFigures(folder, KEPT[0]), await keepingFigures(folder, KEPT[1])];
	const growth = (AIMED_AT - KEPT[1]) / (KEPT[1] - KEPT[0]);
	return {
		ratios: [
			{
				what: `${IMPORT}: into ${counted(KEPT[1])} to that into ${counted(KEPT[0])}`,
				value: (many[IMPORT] ?? Number.NaN) / (few[IMPORT] ?? Number.NaN),
				aim: { atMost: 1.5 },
			},
		],
		table: [
			["KEEPING", ...KEPT.map(counted), `${counted(AIMED_AT)}, BY THIS GROWTH`],
			...Object.entries(many).map(([name, figure]) => {
				const before = few[name] ?? Number.NaN;
				return [
					name,
					...[before, figure].map(shown),
					isAlike(name) ? "" : shown(figure + (figure - before) * growth),
				];
			}),
		],
	};
}

const shown = (figure: number) => figure.toFixed(1);

function counted(studies: number | undefined): string {
	return (studies ?? 0).toLocaleString("en");
}

const SEARCH = "/?q=depression+trial&condition=Depression&phase=2";
const BROAD = "/?q=trial&results=yes&status=completed";

const CONDITION = `/conditions/${QUESTION.condition.toLowerCase()}`;
const PAIR = `/interventions/${QUESTION.intervention.toLowerCase()}/${QUESTION.condition.toLowerCase()}`;

/** "422, 264": how many studies the topics have whose pages are asked for; of those that tell most, which are the same in each library, pages read a fixed number. */
async function topicSizes(url: string): Promise<string> {
	const sizes = [CONDITION, PAIR].map(async (topic) => {
		const { studies }: { studies: number } = JSON.parse(await textOf(`${url}${topic}.json`));
		return counted(studies);
	});
	return (await Promise.all(sizes)).join("; ");
}

async function pagesOf(url: string, [slug = "", ...others]: string[]): Promise<Record<string, string>> {
	return {
		"library, first page": "/",
		"search with two filters, first page": SEARCH,
		"search with two filters, hundredth page": await pageAfter(url, SEARCH, HUNDREDTH),
		"broad search with two filters, first page": BROAD,
		"broad search with two filters, hundredth page": await pageAfter(url, BROAD, HUNDREDTH),
		"library, hundredth page": await pageAfter(url, "/", HUNDREDTH),
		"misspelt search": "/?q=depresion",
		"a study by its registry number": "/?q=NCT10000123",
		"study page": `/studies/${slug}`,
		"compare page of three": `/compare?${[slug, ...others].map((name) => `study=${name}`).join("&")}`,
		// As many trials in each library: the most that are compared.
		"comparison that asks a question": "/compare?condition=depression",
		"page of a condition": CONDITION,
		"page of an intervention for a condition": PAIR,
		map: "/map",
		// As many studies fit in each library: the most that are counted.
		"map with a filter": "/map?from=2000",
		"studies that are overdue": "/overdue",
		"studies that are overdue, hundredth page": await overduePage(url),
		"overdue studies of a condition": "/overdue?condition=depression",
		"search for a topic by name": "/?q=depression",
		"feed of a topic": `${CONDITION}/feed.xml`,
	};
}

/** The page of overdue studies as far down as the other lists are looked at; of a small library one with as many on it. */
async function overduePage(url: string): Promise<string> {
	const far = `/overdue?page=${HUNDREDTH}`;
	return (await textOf(url + far)).includes("None on this page") ? "/overdue?page=2" : far;
}

/** The same three studies in each library: the first ones made, which are equal whatever comes after them. */
function someSlugs(path: string): string[] {
	const store = openStore(path, { create: false });
	const slugs = store.sqlite
		.prepare<[], string>(
			`select slug from studies where visibility = 'published' and id < 500
				and id in (select study_id from listings where has_results) order by id limit 3`,
		)
		.pluck()
		.all();
	store.close();
	return slugs;
}

/** The address of a list's page of that number, by its links; of its last full page where there are fewer. */
async function pageAfter(url: string, first: string, number: number): Promise<string> {
	let address = first;
	let next = await nextPage(url, address);
	for (let page = 1; page < number && next !== undefined; page++) {
		const following = await nextPage(url, next);
		// A page with fewer studies than the others is no measure of theirs.
		if (following === undefined) break;
		address = next;
		next = following;
	}
	return address;
}

async function nextPage(url: string, address: string): Promise<string | undefined> {
	const [, next] = /href="([^"]*after=[^"]*)"/.exec(await textOf(url + address)) ?? [];
	return next === undefined ? undefined : new URL(next.replaceAll("&amp;", "&"), url).href.slice(url.length);
}

/** Of a page in each library, the median of its times anew; the libraries take turns. */
export async function timesOf(
	name: string,
	libraries: { url: string; pages: Record<string, string> }[],
): Promise<number[]> {
	const times: number[][] = libraries.map(() => []);
	for (let round = -3; round < ROUNDS; round++) {
		for (const [index, { url, pages }] of libraries.entries()) {
			const started = performance.now();
			await textOf(url + pages[name]);
			if (round >= 0) times[index]?.push(performance.now() - started);
		}
	}
	return times.map(median);
}

async function textOf(address: string): Promise<string> {
	const response = await fetch(address, { headers: UNCACHED });
	if (!response.ok) throw new Error(`${address} answers ${response.status}`);
	return response.text();
}
