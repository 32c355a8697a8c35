import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, tokenOf } from "#tests/support/api-client.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { studyInput } from "#tests/support/study-builder.ts";

const SAMPLE = "/studies/finzi-rosenthal-2014";
const FILES = [".svg", ".png", ".csv", ".json"];

let server: TestServer;
let followed: string;
beforeAll(async () => {
	server = await startServer({ SAMPLE_LIBRARY: "true" });
	const token = await tokenOf(server, "researcher", "write");
	const rate = (armId: string, timePointId: string, events: number) => ({
		armId,
		timePointId,
		events,
		n: 50,
	});
	const outcome = {
		...{ id: "o1", kind: "binary", label: "Response" },
		timePoints: [
			{ id: "t1", value: 6, unit: "weeks" },
			{ id: "t2", value: 12, unit: "weeks" },
		],
		results: [rate("a1", "t1", 20), rate("a2", "t1", 10), rate("a1", "t2", 30), rate("a2", "t2", 12)],
	};
	const json = studyInput({ title: "Followed for twelve weeks", outcomes: [outcome] });
	const made = await ask(server, "POST", "/api/v1/studies", { token, json });
	expect(made.status, made.text).toBe(201);
	followed = `/studies/${made.json.slug}`;
});
afterAll(() => server[Symbol.asyncDispose]());

const read = async (path: string, client = server.anonymous) => {
	const answer = await client.get(path);
	return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
};

test("the page and every file of a figure show the measure and the arms that the address names", async () => {
	expect((await read(SAMPLE)).text).toMatch(/<h2 class="figure-title">Response, week 6/);
	const page = await read(`${SAMPLE}?measure=RR`);
	expect(page.text).toMatch(/<h2 class="figure-title">Risk ratio: Response, week 6/);
	expect(page.text).toContain(`href="${SAMPLE}.svg?measure=RR"`);
	expect((await read(`${SAMPLE}.svg?measure=RR`)).text).toContain("3.52");
	const csv = await read(`${SAMPLE}.csv?hide=a2`);
	expect(csv.text).toContain("OnabotulinumtoxinA");
	expect(csv.text).not.toContain("Placebo");
	expect((await read(`${SAMPLE}.svg?hide=a2`)).text).not.toContain(">Placebo<");
	const json = JSON.parse((await read(`${SAMPLE}.json?measure=RR`)).text);
	expect(json).toMatchObject({ kind: "interval", chart: { axis: { reference: 1 } } });
});

test.each([
	["measure=foo", "no measure called “foo”"],
	["hide=a9", "no arm called “a9”"],
	["measure=RR&measure=OR", "more than once"],
	["mesure=RR", "“mesure”"],
])("?%s is refused in words, on the page and in every file", async (query, words) => {
	for (const file of ["", ...FILES]) {
		const { status, text } = await read(`${SAMPLE}${file}?${query}`);
		expect({ file, status }).toEqual({ file, status: 400 });
		expect(text).toContain(words);
	}
});

test("what other sites add to a link is nobody's mistake", async () => {
	expect((await read(`${SAMPLE}?utm_source=mail&fbclid=x`)).status).toBe(200);
	expect((await read(`${SAMPLE}.svg?figure=RR&measure=RR`)).status).toBe(400);
	expect((await read(`${SAMPLE}.svg?figure=foo`)).status).toBe(404);
});

test("an outcome's course has an address as a drawing and as numbers", async () => {
	const reader = await server.as("researcher");
	const at = (file: string) => read(`${followed}${file}?figure=course&outcome=o1`, reader);
	const page = await read(followed, reader);
	expect(page.text).toContain(`href="${followed}.svg?figure=course&amp;outcome=o1"`);
	expect((await at(".svg")).text).toContain("Followed for twelve weeks: Response, over time");
	expect((await at(".png")).type).toBe("image/png");
	expect((await at(".csv")).text.split("\n")[1]).toMatch(/^,OnabotulinumtoxinA,6,weeks,Week 6,40,/);
	expect(JSON.parse((await at(".json")).text)).toMatchObject({
		kind: "course",
		chart: { time: { unit: "weeks" } },
	});
	const once = await read(`${SAMPLE}.svg?figure=course`);
	expect({ status: once.status, text: once.text }).toMatchObject({
		status: 404,
		text: expect.stringContaining("not recorded at two time points"),
	});
	expect((await read(`${followed}.svg?figure=course`)).status).toBe(404);
});
