import { afterAll, beforeAll, expect, test } from "vitest";
import { FIELDS, pageFields } from "#app/domain/study/field-register.ts";
import { studyDocument } from "#app/domain/study/study-document.ts";
import { compareDocuments } from "#app/domain/versions/compare-documents.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { rowsAgree } from "#db/study-rows/compare-rows.ts";
import { filledDocument, IN_PLACE_OF_FIGURES } from "#tests/support/filled-document.ts";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { latestVersion } from "#tests/support/logging.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";

// What holds of every field of the schema: one that is added is held to it without a test of its own.

const LEAVES = [...FIELDS.values()].filter(({ kind }) => kind !== "record" && kind !== "list");
const document = filledDocument();

let server: TestServer;
let researcher: Client;
let slug: string;
beforeAll(async () => {
	server = await startServer();
	researcher = await server.as("researcher");
	const actor = { kind: "system" } as const;
	slug = saveStudy(server.store, { actor, reason: "Filled", document }).slug;
});
afterAll(() => server[Symbol.asyncDispose]());

/** `outcomes[0].results.a1.source.quote` → `outcomes.*.results.*.source.quote` */
const patternOf = (name: string) =>
	name
		.replace(/\[\d+\]/g, ".*")
		.replace(/\.results\.[ag]\w+/, ".results.*")
		// Judgements by template stand under one head, which says tool and version at once.
		.replace(/^assessments\.\*(\.sheets\.[^.]+\.d\w+)?/, "riskOfBias.*")
		.replace(/^riskOfBias\.\*\.template$/, "riskOfBias.*.version")
		.replace(/^(riskOfBias\.\*\.answers)\.q[\w-]+/, "$1.*");

test("the form asks for each field that anybody types, and for no other", async () => {
	const page = await (await researcher.get(`/studies/${slug}/edit`)).text();
	const asked = new Set([...formIn(page, "reason").keys()].map(patternOf));
	const isOfCell = (pattern: string) =>
		pattern
			.split(".")
			.some((key) => ["armId", "groupId", "timePointId"].includes(key) || IN_PLACE_OF_FIGURES.includes(key));
	const typed = LEAVES.filter(
		({ form, pattern }) =>
			form && !(isOfCell(pattern) && !pattern.startsWith("outcomes.*.contrasts.*.armId")),
	);
	// A share of people is typed in one cell, as printed; a question is answered under its number.
	const inCell = [
		"outcomes.*.results.*.percent",
		"adverseEvents.*.results.*.percent",
		"riskOfBias.*.answers.*.question",
	];
	expect(typed.filter(({ pattern }) => !asked.has(pattern)).map(({ pattern }) => pattern)).toEqual(inCell);
	const ofForm = [
		...["reason", "expectedVersion", "reports.*.found", "outcomes.*.results.*.cell"],
		...["reportId", "locator", "quote"].map((key) => `outcomes.*.source.${key}`),
		"outcomes.*.contrasts.*.timePointId",
	];
	const known = new Set([...typed.map(({ pattern }) => pattern), ...ofForm]);
	expect([...asked].filter((name) => !known.has(name))).toEqual([]);
});

test("a form sent as it came changes nothing, of what it does not show either", async () => {
	const before = latestVersion(server, slug);
	const page = await (await researcher.get(`/studies/${slug}/edit`)).text();
	const answer = await researcher.post(`/studies/${slug}/edit`, formIn(page, "reason"));
	expect(answer.status).toBe(400);
	const fields = formIn(page, "reason");
	fields.set("reason", "Nothing changed");
	expect((await researcher.post(`/studies/${slug}/edit`, fields)).status).toBe(302);
	expect(compareDocuments(before.document, latestVersion(server, slug).document)).toEqual([]);
});

test("its page shows the fields that no part of it shows in its own way", async () => {
	const page = textOf(await (await researcher.get(`/studies/${slug}`)).text());
	const labels = [...pageFields("design"), ...pageFields("population")].map(
		({ page: shown }) => shown?.label,
	);
	expect(labels.length).toBeGreaterThan(30);
	expect(labels.filter((label) => label && !page.includes(label))).toEqual([]);
});

test("the codebook and the API's description have each field", async () => {
	const codebook = (await (await researcher.get("/codebook")).text()).replaceAll("<wbr/>", "");
	const path = (pattern: string) => pattern.replaceAll(".*", "[]");
	expect(LEAVES.filter(({ pattern }) => !codebook.includes(`>${path(pattern)}</code>`))).toEqual([]);
	const answer = await researcher.get("/api/v1/openapi.json");
	const described = JSON.stringify(await answer.json());
	expect(LEAVES.filter(({ key }) => !described.includes(`"${key}":{`))).toEqual([]);
});

test("a history names each field in words, and its rows are those of the document", () => {
	const changes = compareDocuments(studyDocument.parse({ title: "title" }), document);
	const ofFields = changes.filter(({ path }) => FIELDS.has(path));
	expect(ofFields.length).toBeGreaterThan(40);
	const named = ofFields.map(({ path, where }) => [path, where.at(-1)?.toLowerCase()]);
	expect(named).toEqual(ofFields.map(({ path }) => [path, FIELDS.get(path)?.name.toLowerCase()]));
	expect(rowsAgree(server.store, 1, document, true)).toBe(true);
});
