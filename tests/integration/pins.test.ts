import { expect, test } from "vitest";
import { archiveStudy, setVisibility } from "#app/services/change-study.ts";
import { archive, saveAsItStands } from "#app/services/change-version.ts";
import { keepMissingResults } from "#app/services/keep-result.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { SYNTHESES } from "#app/services/save-synthesis.ts";
import { publishSynthesis } from "#tests/support/saved-synthesis.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";

const BY = { actor: { kind: "system" }, reason: "A correction" } as const;

const outcomeOf = (a1: string, a2: string) => binaryOutcome({ a1, a2 });

function publishThree(server: TestServer) {
	return publishSynthesis(server, {
		trials: [
			{ author: "Finzi", outcome: outcomeOf("17/33", "6/41") },
			{ author: "Magid", outcome: outcomeOf("9/30", "5/30") },
			{ author: "Wollmer", outcome: outcomeOf("12/20", "7/21") },
		],
		document: { kind: "counts", analysis: { measure: "RR" } },
	});
}

const correct = (server: TestServer, change: object = {}) =>
	saveStudy(server.store, {
		...{ ...BY, slug: "finzi-2014", expectedVersion: 1 },
		document: studyInput({
			title: "A trial by Finzi",
			reports: [{ id: "r1", authors: "Finzi E", title: "A trial by Finzi", year: 2014 }],
			outcomes: [outcomeOf("12/33", "6/41")],
			...change,
		}),
	});

const textAt = async (server: TestServer, address: string) => (await server.anonymous.get(address)).text();
const wordsAt = async (server: TestServer, address: string) =>
	(await textAt(server, address))
		.replaceAll(/<script.*?<\/script>/gs, "")
		.replaceAll("<!-- -->", "")
		.replaceAll(/<[^>]+>/g, " ")
		.replaceAll(/\s+/g, " ")
		.replaceAll(/ ([;:,.])/g, "$1");
const FILES = [".json", ".csv", ".svg", ".png", ".svg?figure=funnel", ".svg?figure=leave-one-out"];

test("a pinned synthesis stays as it was when its studies, the synthesis and the program change", async () => {
	await using server = await startServer({ RATE_LIMIT: "0" });
	const slug = publishThree(server);
	const pin = `/syntheses/${slug}/versions/1`;
	const before = new Map<string, string>();
	for (const file of FILES) before.set(file, await textAt(server, pin + file));
	expect(JSON.parse(before.get(".json") ?? "")).toMatchObject({
		kept: { computation: expect.any(Number), studies: [{ slug: "finzi-2014", version: 1 }, {}, {}] },
	});
	expect(await wordsAt(server, pin)).toContain("None of its studies has changed.");

	correct(server);
	const today = await wordsAt(server, pin);
	expect(today).toContain("Finzi 2014 is at version 2; version 1 was used");
	expect(today).toMatch(/The pooled effect was 2\.\d\d \[[^\]]+\]; it is 1\.\d\d \[/);
	for (const [file, text] of before) expect(await textAt(server, pin + file), file).toBe(text);
	expect(await textAt(server, pin)).toContain('href="/studies/finzi-2014/versions/1"');

	// As if an older program had computed it otherwise.
	server.store.sqlite.exec(`drop trigger synthesis_pins_no_update;
		update synthesis_pins set program = '0.0.9', analysis = json_set(analysis, '$.response.pooled.estimate', 0.5)`);
	const other = await wordsAt(server, pin);
	expect(other).toContain("computed by Equipoise 0.0.9");
	expect(other).toMatch(
		/the pooled effect is 1\.65 \[[^\]]+\] as kept and 2\.\d\d \[[^\]]+\] as computed now/,
	);

	saveAsItStands(server.store, SYNTHESES, { ...BY, slug, expectedVersion: 1 });
	expect(await wordsAt(server, pin)).toContain("The synthesis is at version 2");
	expect(await wordsAt(server, `/syntheses/${slug}/versions/2`)).toContain(
		"None of its studies has changed.",
	);
	for (const search of ["?measure=OR", "?exclude=r1", "?baseline=12"])
		expect((await server.anonymous.get(pin + search)).status, search).toBe(400);
});

test("a version that was a draft is nobody's, and what was taken back is gone with who, when and why", async () => {
	await using server = await startServer({ RATE_LIMIT: "0" });
	const slug = publishThree(server);
	const { store } = server;
	const ada = await server.as("researcher", "Ada Keeper");
	const { user: actor } = ada;
	if (!actor) throw new Error("Nobody is logged in");
	const by = { actor, reason: "Numbers of another trial" };
	const study = "/studies/finzi-2014/versions";
	correct(server, { notes: "Quokka" });
	setVisibility(store, { ...by, slug: "finzi-2014", expectedVersion: 2, visibility: "draft" });
	saveStudy(store, {
		...{ ...by, slug: "finzi-2014", expectedVersion: 3 },
		document: studyInput({ title: "Quokka", outcomes: [outcomeOf("1/33", "6/41")] }),
	});
	for (const ending of ["", ".json", ".csv", ".svg", ".png", ".data"]) {
		const gone = await server.anonymous.get(`${study}/1${ending}`);
		expect(gone.status, ending).toBe(410);
		expect(await gone.text()).toMatch(
			/withdrawn on \d+ \w+ \d{4} by Ada Keeper\. The reason given: Numbers of another/,
		);
		for (const version of [3, 4, 5, 0])
			expect((await server.anonymous.get(`${study}/${version}${ending}`)).status).toBe(404);
	}
	// What was published of it is still what the synthesis says.
	const pin = `/syntheses/${slug}/versions/1`;
	expect(await wordsAt(server, pin)).toContain("Finzi 2014 is not public any more.");
	setVisibility(store, { ...by, slug: "finzi-2014", expectedVersion: 4, visibility: "published" });
	expect((await server.anonymous.get(`${study}/4`)).status).toBe(404);
	expect(await textAt(server, `${study}/1`)).toContain("52%");
	expect(await textAt(server, `${study}/5`)).toContain("Quokka");

	archiveStudy(store, { ...by, slug: "finzi-2014", expectedVersion: 5 });
	expect((await server.anonymous.get(`${study}/1`)).status).toBe(410);
	// What was never public was not withdrawn, whoever asks.
	expect([(await ada.get(`${study}/1`)).status, (await ada.get(`${study}/4`)).status]).toEqual([410, 404]);
	archive(store, SYNTHESES, { ...by, slug, expectedVersion: 1 });
	const gone = await server.anonymous.get(pin);
	expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining("Ada Keeper")]);
});

test("a synthesis that was published before results were kept says so, and its result is kept from then on", async () => {
	await using server = await startServer();
	const slug = publishThree(server);
	server.store.sqlite.exec("drop trigger synthesis_pins_no_delete; delete from synthesis_pins");
	const pin = `/syntheses/${slug}/versions/1`;
	expect(await wordsAt(server, pin)).toContain("The result of this version was not kept");
	expect([keepMissingResults(server.store), keepMissingResults(server.store)]).toEqual([1, 0]);
	expect(await wordsAt(server, pin)).toContain("It was published before results were kept.");
	expect(() => server.store.sqlite.exec("update synthesis_pins set program = 'x'")).toThrow(
		"cannot be changed",
	);
});
