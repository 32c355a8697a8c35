import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, tokenOf } from "#tests/support/api-client.ts";
import { formIn, textOf, unescapeHtml } from "#tests/support/html-form.ts";
import { fill, latestVersion, logTrial, openForm, save } from "#tests/support/logging.ts";
import { publishSynthesis } from "#tests/support/saved-synthesis.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";
import { binaryOutcome, type Input, studyInput } from "#tests/support/study-builder.ts";

let server: TestServer;
let researcher: Client;
beforeAll(async () => {
	server = await startServer();
	researcher = await server.as("researcher");
});
afterAll(() => server[Symbol.asyncDispose]());

const SHEET = "assessments[0].sheets.rob-2_individual_assignment";
const slugIn = (address: string) => address.replace(/^\/studies\//, "");

/** The form after a button of it was pressed in a browser without JavaScript. */
async function pressed(path: string, form: URLSearchParams, page: string, label: string) {
	const buttons = [...page.matchAll(/<button\b([^>]*name="__intent__"[^>]*)>(.*?)<\/button>/gs)];
	const button = buttons.find(
		([, attributes = "", text = ""]) =>
			textOf(text).includes(label) || unescapeHtml(attributes).includes(`aria-label="${label}"`),
	);
	const intent = /\bvalue="([^"]*)"/.exec(button?.[1] ?? "")?.[1];
	if (!intent) throw new Error(`No button ${label}`);
	form.set("__intent__", unescapeHtml(intent));
	const after = await (await researcher.post(path, form)).text();
	return { form: formIn(after, "reason"), page: after };
}

const answer = (form: URLSearchParams, domain: string, answers: Record<string, string>) => {
	for (const [number, value] of Object.entries(answers))
		form.set(`${SHEET}.${domain}.answers.q${number.replace(".", "-")}.answer`, value);
};

test("without JavaScript a result is judged by RoB 2: asked, proposed, and judged when a person says so", async () => {
	const address = await logTrial(researcher);
	const edit = `${address}/edit`;
	const first = await (await researcher.get(edit)).text();
	const added = await pressed(edit, formIn(first, "reason"), first, "RoB 2 · Individually randomised");
	expect(textOf(added.page)).toContain("Choose the effect of interest to see the questions.");
	fill(added.form, { "assessments[0].effect": "assignment", "assessments[0].outcomeId": "o1" });
	fill(added.form, { "assessments[0].assessor": "AB" });
	const asked = await pressed(edit, added.form, added.page, "Show the questions");
	expect(textOf(asked.page)).toContain("Domain 1: Randomisation process");
	// Nothing is answered or judged for anybody.
	expect([...asked.form.keys()].filter((name) => name.endsWith(".answer"))).toEqual([]);

	answer(asked.form, "d1", { "1.1": "Y", "1.2": "PY", "1.3": "N" });
	answer(asked.form, "d2", { "2.1": "N", "2.2": "N", "2.6": "Y" });
	fill(asked.form, { [`${SHEET}.d1.answers.q1-1.note`]: "“Blocks of four”, p. 3", reason: "Answered" });
	const shown = await pressed(edit, asked.form, asked.page, "Show what is proposed");
	const words = textOf(shown.page);
	expect(words).toContain("Proposed by the tool’s algorithm: Low");
	expect(words).toContain(
		"2.3 Did care deviate from what was intended because this was a trial? Skipped: asked only if Y, PY or NI to 2.1 or 2.2.",
	);
	expect(words).toContain("No proposal yet; still needed: 3.1");

	await save(researcher, edit, fill(shown.form, { reason: "Answered" }));
	const { riskOfBias } = latestVersion(server, slugIn(address)).document;
	expect(riskOfBias).toEqual([
		{
			...{ tool: "rob-2", version: "individual", effect: "assignment", outcomeId: "o1", assessor: "AB" },
			domain: "Randomisation process",
			answers: [
				{ question: "1.1", answer: "Y", note: "“Blocks of four”, p. 3" },
				{ question: "1.2", answer: "PY" },
				{ question: "1.3", answer: "N" },
			],
		},
		expect.objectContaining({ domain: "Deviations from intended interventions" }),
	]);
	const page = textOf(await (await researcher.get(address)).text());
	expect(page).toContain("Response RoB 2 · Individually randomised, parallel groups, effect of assignment");
	expect(page).toContain(
		"Randomisation process Not judged yet Proposed by the tool’s algorithm: Low 3 answers",
	);
	expect(page).toContain("1.1 Did chance decide the order of allocation? Yes “Blocks of four”, p. 3");

	const again = await (await researcher.get(edit)).text();
	const taken = await pressed(edit, formIn(again, "reason"), again, "Take Low for Randomisation process");
	expect(taken.form.get(`${SHEET}.d1.judgement`)).toBe("low");
	fill(taken.form, { [`${SHEET}.d2.judgement`]: "high", reason: "Judged" });
	await save(researcher, edit, taken.form);
	const judged = textOf(await (await researcher.get(address)).text());
	expect(judged).toContain("Judged “High” where the tool’s algorithm proposes “Low”: say why");
	const history = textOf(await (await researcher.get(`${address}/history`)).text());
	expect(history).toContain("Risk of bias “Randomisation process” (AB), judgement");
});

test("two assessors stand beside each other; what was judged freely before stays as it was", async () => {
	const address = await logTrial(researcher, {}, { title: "Another trial" });
	const edit = `${address}/edit`;
	const start = await (await researcher.get(edit)).text();
	const { form } = await pressed(edit, formIn(start, "reason"), start, "Add judgement");
	fill(form, { "riskOfBias[0].domain": "Blinding", "riskOfBias[0].judgement": "unclear", reason: "Judged" });
	for (const [index, [assessor, judgement]] of [
		["AB", "low"],
		["CD", "some-concerns"],
	].entries()) {
		const at = `assessments[${index}]`;
		form.set(`${at}.template`, "rob-2.individual");
		form.set(`${at}.effect`, "assignment");
		form.set(`${at}.assessor`, assessor ?? "");
		form.set(`${at}.sheets.rob-2_individual_assignment.d3.judgement`, judgement ?? "");
	}
	await save(researcher, edit, form);
	const { riskOfBias } = latestVersion(server, slugIn(address)).document;
	expect(riskOfBias).toMatchObject([
		{ domain: "Blinding", judgement: "unclear" },
		{ domain: "Missing outcome data", judgement: "low", assessor: "AB" },
		{ domain: "Missing outcome data", judgement: "some-concerns", assessor: "CD" },
	]);
	const page = textOf(await (await researcher.get(address)).text());
	expect(page).toContain("Assessors differ on “Missing outcome data”");
	expect(page).toContain("Blinding : Unclear");

	// The same assessor once more is refused where the assessment stands, and nothing typed is lost.
	const twice = await openForm(researcher, edit);
	fill(twice, { "assessments[1].assessor": "AB", reason: "Renamed" });
	const refused = await researcher.post(edit, twice);
	expect(refused.status).toBe(400);
	expect(textOf(await refused.text())).toContain(
		"This assessor has judged this domain already, for the same result",
	);
});

const assessed = (judgement: string, head: Input = {}) => ({
	...{ tool: "rob-2", version: "individual", effect: "assignment", outcomeId: "o1", assessor: "AB" },
	...{ domain: "Missing outcome data", judgement, ...head },
});

test("the API takes and gives judgements by template among the others, and says what does not fit", async () => {
	const token = await tokenOf(server, "researcher", "write");
	const outcomes = [binaryOutcome({ a1: "17/33", a2: "6/41" })];
	const riskOfBias = [
		{ tool: "rob-1", domain: "Blinding", judgement: "unclear" },
		{ ...assessed("low"), agreed: true, answers: [{ question: "3.1", answer: "PY" }] },
	];
	const json = { ...studyInput({ title: "By a program", outcomes, riskOfBias }), reason: "Judged" };
	const created = await ask(server, "POST", "/api/v1/studies", { token, json });
	expect(created.status).toBe(201);
	expect(created.json.riskOfBias).toEqual(riskOfBias);
	const wrong = {
		...json,
		riskOfBias: [{ ...assessed("low"), answers: [{ question: "1.1", answer: "Y" }] }],
	};
	const refused = await ask(server, "POST", "/api/v1/studies", { token, json: wrong });
	expect(refused.status).toBe(400);
	expect(refused.text).toContain("This domain has no question 1.1, only 3.1, 3.2, 3.3, 3.4");
	expect(refused.text).toContain("riskOfBias");
});

test("lights are those of the judgements, agreed ones first; where assessors differ there is none, and it is said", async () => {
	const other = { assessor: "CD" };
	const outcome = binaryOutcome({ a1: "17/33", a2: "6/41" });
	const riskOfBias = [
		[assessed("high"), assessed("low", other)],
		[assessed("high"), assessed("low", { ...other, agreed: true })],
	];
	const slug = publishSynthesis(server, {
		trials: riskOfBias.map((judged, index) => ({
			...{ author: ["Adams", "Baker"][index] ?? "", outcome, study: { riskOfBias: judged } },
		})),
		document: { kind: "counts", analysis: { measure: "RR", model: "common" } },
	});
	const answer = await server.anonymous.get(`/syntheses/${slug}.svg?figure=bias-lights`);
	const svg = await answer.text();
	expect(answer.status).toBe(200);
	expect(svg).toContain("light-low-");
	expect(svg).not.toContain("light-high-");
	expect(svg).toContain("(RoB 2)");
	expect(textOf(svg)).toContain("No light where assessors differ");
});
