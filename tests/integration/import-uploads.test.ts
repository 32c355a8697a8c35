import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { filesInBytes } from "#app/services/imports/delivered-files.ts";
import { receiveRecords } from "#app/services/imports/receive-records.ts";
import { getImport } from "#db/queries/imports.ts";
import { textOf } from "#tests/support/html-form.ts";
import { recordText } from "#tests/support/registry-copies.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { begin, fileHead, MB, upload } from "#tests/support/upload.ts";

const beside = ({ store }: TestServer) =>
	readdirSync(dirname(store.path)).filter((name) => name.includes("upload"));
/** Files without a name that this process has open; where the system does not tell, those that have one. */
const openUploads = (server: TestServer) => {
	if (!existsSync("/proc/self/fd")) return beside(server).length;
	const targets = readdirSync("/proc/self/fd").map((descriptor) => {
		try {
			return readlinkSync(`/proc/self/fd/${descriptor}`);
		} catch {
			return "";
		}
	});
	return targets.filter((target) => target.startsWith(`${server.store.path}.upload-`)).length;
};
const imports = ({ store }: TestServer) => store.sqlite.prepare("select count(*) from imports").pluck().get();

test("a file is taken in, and is gone from the disk afterwards", async () => {
	await using server = await startServer({ MAX_UPLOAD_MB: "2" });
	const researcher = await server.as("researcher");
	const file = Buffer.concat([Buffer.alloc(MB, "\n"), Buffer.from(recordText("NCT00000410"))]);
	const sent = await upload(server, researcher, file);
	expect([sent.status, sent.headers.location]).toEqual([302, "/import/1/0"]);
	expect(getImport(server.store, 1)?.name).toBe("a; näme.json");
	expect(beside(server)).toEqual([]);
});

test("beyond the limit the page names it and the way by the command line", async () => {
	await using server = await startServer({ MAX_UPLOAD_MB: "2" });
	const researcher = await server.as("researcher");
	const refused = await upload(server, researcher, Buffer.alloc(3 * MB, "\n"));
	expect(refused.status).toBe(413);
	expect(textOf(refused.text)).toMatch(/larger than 2 MB.*npm run equipoise -- import FILE/);
	expect(beside(server)).toEqual([]);
	expect(imports(server)).toBe(0);
});

test("who may not import, or comes from another site, is told so before the file is sent", async () => {
	await using server = await startServer();
	const [reader, researcher] = [await server.as("reader"), await server.as("researcher")];
	const elsewhere = "https://elsewhere.example.org";
	for (const [headers, wanted] of [
		[{}, 401],
		[{ Cookie: reader.cookie, Origin: server.url }, 403],
		[{ Cookie: researcher.cookie, Origin: elsewhere }, 403],
	] as const) {
		const { asked, status } = begin(server, headers, fileHead("x.json"));
		expect(await status).toBe(wanted);
		asked.destroy();
	}
	expect(beside(server)).toEqual([]);
});

test("somebody sends four files at a time, and others find room meanwhile", async () => {
	await using server = await startServer();
	const [researcher, other] = [await server.as("researcher", "Ada"), await server.as("researcher", "Bea")];
	const headers = { Cookie: researcher.cookie, Origin: server.url };
	const start = fileHead("x.json") + " ".repeat(1000);
	const under = Array.from({ length: 4 }, () => begin(server, headers, start));
	for (const { status } of under) status.catch(() => {});
	await expect.poll(() => openUploads(server)).toBe(4);
	const file = recordText("NCT00000410");
	const refused = await upload(server, researcher, file);
	expect([refused.status, refused.headers["retry-after"]]).toEqual([503, "30"]);
	expect(textOf(refused.text)).toContain("You are sending 4 files already");
	expect((await upload(server, other, file)).status).toBe(302);
	for (const { asked } of under) asked.destroy();
	await expect.poll(() => openUploads(server)).toBe(0);
	// A place is free a moment after the file in it is gone.
	await expect.poll(async () => (await upload(server, researcher, file)).status).toBe(302);
});

test("a small packed file of very many records does not fill the disk", async () => {
	await using server = await startServer();
	const packed = gzipSync(Buffer.from('{"title":"a"}\n'.repeat(1001)));
	const delivery = { name: "many.gz", publish: false, update: false, reason: "Test", mostRecords: 1000 };
	const actor = { kind: "system" } as const;
	const received = await receiveRecords(
		server.store,
		{ ...delivery, actor },
		filesInBytes("many.gz", packed),
	);
	expect(received.importId).toBeUndefined();
	expect(received.refused[0]?.message).toContain("These are more than 1,000 records.");
	expect(imports(server)).toBe(0);
});
