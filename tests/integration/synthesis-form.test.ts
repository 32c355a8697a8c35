import { describe, expect, test } from "vitest";
import { type Client, startServer } from "#tests/support/server.ts";

const QUESTION = {
	title: "Botulinum toxin and response",
	"question.population": "Depression",
	"question.intervention": "botox",
	"question.comparator": "placebo",
	"question.concept": "response",
	"question.timeFrom": "4",
	"question.timeTo": "8",
	"question.timeUnit": "weeks",
	"analysis.measure": "RR",
};

const decode = (text: string) =>
	text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<");

/** The fields of the page's form as a browser without scripts would send them. */
function fieldsOf(html: string): URLSearchParams {
	const form = /<form[^>]*action="\/syntheses\/[^>]*>([\s\S]*?)<\/form>/.exec(html)?.[1] ?? "";
	const fields = new URLSearchParams();
	const attribute = (tag: string, name: string) =>
		decode(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
	for (const [, tag = "", text = ""] of form.matchAll(
		/(<(?:input|textarea|select)[^>]*>)([\s\S]*?)(?=<input|<textarea|<select|$)/g,
	)) {
		const name = attribute(tag, "name");
		if (tag.startsWith("<select")) {
			const chosen = /<option[^>]* selected=""[^>]*>/.exec(text)?.[0] ?? "";
			fields.append(name, attribute(chosen, "value"));
		} else if (tag.startsWith("<textarea")) {
			fields.append(name, decode(text.split("</textarea>")[0] ?? ""));
		} else if (!tag.includes('type="checkbox"') || tag.includes('checked=""')) {
			fields.append(name, tag.includes('type="checkbox"') ? "on" : attribute(tag, "value"));
		}
	}
	return fields;
}

const textOf = (html: string) => html.replace(/<[^>]*>/g, " ");

/** The fields of the page of two versions as it stands, with the sides chosen for some fields by their names. */
function mergeOf(html: string, sides: Record<string, string> = {}): Record<string, string> {
	const fields: Record<string, string> = {};
	for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
		const attribute = (name: string) => decode(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
		if (tag.includes('type="hidden"') || tag.includes('checked=""')) {
			fields[attribute("name")] = attribute("value");
		}
	}
	for (const [name, value] of Object.entries(fields)) {
		if (name.endsWith(".path") && sides[value]) fields[name.replace(/path$/, "side")] = sides[value];
	}
	return fields;
}

async function propose(client: Client, more: Record<string, string> = {}): Promise<string> {
	const response = await client.post("/syntheses/new", { ...QUESTION, intent: "propose", ...more });
	expect(response.status).toBe(200);
	return response.text();
}

async function write(client: Client): Promise<{ slug: string; fields: URLSearchParams }> {
	const fields = fieldsOf(await propose(client));
	fields.set("intent", "save");
	fields.set("reason", "First entry");
	const saved = await client.post("/syntheses/new", fields);
	expect(saved.status).toBe(302);
	return { slug: saved.headers.get("Location")?.split("/").at(-1) ?? "", fields };
}

describe("the form, without scripts", () => {
	test("goes from a question to studies that fit, with why, to a published answer", async () => {
		await using server = await startServer({ SAMPLE_LIBRARY: "true" });
		const researcher = await server.as("researcher");
		const html = decode((await propose(researcher)).replaceAll("<!-- -->", ""));
		expect(html).toContain("Finzi & Rosenthal 2014");
		expect(html).toContain("“OnabotulinumtoxinA first” gets OnabotulinumtoxinA");
		expect(html).toContain("“Placebo” is the placebo comparator arm");
		expect(html).toContain("OnabotulinumtoxinA: 17 of 33 from the reported 52%");
		expect(html).toContain("No result is recorded for “Placebo first”");
		const { slug } = await write(researcher);
		const page = await (await researcher.get(`/syntheses/${slug}`)).text();
		expect(page).toContain("4.16 [2.12, 8.17]");
		expect((await server.anonymous.get(`/syntheses/${slug}`)).status).toBe(404);
		const publish = { intent: "publish", expectedVersion: "1", reason: "Ready" };
		expect((await researcher.post(`/syntheses/${slug}`, publish)).status).toBe(302);
		expect((await server.anonymous.get(`/syntheses/${slug}`)).status).toBe(200);
	});

	test("an edit made from an earlier version is refused, and both are made one field by field", async () => {
		await using server = await startServer({ SAMPLE_LIBRARY: "true" });
		const [ada, bo] = [await server.as("researcher", "Ada"), await server.as("researcher", "Bo")];
		const { slug } = await write(ada);
		const edit = `/syntheses/${slug}/edit`;
		const save = async (client: Client, from: string, change: Record<string, string>) => {
			const fields = fieldsOf(from);
			for (const [name, value] of Object.entries({ intent: "save", reason: "An edit", ...change })) {
				fields.set(name, value);
			}
			return client.post(edit, fields);
		};
		const form = await (await ada.get(edit)).text();
		expect(fieldsOf(form).get("expectedVersion")).toBe("1");
		expect((await save(ada, form, { conclusion: "It helps." })).status).toBe(302);
		const refused = await save(bo, form, { "grade.certainty": "low" });
		expect(refused.status).toBe(409);
		const asked = (await refused.text()).replaceAll("<!-- -->", "");
		expect(asked).toContain("You changed different fields, so both changes can stand.");
		expect(textOf(asked)).toMatch(/Conclusion.*Before: blank.*Theirs.*It helps\./s);
		expect(textOf(asked)).toMatch(/GRADE, certainty.*Mine.*Low/s);
		expect((await bo.post(edit, { ...mergeOf(asked), intent: "merge" })).status).toBe(302);
		const same = await (await ada.get(edit)).text();
		const again = await save(ada, same, {});
		expect(again.status).toBe(302);
		const versions = server.store.sqlite
			.prepare("select count(*) from synthesis_versions join syntheses on id = synthesis_id where slug = ?")
			.pluck();
		expect(versions.get(slug)).toBe(3);
	});

	test("what both changed is chosen by hand, comparisons that both added are kept apart", async () => {
		await using server = await startServer({ SAMPLE_LIBRARY: "true" });
		const [ada, bo] = [await server.as("researcher", "Ada"), await server.as("researcher", "Bo")];
		const { slug } = await write(ada);
		const edit = `/syntheses/${slug}/edit`;
		const form = await (await ada.get(edit)).text();
		const picked = (fields: URLSearchParams) =>
			[...fields.keys()].filter((name) => name.endsWith(".picked")).length;
		const send = async (client: Client, change: Record<string, string>) => {
			const fields = fieldsOf(form);
			for (const [name, value] of Object.entries({ intent: "save", reason: "An edit", ...change })) {
				fields.set(name, value);
			}
			return client.post(edit, fields);
		};
		// Each adds a comparison of the same study, the arms the other way round: both get the next free id.
		const all = fieldsOf(form);
		const last = [...all.keys()].filter((name) => name.endsWith(".study")).length;
		const added = (experimental: string, control: string) => ({
			[`rows[${last}].picked`]: "on",
			[`rows[${last}].study`]: all.get("rows[0].study") ?? "",
			[`rows[${last}].outcomeId`]: all.get("rows[0].outcomeId") ?? "",
			[`rows[${last}].kind`]: "counts",
			[`rows[${last}].experimental`]: all.get(`rows[0].${experimental}`) ?? "",
			[`rows[${last}].control`]: all.get(`rows[0].${control}`) ?? "",
			[`rows[${last}].group`]: experimental,
		});
		const before = picked(fieldsOf(form));
		expect(
			(await send(ada, { conclusion: "It helps.", authors: "Ada", ...added("control", "experimental") }))
				.status,
		).toBe(302);
		const refused = await send(bo, {
			conclusion: "It may help.",
			authors: "Bo",
			...added("experimental", "control"),
		});
		expect(refused.status).toBe(409);
		const asked = (await refused.text()).replaceAll("<!-- -->", "");
		expect(asked).toContain("You both changed 2 fields differently");
		const fields = mergeOf(asked, { authors: "theirs" });
		const inForm = await bo.post(edit, { ...fields, intent: "edit-merged" });
		expect(inForm.status).toBe(200);
		const merged = await inForm.text();
		expect(merged).toContain("Both changes are in the form now");
		expect(picked(fieldsOf(merged))).toBe(before + 2);
		expect((await bo.post(edit, { ...fields, intent: "merge" })).status).toBe(302);
		const saved = await (await bo.get(`/syntheses/${slug}.json`)).json();
		const { document, version } = saved as { document: { [part: string]: unknown[] }; version: number };
		expect(version).toBe(3);
		expect(document).toMatchObject({ conclusion: "It may help.", authors: "Ada" });
		expect(document.rows).toHaveLength(before + 2);
		const stale = await ada.post(edit, { ...fields, intent: "merge" });
		expect(stale.status).toBe(409);
	});

	test("choices that make no synthesis are refused, and what was typed stays", async () => {
		await using server = await startServer({ SAMPLE_LIBRARY: "true" });
		const [ada, bo] = [await server.as("researcher", "Ada"), await server.as("researcher", "Bo")];
		const { slug } = await write(ada);
		const edit = `/syntheses/${slug}/edit`;
		const form = await (await ada.get(edit)).text();
		const send = (client: Client, change: Record<string, string>) => {
			const fields = fieldsOf(form);
			for (const [name, value] of Object.entries({ intent: "save", reason: "An edit", ...change })) {
				fields.set(name, value);
			}
			return client.post(edit, fields);
		};
		expect((await send(ada, { "analysis.model": "mantel-haenszel" })).status).toBe(302);
		const asked = (await (await send(bo, { "analysis.measure": "MD" })).text()).replaceAll("<!-- -->", "");
		const refused = await bo.post(edit, { ...mergeOf(asked), intent: "merge" });
		expect(refused.status).toBe(400);
		expect(await refused.text()).toContain("This model cannot pool this measure");
		const chosen = mergeOf(asked, { "analysis.model": "mine" });
		expect((await bo.post(edit, { ...chosen, intent: "merge" })).status).toBe(302);
		expect((await server.anonymous.post(edit, { ...chosen, intent: "merge" })).status).toBe(401);
	});

	test("what cannot be saved comes back as it was typed, with what to correct", async () => {
		await using server = await startServer();
		const researcher = await server.as("researcher");
		const typed = {
			...QUESTION,
			title: "",
			"analysis.level": "120",
			conclusion: "Typed with care",
			reason: "x",
		};
		const refused = await researcher.post("/syntheses/new", { ...typed, intent: "save" });
		expect(refused.status).toBe(400);
		const html = await refused.text();
		expect(html).toContain("Enter a title");
		expect(html).toContain("Must be between 50 and 99.9 percent");
		expect(html).toContain("Typed with care");
		const publishing = { ...QUESTION, intent: "save", publish: "yes", reason: "x" };
		const empty = await researcher.post("/syntheses/new", publishing);
		expect(empty.status).toBe(400);
		expect(await empty.text()).toContain("No comparison is chosen yet");
		const unknown = {
			...QUESTION,
			intent: "save",
			reason: "x",
			"rows[0].picked": "on",
			"rows[0].study": "nowhere",
		};
		const lost = await researcher.post("/syntheses/new", {
			...unknown,
			...{ "rows[0].outcomeId": "o1", "rows[0].experimental": "a1", "rows[0].control": "a2" },
		});
		expect(lost.status).toBe(400);
		expect(await lost.text()).toContain("There is no study “nowhere”");
	});

	test("a session that lapsed loses nothing", async () => {
		await using server = await startServer();
		const answer = await server.anonymous.post("/syntheses/new", { ...QUESTION, intent: "save" });
		expect(answer.status).toBe(401);
		expect(await answer.text()).toContain("Botulinum+toxin+and+response");
		const reader = await server.as("reader");
		expect((await reader.post("/syntheses/new", { ...QUESTION, intent: "save" })).status).toBe(403);
	});
});
