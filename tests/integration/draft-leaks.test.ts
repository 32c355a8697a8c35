import { expect, test } from "vitest";
import { archiveStudy, setVisibility } from "#app/services/change-study.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { AT_LENGTH } from "#tests/support/at-length.ts";
import { DOORS, neutral, SEARCHES } from "#tests/support/hidden-study.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";

const by = { actor: { kind: "system" }, reason: "Quokka reason" } as const;

/** A trial in which every kind of word is one that stands nowhere else. */
const MARKED = studyInput({
	title: "Quokkatitle in depression",
	acronym: "QUOKKACRONYM",
	conditions: ["Quokkacondition"],
	tags: ["quokkatag"],
	identifiers: [{ system: "nct", value: "NCT98765432" }],
	reports: [
		{ id: "r1", authors: "Quokkauthor A", title: "Quokkareport", year: 2014, doi: "10.1234/quokkadoi" },
	],
	arms: [
		{
			...{ id: "a1", label: "Quokkarm", role: "experimental" },
			interventions: [{ type: "drug", name: "Quokkadrug" }],
		},
		{ id: "a2", label: "Placebo", role: "placebo-comparator" },
	],
	outcomes: [binaryOutcome({ a1: "17/33", a2: "6/41" }, { label: "Quokkaoutcome" })],
});

/** A published study that bears the same number, so that a check has something to say of both. */
function saveNeighbour(server: TestServer) {
	const document = studyInput({
		title: "A neighbour",
		identifiers: [{ system: "nct", value: "NCT98765432" }],
		outcomes: [binaryOutcome({ a1: "10/20", a2: "5/20" })],
	});
	return saveStudy(server.store, { ...by, reason: "Logged", visibility: "published", document }).slug;
}

const saveMarked = (server: TestServer, visibility: "draft" | "published") =>
	saveStudy(server.store, { ...by, visibility, document: MARKED });

/** What anonymous visitors and readers get at an address, without what differs between any two answers. */
async function answersOf(clients: Client[], address: string, words: string[]) {
	const answers = [];
	for (const client of clients) answers.push(await neutral(await client.get(address), words));
	return answers;
}

async function strangers(server: TestServer) {
	return [server.anonymous, await server.as("reader")];
}

/** How a study comes to be hidden. An archived one is asked for by the doors that a withdrawn one is: at length. */
const HIDDEN = [
	{ name: "a draft", hide: (server: TestServer) => saveMarked(server, "draft").slug },
	{
		name: "a study that was public and is withdrawn",
		hide: async (server: TestServer) => {
			const { slug, version } = saveMarked(server, "published");
			await openEveryDoor(server, slug);
			setVisibility(server.store, { ...by, slug, expectedVersion: version, visibility: "draft" });
			return slug;
		},
	},
	{
		name: "a study that was public and is archived",
		hide: async (server: TestServer) => {
			const { slug, version } = saveMarked(server, "published");
			await openEveryDoor(server, slug);
			archiveStudy(server.store, { ...by, slug, expectedVersion: version });
			return slug;
		},
	},
];

for (const { name, hide } of AT_LENGTH ? HIDDEN : HIDDEN.slice(0, 2)) {
	test(`${name} is to strangers as if it did not exist`, async () => {
		await using server = await startServer();
		saveNeighbour(server);
		const slug = await hide(server);
		expect(slug).toBe("quokkauthor-2014");
		const nothing = "nothingheree-2014";
		const clients = await strangers(server);
		for (const door of DOORS) {
			const there = await answersOf(clients, door(slug), [slug]);
			expect(there, door(slug)).toEqual(await answersOf(clients, door(nothing), [nothing]));
			expect(JSON.stringify(there), door(slug)).not.toMatch(/quokka|NCT98765432/i);
		}
		for (const { word, search } of SEARCHES) {
			const unknown = word.replace(/quokka/i, "walrus");
			const found = await answersOf(clients, search(word), [word]);
			expect(found, search(word)).toEqual(await answersOf(clients, search(unknown), [unknown]));
		}
	});
}

/** Asks for every page of a public study, so that it is kept for the next reader. */
async function openEveryDoor(server: TestServer, slug: string) {
	const page = await server.anonymous.get(`/studies/${slug}`);
	expect(await page.text()).toContain("Quokkatitle");
	for (const door of DOORS) await (await server.anonymous.get(door(slug))).arrayBuffer();
	for (const { word, search } of SEARCHES) await (await server.anonymous.get(search(word))).arrayBuffer();
}

test("a draft changes nothing on any public page, its neighbour's findings and the filters' counts included", async () => {
	await using server = await startServer();
	const neighbour = saveNeighbour(server);
	const clients = await strangers(server);
	const pages = [
		...DOORS.map((door) => door(neighbour)),
		...["/", "/_root.data", "/?sort=updated", "/?condition=Quokkacondition", "/?q=NCT98765432"],
		...["/compare", "/compare.data", "/compare/studies", "/compare/studies?q=NCT98765432", "/compare?q=a"],
	];
	const before = new Map<string, unknown>();
	for (const page of pages) before.set(page, await answersOf(clients, page, []));
	const { slug } = saveMarked(server, "draft");
	for (const page of pages) expect(await answersOf(clients, page, []), page).toEqual(before.get(page));

	const researcher = await server.as("researcher");
	const seen = async (address: string) => (await researcher.get(address)).text();
	expect(await seen("/")).toContain("Quokkacondition");
	expect(await seen(`/studies/${neighbour}`)).toContain("Quokkatitle");
	expect(await seen(`/compare/studies?q=quokkadrug`)).toContain(slug);
});

test("what a study said while it was a draft stays unseen once it is public", async () => {
	await using server = await startServer();
	const { store } = server;
	const document = studyInput({ outcomes: [binaryOutcome({ a1: "17/33", a2: "6/41" })] });
	const { slug } = saveMarked(server, "draft");
	const save = (version: number, visibility: "draft" | "published", input: object) =>
		saveStudy(store, { ...by, slug, document: input, expectedVersion: version, visibility });
	saveStudy(store, {
		...{ ...by, slug, document, expectedVersion: 1, visibility: "published" },
		reason: "First published",
	});
	save(2, "draft", document);
	save(3, "draft", MARKED);
	saveStudy(store, {
		...{ ...by, slug, expectedVersion: 4, visibility: "published", reason: "Published again" },
		document: { ...document, notes: "Looked over" },
	});

	for (const client of await strangers(server)) {
		for (const door of DOORS) {
			const text = await (await client.get(door(slug))).text();
			expect(text.replaceAll(slug, ""), door(slug)).not.toMatch(/quokka/i);
		}
		const history = await (await client.get(`/studies/${slug}/history`)).text();
		expect(history).toContain("First published");
		expect(history).toContain("Looked over");
		for (const version of [1, 3, 4]) {
			for (const query of [`from=${version}&to=5`, `from=2&to=${version}`, `from=${version}&to=${version}`]) {
				const unseen = await neutral(await client.get(`/studies/${slug}/history?${query}`), []);
				const never = await neutral(await client.get(`/studies/${slug}/history?from=77&to=78`), []);
				expect(unseen, query).toEqual(never);
				expect(unseen.status).toBe(404);
			}
		}
	}
	const researcher = await server.as("researcher");
	expect(await (await researcher.get(`/studies/${slug}/history?from=1&to=5`)).text()).toContain(
		"Quokkatitle",
	);
});

test("an action on a hidden study is refused as on one that does not exist", async () => {
	await using server = await startServer();
	const { slug } = saveMarked(server, "draft");
	for (const client of await strangers(server)) {
		for (const path of ["", "/history", "/edit"]) {
			for (const data of ["", ".data"]) {
				const post = async (name: string) => {
					const fields = { intent: "publish", version: "1", expectedVersion: "1", reason: "Because" };
					return neutral(await client.post(`/studies/${name}${path}${data}`, fields), [name]);
				};
				expect(await post(slug), path + data).toEqual(await post("nothingheree-2014"));
			}
		}
	}
});
