import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { request } from "node:http";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { filesInBytes } from "#app/services/imports/delivered-files.ts";
import { receiveRecords } from "#app/services/imports/receive-records.ts";
import { getImport } from "#db/queries/imports.ts";
import { ask } from "#tests/support/ask.ts";
import { textOf } from "#tests/support/html-form.ts";
import { recordText } from "#tests/support/registry-copies.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";

const MB = 1024 * 1024;
const BOUNDARY = "----a-boundary";
const fileHead = (name: string) =>
	`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;

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

/** Sends a file as a form does, by HTTP alone: `fetch` copies one of tens of megabytes several times over. */
async function upload({ url }: TestServer, client: Client, content: string | Buffer, path = "/import") {
	const body = Buffer.concat([
		Buffer.from(fileHead("a; näme.json")),
		Buffer.from(content),
		Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
	]);
	const {
		status,
		headers,
		body: answer,
	} = await ask(url, path, {
		method: "POST",
		headers: {
			Cookie: client.cookie,
			Origin: url,
			"Content-Type": `multipart/form-data; boundary=${BOUNDARY}`,
			"Content-Length": String(body.length),
		},
		body,
	});
	return { status, headers, text: answer.toString() };
}

/** Begins an upload and never sends the rest of it. */
function begin({ url }: TestServer, headers: Record<string, string>, start: string | Buffer) {
	const asked = request(`${url}/import`, {
		method: "POST",
		agent: false,
		headers: {
			"Content-Type": `multipart/form-data; boundary=${BOUNDARY}`,
			"Content-Length": String(400 * MB),
			...headers,
		},
	});
	const status = new Promise<number>((resolve, reject) => {
		asked.on("response", (response) => resolve(response.statusCode ?? 0));
		asked.on("error", reject);
	});
	asked.write(start);
	return { asked, status };
}

test("a file larger than any form is taken in, and is gone from the disk afterwards", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const file = Buffer.concat([Buffer.alloc(33 * MB, "\n"), Buffer.from(recordText("NCT00000410"))]);
	const sent = await upload(server, researcher, file);
	expect([sent.status, sent.headers.location]).toEqual([302, "/import/1/0"]);
	expect(getImport(server.store, 1)?.name).toBe("a; näme.json");
	expect(beside(server)).toEqual([]);
});

test("beyond the limit the page names it and the way by the command line", async () => {
	await using server = await startServer({ MAX_UPLOAD_MB: "2" });
	const researcher = await server.as("researcher");
	for (const size of [3, 33]) {
		const refused = await upload(server, researcher, Buffer.alloc(size * MB, "\n"));
		expect(refused.status).toBe(413);
		expect(textOf(refused.text)).toMatch(/larger than 2 MB.*npm run equipoise -- import FILE/);
	}
	expect(beside(server)).toEqual([]);
	expect(imports(server)).toBe(0);
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
