import { describe, expect, test } from "vitest";
import { saveStudy } from "#app/services/save-study.ts";
import { saveSynthesis } from "#app/services/save-synthesis.ts";
import { AT_LENGTH } from "#tests/support/at-length.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";

const SYSTEM = { kind: "system" } as const;

/** Logs a two-arm trial of response. @returns its address */
function logTrial(
	{ store }: TestServer,
	author: string,
	cells: Record<string, string>,
	visibility: "draft" | "published" = "published",
): string {
	const document = studyInput({
		title: `A trial by ${author}`,
		conditions: ["Major depressive disorder"],
		reports: [{ id: "r1", authors: `${author} E`, title: `A trial by ${author}`, year: 2014 }],
		outcomes: [binaryOutcome(cells)],
	});
	return saveStudy(store, { document, actor: SYSTEM, reason: "Logged", visibility }).slug;
}

function row(id: string, study: string, more: object = {}) {
	return { id, study, outcomeId: "o1", kind: "counts", experimental: ["a1"], control: ["a2"], ...more };
}

const question = { intervention: "Botulinum toxin", comparator: "Placebo", concept: "response" };

/** The three trials of botulinum toxin whose counts of responders are known, and a synthesis of them. */
function threeTrials(server: TestServer) {
	const studies = [
		logTrial(server, "Finzi", { a1: "52% (17/33)", a2: "15% (6/41)" }),
		logTrial(server, "Magid", { a1: "6/11", a2: "0/19" }),
		logTrial(server, "Wollmer", { a1: "9/15", a2: "2/15" }),
	];
	const document = {
		title: "Botulinum toxin for depression",
		question,
		rows: studies.map((study, index) => row(`r${index + 1}`, study)),
		grade: { certainty: "low" },
	};
	const save = { document, actor: SYSTEM, reason: "Written", visibility: "published" } as const;
	return { studies, document, ...saveSynthesis(server.store, save) };
}

const textOf = async (client: Client, path: string) => {
	const response = await client.get(path);
	return { status: response.status, text: await response.text() };
};

/** The page as it is read, without tags and scripts. */
const words = (html: string) =>
	html
		.replace(/<script[\s\S]*?<\/script>/g, "")
		.replace(/<[^>]*>/g, "")
		.replaceAll("&lt;", "<")
		.replace(/\s+/g, " ");

test("a reader gets the answer in one sentence, with certainty and size", async () => {
	await using server = await startServer();
	const { slug } = threeTrials(server);
	const { status, text } = await textOf(server.anonymous, `/syntheses/${slug}`);
	expect(status).toBe(200);
	// metafor: rma(measure = "RR", …, method = "REML") on these tables gives 4.16 [2.12, 8.17].
	expect(words(text)).toContain(
		"With botulinum toxin, response may be more frequent than with placebo: risk ratio 4.16 [2.12, 8.17] (3 studies, 134 people; low certainty ⊕⊕◯◯); the studies differ no more than chance would explain (I² 0%), and the 95% prediction interval",
	);
	expect(words(text)).toContain("Fewer than ten studies");
	const list = await textOf(server.anonymous, "/syntheses");
	expect(words(list.text)).toContain("4.16 [2.12, 8.17]");
	const study = await textOf(server.anonymous, "/studies/finzi-2014");
	expect(words(study.text)).toContain("In syntheses");
});

test("a reader leaves a study out and changes the method in the address, beside what is published", async () => {
	await using server = await startServer();
	const { slug } = threeTrials(server);
	const { status, text } = await textOf(
		server.anonymous,
		`/syntheses/${slug}?exclude=r2&measure=OR&model=mantel-haenszel&level=90&risk=20`,
	);
	expect(status).toBe(200);
	const said = words(text);
	expect(said).toContain("odds ratio");
	expect(said).toContain("2 studies, 104 people");
	expect(said).toContain("As published: With botulinum toxin");
	expect(said).toContain("Baseline risk 20.0%, chosen by the reader");
	expect(said).toContain("Left out by the reader");
	expect((await server.anonymous.get(`/syntheses/${slug}?measure=MD`)).status).toBe(400);
	expect((await server.anonymous.get(`/syntheses/${slug}?level=abc`)).status).toBe(400);
	expect((await server.anonymous.get(`/syntheses/${slug}?tau2=XX`)).status).toBe(400);
});

test("a reader's own baseline risk makes people of the result, with a figure at its own address", async () => {
	await using server = await startServer();
	const { slug } = threeTrials(server);
	const said = words((await textOf(server.anonymous, `/syntheses/${slug}?baseline=12`)).text);
	// 0.12 × 4.16 [2.12, 8.17]
	expect(said).toContain("Of 1,000 people with placebo, 120 have the outcome (response).");
	expect(said).toContain("499 may have it: between 254 and 980 (95% interval).");
	expect(said).toContain("risk with the intervention = baseline risk × risk ratio (Cochrane Handbook");
	const figure = await textOf(server.anonymous, `/syntheses/${slug}.svg?figure=people&baseline=12`);
	expect(figure.status).toBe(200);
	expect(figure.text).toContain("of 1,000 (between 254 and 980)");
	const asPng = await server.anonymous.get(`/syntheses/${slug}.png?figure=people`);
	expect(asPng.headers.get("content-type")).toBe("image/png");
	for (const wrong of ["baseline=abc", "baseline=0", "baseline=100", "baseline=5&risk=6"]) {
		for (const kind of ["", ".svg"])
			expect((await server.anonymous.get(`/syntheses/${slug}${kind}?${wrong}`)).status, wrong).toBe(400);
	}
});

test("rows of the forest lead to their studies, in the file too", async () => {
	await using server = await startServer();
	const { slug } = threeTrials(server);
	const { text } = await textOf(server.anonymous, `/syntheses/${slug}.svg`);
	expect(text).toContain('/studies/finzi-2014"><text');
	expect(text).toContain('role="group"');
});

test("JSON and CSV give rows, effects and the whole analysis", async () => {
	await using server = await startServer();
	const { slug } = threeTrials(server);
	const json = (await (await server.anonymous.get(`/syntheses/${slug}.json?ci=hksj`)).json()) as {
		analysis: { k: number; ciMethod: string; pooled: { natural: { estimate: number } } };
		request: { rows: unknown[] };
	};
	expect(json.analysis.k).toBe(3);
	expect(json.analysis.ciMethod).toBe("hksj");
	expect(json.analysis.pooled.natural.estimate).toBeCloseTo(4.16, 2);
	expect(json.request.rows).toHaveLength(3);
	const csv = await textOf(server.anonymous, `/syntheses/${slug}.csv`);
	expect(csv.text.split("\n")[1]).toContain("r1,finzi-2014,1,Finzi 2014,2014,,17,33,6,41,RR,log,");
	expect((await server.anonymous.get("/syntheses/nothing.json")).status).toBe(404);
});

describe("what is not public", () => {
	test("a draft synthesis is seen by editors alone", async () => {
		await using server = await startServer();
		const { store } = server;
		const document = { title: "Secret question", question };
		const { slug } = saveSynthesis(store, { document, actor: SYSTEM, reason: "Begun" });
		const reader = await server.as("reader");
		const researcher = await server.as("researcher");
		for (const suffix of ["", ".json", ".csv", "/history"]) {
			expect((await server.anonymous.get(`/syntheses/${slug}${suffix}`)).status, suffix).toBe(404);
			expect((await reader.get(`/syntheses/${slug}${suffix}`)).status, suffix).toBe(404);
			expect((await researcher.get(`/syntheses/${slug}${suffix}`)).status, suffix).toBe(200);
		}
		expect((await textOf(server.anonymous, "/syntheses")).text).not.toContain("Secret question");
		expect((await reader.get("/syntheses/new")).status).toBe(403);
		expect((await server.anonymous.get("/syntheses/new")).status).toBe(302);
		expect((await reader.get(`/syntheses/${slug}/edit`)).status).toBe(403);
	});

	test.each(["withdrawn", "archived", "never published"])(
		"of a study that is %s, a published synthesis tells nothing but that there is a row",
		async (state) => {
			await using server = await startServer();
			const { store } = server;
			const { slug, version, document } = threeTrials(server);
			const hidden = "mystery-2014";
			const visibility = state === "never published" ? "draft" : "published";
			logTrial(server, "Mystery", { a1: "31/47", a2: "13/43" }, visibility);
			const rows = [...document.rows, row("r4", hidden, { group: "Unheard-of dose" })];
			const save = { actor: SYSTEM, reason: "One more" } as const;
			saveSynthesis(store, { ...save, slug, expectedVersion: version, document: { ...document, rows } });
			if (state === "withdrawn") {
				const own = store.sqlite
					.prepare("select document from study_versions order by rowid desc")
					.pluck()
					.get();
				const request = { slug: hidden, expectedVersion: 1, visibility: "draft", ...save } as const;
				saveStudy(store, { ...request, document: JSON.parse(String(own)) });
			}
			if (state === "archived") {
				store.sqlite.prepare("update studies set archived_at = 'now' where slug = ?").run(hidden);
			}
			const ends = ["", ".json", ".csv", ".R", ".txt", ".svg", "?show=cumulative", "/history"];
			const paths = [...ends, "/history?from=1&to=2"].map((end) => `/syntheses/${slug}${end}`);
			for (const path of [...paths, `/api/v1/syntheses/${slug}`, "/api/v1/syntheses"]) {
				const { status, text } = await textOf(server.anonymous, path);
				expect(status, path).toBe(200);
				expect(text, path).not.toMatch(/mystery|31\/47|Unheard-of|a1: 31/i);
			}
			const { text } = await textOf(server.anonymous, `/syntheses/${slug}`);
			expect(words(text)).toContain("Withheld study 1");
			expect(words(text)).toContain("The study is not public, so its figures are withheld");
			expect(words(text)).toContain("4.16 [2.12, 8.17] (3 studies, 134 people");
			const editor = await server.as("researcher");
			expect(words((await textOf(editor, `/syntheses/${slug}`)).text)).toContain("4.16 [2.12, 8.17]");
		},
	);

	test("with reading closed, nobody reads without an account, nor computes a table", async () => {
		await using server = await startServer({ PUBLIC_READING: "false" });
		const { slug } = threeTrials(server);
		for (const path of ["/syntheses", `/syntheses/${slug}`, "/syntheses/try", `/syntheses/${slug}/history`]) {
			expect((await server.anonymous.get(path)).status, path).toBe(302);
		}
		expect((await server.anonymous.get(`/syntheses/${slug}.json`)).status).toBe(401);
		expect((await server.anonymous.post("/syntheses/try", { table: "a" })).status).toBe(401);
	});
});

describe("versions", () => {
	test("a study changed since is named with what it changes, until an editor accepts it", async () => {
		await using server = await startServer();
		const { store } = server;
		const { slug, studies } = threeTrials(server);
		const changed = studyInput({
			title: "A trial by Finzi",
			conditions: ["Major depressive disorder"],
			reports: [{ id: "r1", authors: "Finzi E", title: "A trial by Finzi", year: 2014 }],
			outcomes: [binaryOutcome({ a1: "12/33", a2: "6/41" })],
		});
		const request = { slug: studies[0] ?? "", expectedVersion: 1, document: changed, actor: SYSTEM };
		saveStudy(store, { ...request, reason: "A correction" });
		const { text } = await textOf(server.anonymous, `/syntheses/${slug}`);
		expect(words(text)).toContain("Finzi 2014 (version 1 then, 2 now)");
		expect(words(text)).toMatch(
			/At the last edit the pooled effect was 4\.16 \[2\.12, 8\.17\]; with the studies as they stand it is 3\.\d\d \[/,
		);
		const editor = await server.as("researcher");
		const accept = { intent: "accept", expectedVersion: "1", reason: "The correction stands" };
		expect((await editor.post(`/syntheses/${slug}`, accept)).status).toBe(302);
		expect(words((await textOf(server.anonymous, `/syntheses/${slug}`)).text)).not.toContain(
			"version 1 then",
		);
		const history = words((await textOf(server.anonymous, `/syntheses/${slug}/history`)).text);
		expect(history).toContain("Comparison “Finzi 2014”, version of the study: 1 → 2");
		expect((await editor.post(`/syntheses/${slug}`, accept)).status).toBe(409);
	});

	test("are kept for good, restored, and end with the archive", async () => {
		await using server = await startServer();
		const { store } = server;
		const { slug, document } = threeTrials(server);
		const conclusion = "It helps, perhaps.";
		const save = { slug, expectedVersion: 1, actor: SYSTEM, reason: "Concluded" };
		saveSynthesis(store, { ...save, document: { ...document, conclusion } });
		for (const sql of [
			"update synthesis_versions set reason = 'x'",
			"delete from synthesis_versions",
			"delete from syntheses",
			"update syntheses set version = 9",
		]) {
			expect(() => store.sqlite.exec(sql), sql).toThrow();
		}
		const editor = await server.as("researcher");
		const history = words((await textOf(editor, `/syntheses/${slug}/history`)).text);
		expect(history).toContain("Conclusion: added It helps, perhaps.");
		const restore = { version: "1", expectedVersion: "2", reason: "Too bold" };
		expect((await editor.post(`/syntheses/${slug}/history`, restore)).status).toBe(302);
		expect((await textOf(editor, `/syntheses/${slug}`)).text).not.toContain(conclusion);
		const withdraw = { intent: "withdraw", expectedVersion: "3", reason: "Not ready" };
		expect((await editor.post(`/syntheses/${slug}`, withdraw)).status).toBe(302);
		expect((await server.anonymous.get(`/syntheses/${slug}`)).status).toBe(404);
		const archive = { intent: "archive", expectedVersion: "4", reason: "Done with" };
		const address = `/syntheses/${slug}`;
		expect((await editor.post(address, { ...archive, expectedVersion: "3" })).status).toBe(409);
		expect((await editor.post(address, { ...archive, reason: " " })).status).toBe(400);
		expect((await editor.get(address)).status, "it is not archived").toBe(200);
		expect((await editor.post(address, archive)).status).toBe(302);
		expect((await editor.get(`/syntheses/${slug}`)).status).toBe(404);
		const actions = store.sqlite
			.prepare("select action from audit_events where synthesis_id = 1")
			.pluck()
			.all();
		expect(actions).toEqual([
			"synthesis.created",
			"synthesis.saved",
			"synthesis.saved",
			"synthesis.withdrawn",
			"synthesis.archived",
		]);
		const administrator = await server.as("administrator");
		expect((await textOf(administrator, "/admin")).text).toContain("Botulinum toxin for depression");
		const back = { intent: "take-back", kind: "synthesis", slug, reason: "Wanted after all" };
		expect((await editor.post("/admin", { ...back, expectedVersion: "4" })).status).toBe(403);
		expect((await administrator.post("/admin", { ...back, expectedVersion: "3" })).status).toBe(409);
		expect((await administrator.post("/admin", { ...back, expectedVersion: "4" })).status).toBe(302);
		expect(words((await textOf(editor, `/syntheses/${slug}`)).text)).toContain("Draft, version 5");
		expect((await server.anonymous.get(`/syntheses/${slug}`)).status).toBe(404);
	});
});

const MANY = AT_LENGTH ? 200 : 50;

test(`a synthesis of ${MANY} trials opens`, async () => {
	await using server = await startServer();
	const { store } = server;
	const rows: object[] = [];
	store.sqlite.pragma("synchronous = OFF");
	store.sqlite.transaction(() => {
		for (let trial = 1; trial <= MANY; trial++) {
			const cells = {
				a1: `${5 + (trial % 11)}/${30 + (trial % 7)}`,
				a2: `${2 + (trial % 9)}/${31 + (trial % 5)}`,
			};
			const author = [...String(trial)].map((digit) => "ABCDEFGHIJ"[Number(digit)]).join("");
			rows.push(row(`r${trial}`, logTrial(server, `Au${author}`, cells)));
		}
	})();
	const document = { title: "Many trials", question, rows };
	const { slug } = saveSynthesis(store, {
		document,
		actor: SYSTEM,
		reason: "Written",
		visibility: "published",
	});
	const { status, text } = await textOf(server.anonymous, `/syntheses/${slug}`);
	expect(status).toBe(200);
	expect(words(text)).toContain(`${MANY} studies`);
});
