import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { getImport } from "#db/queries/imports.ts";
import { textOf } from "#tests/support/html-form.ts";
import { recordText } from "#tests/support/registry-copies.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { begin, fileHead, MB, upload } from "#tests/support/upload.ts";

const beside = ({ store }: TestServer) =>
	readdirSync(dirname(store.path)).filter((name) => name.includes("upload"));
const imports = ({ store }: TestServer) => store.sqlite.prepare("select count(*) from imports").pluck().get();

test("a file larger than any form is taken in, and is gone from the disk afterwards", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const file = Buffer.concat([Buffer.alloc(33 * MB, "\n"), Buffer.from(recordText("NCT00000410"))]);
	const sent = await upload(server, researcher, file);
	expect([sent.status, sent.headers.location]).toEqual([302, "/import/1/0"]);
	expect(getImport(server.store, 1)?.name).toBe("a; näme.json");
	expect(beside(server)).toEqual([]);
});

test("far beyond the limit the page says the same", async () => {
	await using server = await startServer({ MAX_UPLOAD_MB: "2" });
	const researcher = await server.as("researcher");
	const refused = await upload(server, researcher, Buffer.alloc(33 * MB, "\n"));
	expect(refused.status).toBe(413);
	expect(textOf(refused.text)).toMatch(/larger than 2 MB.*npm run equipoise -- import FILE/);
	expect([beside(server), imports(server)]).toEqual([[], 0]);
});

test("a table and references are read whole, and have a limit of their own", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	for (const path of ["/import/table", "/import/references"]) {
		const refused = await upload(server, researcher, Buffer.alloc(33 * MB, "a"), path);
		expect(refused.status).toBe(413);
		expect(textOf(refused.text)).toMatch(/larger than 32 MB/);
	}
});

test("an upload that breaks off leaves nothing behind", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const headers = { Cookie: researcher.cookie, Origin: server.url };
	const start = Buffer.concat([Buffer.from(fileHead("x.json")), Buffer.alloc(5 * MB, "{")]);
	const { asked, status } = begin(server, headers, start);
	status.catch(() => {});
	await new Promise((resolve) => asked.once("drain", resolve));
	asked.destroy();
	await expect(status).rejects.toThrow();
	// The server is at rest again, and takes the next one.
	const sent = await upload(server, researcher, recordText("NCT00000410"));
	expect(sent.status).toBe(302);
	expect([beside(server), imports(server)]).toEqual([[], 1]);
});
