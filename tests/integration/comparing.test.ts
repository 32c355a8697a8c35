import { afterAll, beforeAll, expect, test } from "vitest";
import { saveStudy } from "#app/services/save-study.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { binaryOutcome, continuousOutcome, contrast, studyInput } from "#tests/support/study-builder.ts";

// What a comparison's address asks for, through the doors that readers take.

const actor = { kind: "system" } as const;
let server: TestServer;
beforeAll(async () => {
	server = await startServer();
	const log = (title: string, visibility: "published" | "draft", more: object) =>
		saveStudy(server.store, {
			document: studyInput({ title, conditions: ["Migraine"], ...more }),
			...{ actor, reason: "Logged", visibility },
		});
	log("Large trial", "published", { outcomes: [binaryOutcome({ a1: "60/100", a2: "30/100" })] });
	log("Small trial", "published", { outcomes: [binaryOutcome({ a1: "6/10", a2: "3/10" })] });
	const severity = { ...continuousOutcome({}), label: "Response", concept: "response", results: [] };
	log("Effect trial", "published", {
		outcomes: [
			{
				...severity,
				contrasts: [contrast({ measure: "MD", estimate: "-3.7", ciLow: "-7.2", ciHigh: "-0.2" })],
			},
		],
	});
	log("Empty trial", "published", {});
	log("Quokka draft", "draft", { outcomes: [binaryOutcome({ a1: "9/10", a2: "1/10" })] });
});
afterAll(() => server[Symbol.asyncDispose]());

const ask = async (path: string) => {
	const answer = await server.anonymous.get(path);
	// React parts texts by comments.
	return { status: answer.status, text: (await answer.text()).replaceAll("<!-- -->", "") };
};

test("a question compares its published trials with results, and says which are missing from the figure", async () => {
	const { status, text } = await ask("/compare?condition=migraine");
	expect(status).toBe(200);
	for (const words of ["Large trial", "Small trial", "−3.7 [−7.2, −0.2]", "1 trial without results here"])
		expect(text).toContain(words);
	expect(text).not.toContain("Quokka");
	const { pairs, concept } = JSON.parse((await ask("/compare.json?condition=migraine")).text);
	expect(concept).toBe("response");
	expect(pairs.panels[0].rows.map(({ study }: { study: string }) => study)).toEqual([
		"large-trial",
		"small-trial",
	]);
});

test("the figure's files follow the address, and its names lead to the trials", async () => {
	const svg = (await ask("/compare.svg?condition=migraine&hide=placebo&order=name")).text;
	expect(svg).toContain('href="/studies/large-trial"');
	expect(svg).not.toContain("30%");
	expect((await ask("/compare.svg?condition=migraine&view=RR")).text).toContain("2.00 [");
	expect((await ask("/compare.csv?condition=migraine")).text).toContain("small-trial");
	expect((await server.anonymous.get("/compare.png?condition=migraine")).headers.get("Content-Type")).toBe(
		"image/png",
	);
});

test.each([
	["colour=red", "“colour”"],
	["view=pie", "“pie”"],
	["order=luck", "“luck”"],
	["measure=RR&measure=OR", "more than once"],
	["level=10", "at least 50"],
	["condition=…", "no word or number"],
	["yearFrom=soon", "not a year"],
])("%s is refused in words, on the page and in its files", async (query, words) => {
	for (const path of [`/compare?${query}`, `/compare.svg?${query}`, `/compare.json?${query}`]) {
		const { status, text } = await ask(path);
		expect({ path, status }).toEqual({ path, status: 400 });
		expect(text).toContain(words);
	}
});

test("a page refuses in the words of its own choices, and offers itself without the one at fault", async () => {
	const { text } = await ask("/compare?condition=migraine&view=pie");
	expect(text).toContain("There is no view called “pie”. Choose one of these: Both arms on one line");
	expect(text).toContain('href="/compare?condition=migraine"');
});
