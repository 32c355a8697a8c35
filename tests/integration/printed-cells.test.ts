import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, tokenOf } from "#tests/support/api-client.ts";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { fill, latestVersion, openForm, rowCounts, save } from "#tests/support/logging.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";

let server: TestServer;
let researcher: Client;
beforeAll(async () => {
	server = await startServer();
	researcher = await server.as("researcher");
});
afterAll(() => server[Symbol.asyncDispose]());

const A1 = "outcomes[0].results.a1";
const stored = (address: string) => latestVersion(server, address.replace("/studies/", ""));
const pageOf = async (address: string) => (await researcher.get(address)).text();

/** A trial logged without JavaScript: its kind chosen and sent, the fields of that kind filled in. */
async function filledForm(title: string, kind: string, cells: Record<string, string>) {
	const form = fill(await openForm(researcher, "/studies/new"), {
		title,
		...{ "arms[0].label": "Toxin", "arms[1].label": "Placebo", "reports[0].found": `10.1000/${title}` },
		...{ "outcomes[0].label": "Some outcome", "outcomes[0].kind": kind },
	});
	const asked = new URLSearchParams(form);
	asked.set("__intent__", '{"type":"validate","payload":{}}');
	const page = await (await researcher.post("/studies/new", asked)).text();
	return fill(formIn(page, "reason"), cells);
}

/** The choices that a page offers beside a cell: what each says by its value, and which is marked. */
function choicesIn(page: string, name: string) {
	const radios = [
		...page.matchAll(/<label[^>]*><input type="radio" ([^>]*)\/?><span>(.*?)<\/span><\/label>/g),
	];
	return radios
		.filter(([, attributes = ""]) => attributes.includes(`name="${name}"`))
		.map(([, attributes = "", says = ""]) => ({
			value: textOf(/value="([^"]*)"/.exec(attributes)?.[1] ?? ""),
			says: textOf(says).trim(),
			isChecked: attributes.includes("checked"),
		}));
}

test("a cell that cannot be read is kept as typed; publishing names the field, the reason and the way out", async () => {
	const form = await filledForm("about-half", "binary", {
		...{ [`${A1}.cell`]: "about half", [`${A1}.n`]: "thirty", "outcomes[0].results.a2.cell": "6/41" },
	});
	const before = rowCounts(server);
	const publishing = new URLSearchParams(form);
	publishing.set("publish", "yes");
	const refused = await researcher.post("/studies/new", publishing);
	expect(refused.status).toBe(400);
	const page = await refused.text();
	expect(textOf(page)).toContain("2 errors stand in the way of publishing");
	expect(textOf(page)).toContain(
		"“Toxin”, with the outcome: Cannot read “about half”. Type it as the source prints it",
	);
	expect(textOf(page)).toContain("“thirty” is not a whole number, such as 33");
	expect(formIn(page, "reason").get(`${A1}.cell`)).toBe("about half");
	expect(rowCounts(server)).toEqual(before);

	const address = await save(researcher, "/studies/new", form);
	expect(stored(address)).toMatchObject({ visibility: "draft", version: 1 });
	expect(stored(address).document.outcomes[0].results[0]).toEqual({
		...{ armId: "a1", printed: "about half", unread: [{ field: "n", text: "thirty" }] },
	});
	const study = textOf(await pageOf(address));
	expect(study).toContain("“about half”, not read yet");
	expect(study).toContain("Not read yet, analysed: “thirty”");
	const edit = await openForm(researcher, `${address}/edit`);
	expect(edit.get(`${A1}.cell`)).toBe("about half");
	expect(edit.get(`${A1}.n`)).toBe("thirty");
	fill(edit, { [`${A1}.cell`]: "17 (52)", [`${A1}.n`]: "33", reason: "Read again" }).set("publish", "yes");
	await save(researcher, `${address}/edit`, edit);
	expect(stored(address)).toMatchObject({ visibility: "published", version: 2 });
	expect(stored(address).document.outcomes[0].results[0]).toEqual({
		...{ armId: "a1", n: 33, events: 17, percent: "52" },
	});
});

test("what is ambiguous is asked beside the cell, without JavaScript too; the usual reading is marked where it fits", async () => {
	const form = await filledForm("unsaid-spread", "continuous", {
		...{ [`${A1}.mean`]: "12.4 (3.1)", [`${A1}.n`]: "33" },
		...{
			"outcomes[0].results.a2.mean": "15.0",
			"outcomes[0].results.a2.n": "41",
			"outcomes[0].results.a2.sd": "3.4",
		},
	});
	const address = await save(researcher, "/studies/new", form);
	expect(stored(address).document.outcomes[0].results[0]).toEqual({
		armId: "a1",
		n: 33,
		printed: "12.4 (3.1)",
	});
	const page = await pageOf(`${address}/edit`);
	const choices = choicesIn(page, `${A1}.meanReading`);
	expect(choices.map(({ says, isChecked }) => [says, isChecked])).toEqual([
		["3.1 is the standard deviation (proposed)", false],
		["3.1 is the standard error", false],
		["3.1 is something else, kept as printed", false],
	]);
	const edit = fill(formIn(page, "reason"), { reason: "The methods say so" });
	edit.set(`${A1}.meanReading`, choices[0]?.value ?? "");
	await save(researcher, `${address}/edit`, edit);
	expect(stored(address).document.outcomes[0].results[0]).toEqual({
		...{ armId: "a1", n: 33, mean: "12.4", sd: "3.1", printed: "12.4 (3.1)" },
	});
	const chosen = await pageOf(`${address}/edit`);
	expect(choicesIn(chosen, `${A1}.meanReading`)[0]?.isChecked).toBe(true);
	expect(textOf(chosen)).toContain("Taken as: mean 12.4, standard deviation 3.1");
	// The choice was made for these words: for others it is asked anew.
	const other = formIn(chosen, "reason");
	other.set(`${A1}.meanReading`, choices[0]?.value ?? "");
	await save(researcher, `${address}/edit`, fill(other, { [`${A1}.mean`]: "12.5 (3.3)", reason: "Misread" }));
	expect(stored(address).document.outcomes[0].results[0]).toEqual({
		armId: "a1",
		n: 33,
		printed: "12.5 (3.3)",
	});
});

test("states are stored and shown as such, computed from by nothing, and in every export", async () => {
	const form = await filledForm("not-reached", "time-to-event", {
		...{ [`${A1}.median`]: "not reached", [`${A1}.n`]: "40", [`${A1}.events`]: "9" },
		...{ "outcomes[0].results.a2.median": "10.3 (8.1–NR)", "outcomes[0].results.a2.n": "41" },
	});
	form.set("publish", "yes");
	const address = await save(researcher, "/studies/new", form);
	const { results } = (await (await server.anonymous.get(`${address}.json`)).json()).outcomes[0];
	expect(results).toEqual([
		{ armId: "a1", n: 40, events: 9, printed: "not reached", state: "not-reached" },
		{
			armId: "a2",
			n: 41,
			median: 10.3,
			ciLow: 8.1,
			ciHighState: "not-reached",
			printed: "10.3 (8.1–NR)",
		},
	]);
	const page = textOf(await (await server.anonymous.get(address)).text());
	expect(page).toMatch(/Toxin 40 9 23%.{0,60}?not reached/);
	expect(page).toContain("[8.1, not reached]");
	const csv = await (await server.anonymous.get(`${address}.csv`)).text();
	expect(csv).toContain(",not-reached,not reached,");

	const rates = await filledForm("below-one", "binary", {
		...{ [`${A1}.cell`]: "<1%", [`${A1}.n`]: "1200", "outcomes[0].results.a2.cell": "NR" },
	});
	rates.set("publish", "yes");
	const second = await save(researcher, "/studies/new", rates);
	const shown = textOf(await (await server.anonymous.get(second)).text());
	expect(shown).toMatch(/Toxin 1,200 <1%/);
	expect(shown).toContain("not reported");
	const history = await save(
		researcher,
		`${second}/edit`,
		fill(await openForm(researcher, `${second}/edit`), { [`${A1}.cell`]: "6/1200", reason: "Counted" }),
	);
	const { results: after } = stored(history).document.outcomes[0];
	expect(after[0]).toEqual({ armId: "a1", n: 1200, events: 6 });
	expect(after[1]).toMatchObject({ state: "not-reported", printed: "NR" });
	const compared = textOf(await pageOf(`${second}/history?from=1&to=2`));
	expect(compared).toContain("place of the figure");
});

test("a comparison and an adverse event take a cell as printed, and keep one that they cannot read", async () => {
	const form = await filledForm("compared", "time-to-event", {});
	for (const [field, value] of Object.entries({
		"outcomes[0].contrasts[0].armId": "a1",
		"outcomes[0].contrasts[0].referenceArmId": "a2",
		"outcomes[0].contrasts[0].estimate": "HR 0.72 (95% CI 0.58–0.89; p=0.003)",
		"outcomes[0].contrasts[1].armId": "a1",
		"outcomes[0].contrasts[1].referenceArmId": "a2",
		"outcomes[0].contrasts[1].estimate": "see Figure 2",
		"adverseEvents[0].term": "Headache",
		"adverseEvents[0].results.a1.affected": "20/100 (20%)",
		"adverseEvents[0].results.a2.affected": "NR",
	}))
		form.set(field, value);
	const address = await save(researcher, "/studies/new", form);
	const { outcomes, adverseEvents } = stored(address).document;
	expect(outcomes[0].contrasts).toMatchObject([
		{ measure: "HR", estimate: "0.72", ciLow: "0.58", ciHigh: "0.89", ciLevel: "95", p: "0.003" },
		{ printed: "see Figure 2" },
	]);
	expect(adverseEvents[0].results).toEqual([
		{ armId: "a1", affected: 20, atRisk: 100, percent: "20" },
		{ armId: "a2", printed: "NR", state: "not-reported" },
	]);
	const page = textOf(await pageOf(address));
	expect(page).toContain("“see Figure 2” is not an estimate");
	expect(page).toContain("not reported");
});

test("the API takes and gives these fields, and refuses to publish what is not read", async () => {
	const study = {
		title: "By the API",
		reports: [{ id: "r1", title: "By the API" }],
		arms: [{ id: "a1", label: "Toxin" }],
		outcomes: [
			{
				...{ kind: "continuous", id: "o1", label: "Score" },
				results: [{ armId: "a1", n: 33, printed: "8 [5–12]" }],
			},
		],
	};
	const token = await tokenOf(server, "researcher", "write");
	const post = (visibility: string) =>
		ask(server, "POST", "/api/v1/studies", {
			token,
			json: { ...study, visibility, reason: "From a script" },
		});
	const refused = await post("published");
	expect(refused.status).toBe(400);
	expect(refused.text).toContain("a median with its quartiles or a mean with its interval");
	const created = await post("draft");
	expect(created.status).toBe(201);
	expect(created.json.outcomes[0].results[0]).toEqual({ armId: "a1", n: 33, printed: "8 [5–12]" });
	const page = await pageOf(`/studies/${created.json.slug}/edit`);
	expect(choicesIn(page, `${A1}.meanReading`).map(({ says }) => says)).toEqual([
		"a median with its quartiles (proposed)",
		"a mean with its interval",
	]);
});

test("a cell typed before its kind was chosen is kept in the cell of that kind", async () => {
	const form = fill(await openForm(researcher, "/studies/new"), {
		...{ title: "The kind after the cell", "arms[0].label": "Toxin", "outcomes[0].label": "Some score" },
		...{ "outcomes[0].kind": "continuous", [`${A1}.cell`]: "12.4 (3.1)" },
	});
	const address = await save(researcher, "/studies/new", form);
	const again = formIn(await (await researcher.get(`${address}/edit`)).text(), "reason");
	expect(again.get(`${A1}.mean`)).toBe("12.4 (3.1)");
});
