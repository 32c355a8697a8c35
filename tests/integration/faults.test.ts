import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareStore } from "#app/server/prepare-store.ts";
import { DatabaseUnusable } from "#db/errors.ts";
import { migrate } from "#db/migrate.ts";
import { openStore, type Store } from "#db/store.ts";
import { textOf } from "#tests/support/html-form.ts";
import { addPerson, PASSWORD, tokenFor } from "#tests/support/people.ts";
import { SECRET, sessionCookie } from "#tests/support/server.ts";
import { refusal, type ServerProcess, startProcess } from "#tests/support/server-process.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

/**
 * Why a database cannot be used, in this process: what a process of its own adds is the same for every reason.
 * @returns the one line of the error that the program knows as one to be told
 */
function unusable(databasePath: string): string {
	try {
		prepareStore({ databasePath, sampleLibrary: false }).close();
	} catch (error) {
		if (!(error instanceof DatabaseUnusable)) throw error;
		expect(error.message).not.toContain("\n");
		return error.message;
	}
	throw new Error(`${databasePath} is used as a database`);
}

test("a database that cannot be used is one clear line", () => {
	using folder = temporaryFolder();
	const readOnly = `${folder.path}/read-only`;
	mkdirSync(readOnly, { mode: 0o500 });
	// To root every folder is writable but those that the kernel makes.
	const closed = process.getuid?.() === 0 ? "/proc/equipoise/a.db" : `${readOnly}/a.db`;
	const text = `${folder.path}/notes.txt`;
	writeFileSync(text, "These are notes and no database, whatever the path says.\n".repeat(100));
	const newer = `${folder.path}/newer.db`;
	const store = openStore(newer);
	migrate(store);
	store.sqlite.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
	store.close();

	expect(unusable(closed)).toContain(`Cannot use ${closed} as the database`);
	expect(unusable(text)).toContain("not a SQLite database");
	expect(unusable(newer)).toContain("was written by a newer version of Equipoise");
	expect(unusable(`${text}/a.db`)).toContain("is a file, not a folder");
});

test("a taken port and a setting that makes no sense are one clear line each, and a non-zero exit", async () => {
	using folder = temporaryFolder();
	const DATABASE_PATH = `${folder.path}/a.db`;
	const other = createServer();
	await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
	const port = `${(other.address() as AddressInfo).port}`;
	const [taken, badPort] = await Promise.all([
		refusal({ DATABASE_PATH, PORT: port, SAMPLE_LIBRARY: "false" }),
		refusal({ DATABASE_PATH, PORT: "http" }),
	]);
	other.close();
	expect(taken).toContain(`Port ${port} is taken by another program`);
	expect(badPort).toBe("PORT must be a whole number from 0 to 65535; it is “http”");
}, 120_000);

/** What a process that runs does, asked of one, from its start to its end. */
const folder = temporaryFolder();
const databasePath = `${folder.path}/running.db`;
const stray = `${databasePath}.upload-${randomUUID()}`;
let server: ServerProcess;
let store: Store;
beforeAll(async () => {
	for (const file of [stray, `${databasePath}.upload-notes.txt`]) writeFileSync(file, "x");
	const faults = `process.on("SIGUSR2", () => {
		setImmediate(() => { throw new Error("The first fault"); });
		void Promise.reject(new Error("The second fault"));
	})`;
	server = await startProcess(
		databasePath,
		{ SAMPLE_LIBRARY: "false", LOG_LEVEL: "debug", SESSION_SECRET: SECRET },
		{ nodeOptions: ["--import", `data:text/javascript,${encodeURIComponent(faults)}`] },
	);
	store = openStore(databasePath);
});
afterAll(async () => {
	store.close();
	await server[Symbol.asyncDispose]();
	folder[Symbol.dispose]();
});

test("an error page's id is in the log, and the log holds nothing personal", async () => {
	const user = await addPerson(store, "researcher", "Ada Lovelace");
	const post = (path: string, fields: Record<string, string>) =>
		fetch(server.url + path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
	await post("/login", { email: user.email, password: "a wrong password" });
	const logIn = await post("/login", { email: user.email, password: PASSWORD });
	const cookie = logIn.headers.get("Set-Cookie")?.split(";")[0] ?? "";
	await fetch(`${server.url}/?q=secretcondition`, { headers: { Cookie: cookie, "User-Agent": "Browser/1" } });
	await fetch(`${server.url}/admin`, { headers: { Cookie: cookie } });
	await fetch(`${server.url}/join?token=secrettoken`);
	await fetch(server.setupLink);
	store.sqlite.exec("alter table study_search rename to hidden_search");
	const broken = await fetch(`${server.url}/?q=secretcondition`);
	const page = textOf(await broken.text());
	store.sqlite.exec("alter table hidden_search rename to study_search");

	expect(broken.status).toBe(500);
	const id = /give this server’s administrator the id ([0-9a-f-]{36})/.exec(page)?.[1];
	const linesOf = () =>
		server
			.output()
			.split("\n")
			.filter((line) => line.startsWith("{"));
	await expect.poll(() => linesOf().filter((line) => line.includes(`${id}`))).toHaveLength(2);
	const lines = linesOf();
	const failed = lines.map((line) => JSON.parse(line)).filter((line) => line.id === id);
	expect(failed.map(({ msg }) => msg)).toEqual(["request failed", "request"]);
	expect(failed[0].err.message).toContain("study_search");
	const log = lines.join("\n");
	expect(log).toContain('"path":"/join"');
	// Who was refused is there by the number of their account.
	expect(log).toMatch(new RegExp(`"account":${user.id},"password":"wrong","msg":"log-in failed"`));
	expect(log).toMatch(new RegExp(`"path":"/admin","status":403,"ms":\\d+,"account":${user.id}`));
	const setupToken = server.setupLink.split("token=")[1] ?? "";
	expect(setupToken.length).toBeGreaterThan(20);
	for (const personal of [
		...[user.email, "Lovelace", "127.0.0.1", "::1", "Browser/1", "secretcondition", "secrettoken"],
		...[setupToken, cookie, PASSWORD, "a wrong password", "equipoise_session"],
	])
		expect(log).not.toContain(personal);
});

test("a fault that nobody caught is a line in the log and ends nothing; neither does a log that nobody takes", async () => {
	// An upload that was being begun when the program was killed; what others keep there stays.
	expect([existsSync(stray), existsSync(`${databasePath}.upload-notes.txt`)]).toEqual([false, true]);
	server.child.kill("SIGUSR2");
	await expect
		.poll(server.output)
		.toMatch(/The second fault[\s\S]*The first fault|The first fault[\s\S]*The second/);
	server.child.stdout?.destroy();
	for (let request = 0; request < 3; request++)
		expect((await fetch(`${server.url}/codebook`)).status).toBe(200);
});

test("SIGTERM lets a request in flight finish, takes no new ones, and ends well", async () => {
	const cookie = await sessionCookie(tokenFor(store, await addPerson(store, "researcher", "Who stops it")));
	const body = new URLSearchParams({ title: "Sent while stopping", reason: "In flight" }).toString();
	const sending = request(`${server.url}/studies/new`, {
		method: "POST",
		headers: {
			Cookie: cookie,
			"Content-Type": "application/x-www-form-urlencoded",
			"Content-Length": body.length,
			// The server answers 100 once it has the head: then the request is in flight.
			Expect: "100-continue",
		},
	});
	const status = new Promise<number | undefined>((resolve, reject) => {
		sending.once("response", (response) => resolve(response.resume().statusCode));
		sending.once("error", reject);
	});
	await new Promise((resolve) => {
		sending.once("continue", resolve);
		sending.flushHeaders();
	});
	const stopped = server.stop();
	while (
		await fetch(`${server.url}/healthz`).then(
			() => true,
			() => false,
		)
	);
	sending.end(body);
	expect(await status).toBe(302);
	expect(await stopped).toBe(0);
	expect(store.sqlite.prepare("select title from studies").pluck().all()).toEqual(["Sent while stopping"]);
});
