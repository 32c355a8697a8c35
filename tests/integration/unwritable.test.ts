import { closeSync, openSync, renameSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { prepareStore } from "#app/server/prepare-store.ts";
import { receiveRecords } from "#app/services/imports/receive-records.ts";
import { openStore } from "#db/store.ts";
import { writeTurn } from "#db/write-turn.ts";
import { ask, tokenOf } from "#tests/support/api-client.ts";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { fill, logTrial, openForm, rowCounts } from "#tests/support/logging.ts";
import { addPerson, tokenFor } from "#tests/support/people.ts";
import { client, SECRET, sessionCookie, startServer, type TestServer } from "#tests/support/server.ts";
import { startProcess } from "#tests/support/server-process.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

/** Locks a server's database as another program does that writes and does not end. */
function lockedBy({ store }: TestServer): Disposable {
	const other = new Database(store.path);
	other.exec("begin immediate");
	return {
		[Symbol.dispose]() {
			if (!other.open) return;
			other.exec("rollback");
			other.close();
		},
	};
}

const health = async (server: Pick<TestServer, "url">) => {
	const answer = await fetch(`${server.url}/healthz`);
	const { status, reason } = (await answer.json()) as { status: string; reason?: string };
	return { code: answer.status, status, reason };
};
const OK = { code: 200, status: "ok", reason: undefined };
const unavailable = (reason: string) => ({ code: 503, status: "unavailable", reason });

test("while another program has locked the database, reading goes on and a save waits for it", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const address = await logTrial(researcher);
	const form = fill(await openForm(researcher, `${address}/edit`), {
		title: "Typed while locked",
		reason: "Why",
	});
	const seen = server.store.sqlite.prepare<[], string>("select max(last_seen_at) from sessions").pluck();
	// So old that the next request notes it again.
	server.store.sqlite.exec("update sessions set last_seen_at = '2026-01-01T00:00:00.000Z'");
	using lock = lockedBy(server);
	let saved = false;
	const saving = researcher.post(`${address}/edit`, form).finally(() => {
		saved = true;
	});
	for (let reader = 0; reader < 6; reader++) {
		expect((await researcher.get(`${address}?utm_source=reader${reader}`)).status).toBe(200);
		expect((await server.anonymous.post("/syntheses/try", { table: "" })).status).toBe(400);
	}
	expect([saved, seen.get()]).toEqual([false, "2026-01-01T00:00:00.000Z"]);
	lock[Symbol.dispose]();
	expect((await saving).status).toBe(302);
	// What could not be noted while those pages were made, the next request notes.
	await researcher.get(address);
	expect(seen.get()).not.toBe("2026-01-01T00:00:00.000Z");
});

test("a lock that does not end is 503 with when to try again, nothing is changed, and what was typed comes back", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const token = await tokenOf(server, "researcher", "write");
	const address = await logTrial(researcher);
	const form = fill(await openForm(researcher, `${address}/edit`), {
		title: "Typed while locked",
		reason: "Why",
	});
	const before = rowCounts(server);
	using lock = lockedBy(server);
	const [page, publishing, told, found] = await Promise.all([
		researcher.post(`${address}/edit`, form),
		researcher.post(address, { intent: "publish", expectedVersion: "1", reason: "Checked" }),
		ask(server, "POST", "/api/v1/studies", { json: { title: "By the API" }, token }),
		health(server),
	]);
	const [typedPage, publishPage] = [await page.text(), await publishing.text()];
	for (const answer of [page, publishing, told])
		expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "5"]);
	expect(found).toEqual(unavailable("locked"));
	for (const text of [textOf(typedPage), textOf(publishPage), told.json.detail])
		expect(text).toContain("The database is busy with another program. Nothing was changed");
	lock[Symbol.dispose]();
	expect(rowCounts(server)).toEqual(before);
	const kept = formIn(typedPage, "reason");
	expect(kept.get("title")).toBe("Typed while locked");
	expect((await researcher.post(`${address}/edit`, kept)).status).toBe(302);
	expect(await health(server)).toEqual(OK);
}, 60_000);

test("a file that is being taken in lets those who save have their turn", async () => {
	using folder = temporaryFolder();
	const store = prepareStore({ databasePath: join(folder.path, "taken-in.db"), sampleLibrary: false });
	const { promise: begun, resolve } = Promise.withResolvers<Disposable>();
	const records = (count: number) => '{"title":"A trial"}\n'.repeat(count);
	const chunks = async function* () {
		yield records(1);
		resolve(await writeTurn(store));
		yield records(249);
	};
	const actor = { kind: "system" } as const;
	const delivery = { name: "Many", publish: false, update: false, reason: "Test", actor };
	let received = 0;
	const onReceived = (count: number) => {
		received = count;
	};
	const receiving = receiveRecords(store, delivery, [{ name: "many.ndjson", chunks: chunks() }], {
		onReceived,
	});
	{
		using _ = await begun;
		for (let round = 0; round < 20; round++) await setImmediate();
		expect(received, "it waits while somebody writes").toBe(0);
	}
	expect((await receiving).records).toBe(250);
	expect(received).toBe(250);
	store.close();
});

test("the health check writes, and yet no reader's page is made anew for it", async () => {
	await using server = await startServer();
	const { store } = server;
	const watcher = new Database(store.path, { readonly: true });
	const version = () => watcher.pragma("data_version", { simple: true });
	store.sqlite.pragma("wal_checkpoint(TRUNCATE)");
	const before = version();
	expect(await health(server)).toEqual(OK);
	expect(statSync(`${store.path}-wal`).size).toBeGreaterThan(0);
	expect(version()).toBe(before);
	watcher.close();
	renameSync(store.path, `${store.path}.away`);
	expect(await health(server)).toEqual(unavailable("database missing"));
	renameSync(`${store.path}.away`, store.path);
	expect(await health(server)).toEqual(OK);
});

/** A database with somebody who may write, and their cookie. */
async function prepared(databasePath: string) {
	const store = prepareStore({ databasePath, sampleLibrary: false });
	const user = await addPerson(store, "researcher");
	const cookie = await sessionCookie(tokenFor(store, user));
	store.close();
	return { user, cookie };
}

/** Where a database says which version of the format writes it; one it does not know, SQLite only reads. */
const WRITE_VERSION = 18;

test("a database that may only be read is read, and who saves is told", async () => {
	using folder = temporaryFolder();
	const path = `${folder.path}/read-only.db`;
	const { cookie, user } = await prepared(path);
	const file = openSync(path, "r+");
	writeSync(file, Buffer.from([3]), 0, 1, WRITE_VERSION);
	closeSync(file);
	await using server = await startServer({ DATABASE_PATH: path });
	const researcher = client(server.url, cookie, user);
	expect(await health(server)).toEqual(unavailable("read-only"));
	const refused = await researcher.post("/studies/new", { title: "New", reason: "Why" });
	expect(refused.status).toBe(503);
	expect(textOf(await refused.text())).toContain(
		"The server has no permission to write to the database. Nothing was changed",
	);
	expect((await researcher.get("/")).status).toBe(200);
});

test("on a full disk saves are refused whole, the health check says so, and reading goes on", async () => {
	using folder = temporaryFolder();
	const databasePath = `${folder.path}/full.db`;
	const { cookie, user } = await prepared(databasePath);
	const fileBlocks = Math.ceil(statSync(databasePath).size / 512) + 50;
	await using server = await startProcess(
		databasePath,
		{ SAMPLE_LIBRARY: "false", SESSION_SECRET: SECRET },
		{ fileBlocks },
	);
	const researcher = client(server.url, cookie, user);
	const statuses: number[] = [];
	while (statuses.at(-1) !== 503 && statuses.length < 100) {
		const title = `Trial ${statuses.length}`;
		const answer = await researcher.post("/studies/new", { title, reason: "Until it is full" });
		statuses.push(answer.status);
	}
	expect(new Set(statuses)).toEqual(new Set([302, 503]));
	// Where there is no room for a study there may still be some for less.
	const makeToken = () =>
		researcher.post("/account", { intent: "make-token", label: "Small", scope: "read" });
	for (let time = 0; time < 50 && (await health(server)).code === 200; time++) await makeToken();
	expect(await health(server)).toMatchObject({ code: 503 });
	expect((await researcher.get("/studies/drafts")).status).toBe(200);
	const store = openStore(databasePath, { create: false });
	expect(store.sqlite.prepare("select count(*) from studies").pluck().get()).toBe(statuses.length - 1);
	expect(store.sqlite.pragma("integrity_check", { simple: true })).toBe("ok");
	store.close();
});
