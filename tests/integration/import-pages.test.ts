import { expect, test } from "vitest";
import { getStudy } from "#db/queries/get-study.ts";
import { getImport } from "#db/queries/imports.ts";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { readRecordFile, recordText, registryCopies } from "#tests/support/registry-copies.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";

const PASTED = { intent: "records" };
/** Sertraline and others, with results. */
const WITH_RESULTS = "NCT04770285";

async function pageOf(client: Client, path: string) {
	const response = await client.get(path);
	expect(response.status, path).toBe(200);
	return response.text();
}

async function upload(server: TestServer, client: Client, file: Blob, name: string, path = "/import") {
	const form = new FormData();
	form.set("intent", path === "/import" ? "records" : "read");
	form.set("file", file, name);
	const headers = { Cookie: client.cookie, Origin: server.url };
	return fetch(server.url + path, { method: "POST", body: form, headers, redirect: "manual" });
}

test("a pasted record is shown, a match corrected, and one more click saves it", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const pasted = await researcher.post("/import", { ...PASTED, text: recordText(WITH_RESULTS) });
	expect([pasted.status, pasted.headers.get("Location")]).toEqual([302, "/import/1/0"]);
	const page = await pageOf(researcher, "/import/1/0");
	expect(textOf(page)).toContain("Groups and arms");
	expect(textOf(page)).toContain("Not stored");
	expect(server.store.sqlite.prepare("select count(*) from studies").pluck().get()).toBe(0);

	const fields = formIn(page, "groups[0].arm");
	const key = fields.get("groups[0].key") ?? "";
	fields.set("groups[0].arm", "none");
	fields.set("intent", "reread");
	expect((await researcher.post("/import/1/0", fields)).status).toBe(302);
	const corrected = formIn(await pageOf(researcher, "/import/1/0"), "groups[0].arm");
	expect([corrected.get("groups[0].key"), corrected.get("groups[0].arm")]).toEqual([key, "none"]);

	corrected.set("intent", "save");
	const saved = await researcher.post("/import/1/0", corrected);
	const address = saved.headers.get("Location") ?? "";
	expect(address).toMatch(/^\/studies\//);
	expect(textOf(await pageOf(researcher, address))).toContain(WITH_RESULTS);
	expect(getImport(server.store, 1)).toMatchObject({ state: "finished", counts: { created: 1 } });
	const again = await researcher.post("/import/1/0", corrected);
	expect(again.status).toBe(409);

	await researcher.post("/import", { ...PASTED, text: recordText(WITH_RESULTS) });
	const unchanged = formIn(await pageOf(researcher, "/import/2/0"), "intent", "save");
	unchanged.set("groups[0].arm", "none");
	unchanged.set("intent", "save");
	await researcher.post("/import/2/0", unchanged);
	expect(getImport(server.store, 2)).toMatchObject({ counts: { unchanged: 1 } });
	expect(getStudy(server.store, address.replace("/studies/", ""), "drafts-too")?.version).toBe(1);
});

test("what was pasted and refused stands in its field again", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const sent = [
		["/import", { intent: "records", text: "no <record> at all", publish: "no" }],
		["/import/table", { intent: "read", text: "no <table> at all" }],
		["/import/references", { intent: "read", text: "no <reference> at all" }],
	] as const;
	for (const [path, fields] of sent) {
		const response = await researcher.post(path, fields);
		expect(response.status, path).toBe(400);
		expect(formIn(await response.text(), "text").get("text"), path).toBe(fields.text);
	}
});

test("many records run beside the server, which answers meanwhile, and can be stopped and gone on with", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const lines = [...registryCopies(30)].map((record) => JSON.stringify(record)).join("\n");
	const sent = await upload(server, researcher, new Blob([lines]), "copies.ndjson");
	expect(sent.headers.get("Location")).toBe("/import/1");
	expect(textOf(await pageOf(researcher, "/import/1"))).toContain("Import 30 records");
	const counts = () => getImport(server.store, 1)?.counts;
	expect((await researcher.post("/import/1", { intent: "start" })).status).toBe(302);
	await expect.poll(() => counts()?.created, { interval: 5, timeout: 20_000 }).toBeGreaterThan(0);
	const asked = performance.now();
	expect((await server.anonymous.get("/")).status).toBe(200);
	expect(performance.now() - asked).toBeLessThan(5000);
	await researcher.post("/import/1", { intent: "stop" });
	const state = () => getImport(server.store, 1)?.state;
	if (state() === "stopped") {
		expect(counts()?.waiting).toBeGreaterThan(0);
		expect(textOf(await pageOf(researcher, "/import/1"))).toContain("Stopped.");
		await researcher.post("/import/1", { intent: "start" });
	}
	await expect.poll(state, { timeout: 25_000 }).toBe("finished");
	expect(counts()).toMatchObject({ created: 30, failed: 0, waiting: 0 });
	expect(textOf(await pageOf(researcher, "/import/1?state=created"))).toContain("30 of 30 records");
});

test("a study logged by hand is put beside its record, and keeps what it says unless told otherwise", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const record = readRecordFile("NCT00000410");
	const document = {
		title: "My own title",
		identifiers: [{ system: "nct", value: "NCT00000410" }],
		sponsor: "Somebody",
	};
	const json = JSON.stringify({ ...document, slug: "mine" });
	await researcher.post("/import", { ...PASTED, text: json });
	await researcher.post("/import/1/0", formIn(await pageOf(researcher, "/import/1/0"), "intent", "save"));
	const saveMine = formIn(await pageOf(researcher, "/import/1/0"), "intent", "save");
	saveMine.set("intent", "save");
	await researcher.post("/import/1/0", saveMine);
	await researcher.post("/import", { ...PASTED, text: JSON.stringify(record) });
	const page = await pageOf(researcher, "/import/2/0");
	expect(textOf(page)).toContain("It has the same registry number.");
	const fields = formIn(page, "intent", "save");
	const at = [...fields].findIndex(([, value]) => value === "sponsor");
	const name = [...fields][at]?.[0].replace(".path", ".side") ?? "";
	fields.set(name, "mine");
	fields.set("intent", "save");
	expect((await researcher.post("/import/2/0", fields)).status).toBe(302);
	const saved = getStudy(server.store, "mine", "drafts-too")?.document;
	expect(saved).toMatchObject({ title: "My own title", sponsor: "Dartmouth-Hitchcock Medical Center" });
	expect(saved?.arms.length).toBeGreaterThan(0);
});

test("what cannot be read is said on the page, and nothing is stored", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const utf16 = Buffer.from(`\uFEFF${recordText("NCT00000410")}`, "utf16le");
	for (const [file, status, said] of [
		[new Blob(["[{"]), 400, /cut off/],
		[new Blob([utf16]), 400, /UTF-16/],
		[new Blob([Buffer.from("PK\x03\x04 and nothing more")]), 400, /archive is damaged/],
		[new Blob([]), 400, /Choose a file/],
	] as const) {
		const response = await upload(server, researcher, file, "x.json");
		expect(response.status).toBe(status);
		expect(textOf(await response.text())).toMatch(said);
	}
	expect(server.store.sqlite.prepare("select count(*) from imports").pluck().get()).toBe(0);
});
