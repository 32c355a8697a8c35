import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { agreeTopic, mergeTopic, restoreTopic } from "#app/services/agree-topic.ts";
import { archiveStudy } from "#app/services/change-study.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { countMiscounted } from "#db/topics/check-topics.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";

const by = { actor: { kind: "system" }, reason: "Test" } as const;

function log(server: TestServer, title: string, condition: string, drug: string, more: object = {}) {
	const document = studyInput({
		...{ title, reports: [{ id: "r1", title, year: 2014 }], conditions: [condition] },
		arms: [
			{
				id: "a1",
				label: "Drug",
				role: "experimental",
				interventions: [{ name: drug, otherNames: ["Code 7"] }],
			},
			{ id: "a2", label: "Placebo", role: "placebo-comparator", interventions: [{ name: "Sugar pill" }] },
		],
		outcomes: [binaryOutcome({ a1: "17/33", a2: "6/41" })],
		...more,
	});
	return saveStudy(server.store, { ...by, visibility: "published", document });
}

const at = async (client: Client, address: string) => {
	const response = await client.get(address);
	return {
		status: response.status,
		to: response.headers.get("location"),
		text: plain(await response.text()),
	};
};
const plain = (html: string) =>
	html
		.replace(/<script[\s\S]*?<\/script>/g, " ")
		.replace(/<!-- -->/g, "")
		.replace(/<[^>]+>/g, " ")
		.replace(/\s+/g, " ");

test("names that nobody agreed on are topics, and people make them one, rename, take apart and undo", async () => {
	await using server = await startServer();
	const { anonymous, store } = server;
	log(server, "First", "Tension headache", "Exampline");
	log(server, "Second", "Tension-Headache", "Example-line");
	const third = log(server, "Third", "Headache, tension", "Exampline");
	const page = await at(anonymous, "/conditions/tension-headache");
	expect(page.text).toContain("2 studies, all with results");
	expect(page.text).toContain("no researcher here has agreed on other names for it yet");
	expect((await at(anonymous, "/interventions/exampline/tension-headache")).text).toContain(
		"1 study, with results",
	);
	expect((await at(anonymous, "/interventions/sugar-pill/tension-headache")).text).toContain(
		"No study here tries",
	);
	// Another name of an intervention counts where people agreed on the topic.
	expect((await at(anonymous, "/interventions/code-7")).status).toBe(404);

	const headache = { ...by, kind: "condition", slug: "tension-headache" } as const;
	const names = ["Tension headache", "Headache, tension"];
	agreeTopic(store, { ...headache, expectedVersion: 0, document: { name: "Tension headache", names } });
	expect((await at(anonymous, "/conditions/tension-headache")).text).toContain("3 studies, all with results");
	expect((await at(anonymous, "/conditions/headache-tension")).to).toBe("/conditions/tension-headache");
	expect(() =>
		agreeTopic(store, { ...headache, expectedVersion: 0, document: { name: "Tension headache", names: [] } }),
	).toThrow("at version 1 now");

	const renamed = agreeTopic(store, {
		...headache,
		expectedVersion: 1,
		document: { name: "Headache, tension", names },
	});
	expect(renamed).toEqual({ slug: "headache-tension", version: 2, changed: true });
	expect((await at(anonymous, "/conditions/tension-headache")).to).toBe("/conditions/headache-tension");
	expect((await at(anonymous, "/conditions/headache-tension")).text).toContain("3 studies");

	restoreTopic(store, { ...headache, slug: "headache-tension", expectedVersion: 2, version: 1 });
	agreeTopic(store, { ...headache, expectedVersion: 3, document: { name: "Tension headache", names: [] } });
	expect((await at(anonymous, "/conditions/tension-headache")).text).toContain("2 studies");
	expect((await at(anonymous, "/conditions/headache-tension")).text).toContain("1 study");

	const drug = { ...by, kind: "intervention", slug: "exampline" } as const;
	agreeTopic(store, { ...drug, expectedVersion: 0, document: { name: "Exampline", names: ["Code 7"] } });
	expect((await at(anonymous, "/interventions/exampline")).text).toContain("3 studies");
	const other = { ...drug, slug: "example-line" } as const;
	agreeTopic(store, { ...other, expectedVersion: 0, document: { name: "Example-line", names: [] } });
	expect(() =>
		agreeTopic(store, {
			...other,
			expectedVersion: 1,
			document: { name: "Example-line", names: ["Code 7"] },
		}),
	).toThrow("is a name of “Exampline”");
	mergeTopic(store, { ...other, expectedVersion: 1, into: "exampline", intoVersion: 1 });
	expect((await at(anonymous, "/interventions/example-line")).to).toBe("/interventions/exampline");
	restoreTopic(store, { ...drug, expectedVersion: 2, version: 1 });
	expect((await at(anonymous, "/interventions/example-line")).text).toContain("1 study");

	archiveStudy(store, { ...by, slug: third.slug, expectedVersion: third.version });
	expect((await at(anonymous, "/conditions/headache-tension")).status).toBe(404);
	expect(countMiscounted(store)).toBe(0);
});

test("a topic of the samples shows the published answer, its trials, and what nobody recorded", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const { text } = await at(server.anonymous, "/interventions/botulinum-toxin-a/depression");
	expect(text).toContain("Botulinum toxin for depression: does it help people respond?");
	expect(text).toContain("4.16 [2.12, 8.17]");
	expect(text).toContain("Prediction interval [0.05, 329.92]");
	expect(text).toContain("or anything beyond 24 weeks");
	expect(text).toContain("Off-label");
	expect((await at(server.anonymous, "/interventions/botulinum-toxin-a?nonsense=1")).status).toBe(400);

	// Whoever asks for it by another name is led there, from a search, a question and its synthesis.
	const pair = "Topic: Botulinum toxin A for Depression 7 studies, 5 with results ";
	expect((await at(server.anonymous, "/?q=does+Botox+help+with+depression%3F")).text).toContain(
		`${pair}Topic: `,
	);
	expect((await at(server.anonymous, "/compare?condition=depression&intervention=botox")).text).toContain(
		pair,
	);
	const synthesis = await at(
		server.anonymous,
		"/syntheses/botulinum-toxin-for-depression-does-it-help-people-respond",
	);
	expect(synthesis.text).toContain(
		"Topics of all its trials: Botulinum toxin A for Major depressive disorder",
	);

	// Direction and certainty only where a published synthesis says them; what nobody counted is no number.
	const map = await (await server.anonymous.get("/map.csv")).text();
	expect(map).toContain("Depression,Botulinum toxin A,7,5,595,0,better,Very low");
	expect(map).toContain("Tuberculosis,BCG vaccine,13,13,,13,better,\n");
	expect(map).not.toContain("Saline");
	const narrowed = await (await server.anonymous.get("/map.csv?q=botulinum&by=outcome")).text();
	expect(narrowed).toContain("Depression,Response,");
	expect(narrowed).not.toContain("Tuberculosis");
	expect((await server.anonymous.get("/map.png?scale=1&width=400")).status).toBe(200);
});

test("a trial is overdue a year after its primary completion, and not with results", async () => {
	await using server = await startServer();
	const dates = { primaryCompletion: "2015-06" };
	log(server, "Reported", "Gout", "Exampline", { dates });
	log(server, "Silent", "Gout", "Exampline", { dates, outcomes: [], status: "completed" });
	log(server, "Coming", "Gout", "Exampline", {
		outcomes: [],
		status: "recruiting",
		dates: { primaryCompletion: "2099" },
	});
	const { text } = await at(server.anonymous, "/conditions/gout");
	expect(text).toContain("1 study more than 12 months past primary completion without results here.");
	expect(text).toContain("Recruiting");
	const list = await at(server.anonymous, "/overdue?intervention=exampline&condition=gout");
	expect(list.text).toContain("since 1 July 2016");
	expect(list.text).not.toContain("2099");
	// Of the whole library, by sponsor and phase too; what people have not named is in it as well.
	const unnamed = { outcomes: [], conditions: [], phase: "3", sponsor: "Aspen Trials Ltd" };
	log(server, "Elsewhere", "", "Exampline", { ...unnamed, dates: { primaryCompletion: "2014" } });
	const rows = async (query: string) => {
		const found: { study: string; overdue_since: string }[] = JSON.parse(
			await (await server.anonymous.get(`/overdue.json${query}`)).text(),
		);
		return found.map(({ study, overdue_since }) => `${study} ${overdue_since}`);
	};
	const [elsewhere, silent] = ["elsewhere 2016-01-01", "silent 2016-07-01"];
	expect(await rows("")).toEqual([elsewhere, silent]);
	expect(await rows("?sponsor=ASPEN+trials+ltd&phase=3")).toEqual([elsewhere]);
	expect(await rows("?condition=Gout")).toEqual([silent]);
	expect(await rows("?condition=gout&phase=3")).toEqual([]);
	expect(await rows("?condition=gout&sponsor=Aspen+Trials+Ltd")).toEqual([]);
	expect((await at(server.anonymous, "/overdue?sponsor=aspen")).text).toContain(
		"Sponsors here whose names begin so: Aspen Trials Ltd",
	);
	expect((await at(server.anonymous, "/overdue?phase=9")).status).toBe(400);
	expect(await (await server.anonymous.get("/overdue.csv")).text()).toBe(
		`study,name,status,phase,sponsor,people,overdue_since
elsewhere,Elsewhere,,3,Aspen Trials Ltd,,2016-01-01
silent,Silent,completed,,,,2016-07-01
`,
	);
	const workbook = await server.anonymous.get("/overdue.xlsx?phase=3");
	expect(workbook.headers.get("Content-Disposition")).toContain("overdue.xlsx");
	const parts = unzipSync(new Uint8Array(await workbook.arrayBuffer()));
	const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
	expect(sheet.match(/<row /g)).toHaveLength(2);
	expect(sheet).toContain("Aspen Trials Ltd");
	const feed = await (await server.anonymous.get("/overdue/feed.xml")).text();
	expect(feed.indexOf("/studies/silent")).toBeLessThan(feed.indexOf("/studies/elsewhere"));
	expect(countMiscounted(server.store)).toBe(0);
});

test("the intervention of a topic is what is looked at, also where its trial compared another with it", async () => {
	await using server = await startServer();
	log(server, "For", "Gout", "Exampline");
	const arm = (id: string, name: string, role: string) => ({
		...{ id, label: name, role, interventions: [{ name, otherNames: [] }] },
	});
	log(server, "Against", "Gout", "", {
		arms: [arm("a1", "Newdrug", "experimental"), arm("a2", "Exampline", "active-comparator")],
	});
	const marksAt = async (address: string) => {
		const { pairs } = JSON.parse(await (await server.anonymous.get(address)).text());
		const rows: { label: string; marks: { label: string; colour: string }[] }[] = pairs.panels[0].rows;
		return rows
			.map(({ label, marks }) => [label, ...marks.map((mark) => `${mark.label} ${mark.colour}`)])
			.toSorted();
	};
	const looked = [
		["Against", "Exampline experimental-1", "Newdrug comparator-1"],
		["For", "Drug experimental-1", "Placebo comparator-1"],
	];
	expect(await marksAt("/interventions/exampline/gout.json")).toEqual(looked);
	// So it is where words name it, unless they name another as well.
	expect(await marksAt("/compare.json?about=exampline+gout&view=pairs")).toEqual(looked);
	expect(await marksAt("/compare.json?about=exampline+newdrug&view=pairs")).toEqual([
		["Against", "Newdrug experimental-1", "Exampline comparator-1"],
	]);
});

test("researchers agree on names on a page, and a stale form keeps what was typed", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const researcher = await server.as("researcher");
	const page = await at(researcher, "/topics/interventions/sertraline");
	expect(page.text).toContain("No names agreed on yet");
	const form = {
		intent: "agree",
		expectedVersion: "0",
		reason: "They are one",
		name: "Sertraline",
		names: "Zoloft",
	};
	const saved = await researcher.post("/topics/interventions/sertraline", new URLSearchParams(form));
	expect(saved.status).toBe(302);
	const stale = await researcher.post(
		"/topics/interventions/sertraline",
		new URLSearchParams({ ...form, names: "Lustral" }),
	);
	expect(stale.status).toBe(409);
	const text = plain(await stale.text());
	expect(text).toContain("at version 1 now");
	expect(text).toContain("Lustral");
	expect(text).toContain("Zoloft");
	expect((await at(server.anonymous, "/topics/interventions/sertraline")).text).toContain("They are one");

	// Merged into a name that nobody had agreed on, it can be taken out again: what that was is kept too.
	const merging = {
		intent: "merge",
		expectedVersion: "1",
		into: "saline",
		intoVersion: "0",
		reason: "A try",
	};
	await researcher.post("/topics/interventions/sertraline", new URLSearchParams(merging));
	expect((await at(server.anonymous, "/interventions/saline")).text).toContain("Zoloft");
	expect((await at(researcher, "/topics/interventions/saline")).text).toContain("Let it stand again");
	const undo = { intent: "restore", expectedVersion: "2", version: "1", reason: "They are two" };
	await researcher.post("/topics/interventions/saline", new URLSearchParams(undo));
	expect((await at(server.anonymous, "/interventions/saline")).text).not.toContain("Zoloft");
	expect((await at(server.anonymous, "/interventions/sertraline")).text).toContain("Zoloft");
});
