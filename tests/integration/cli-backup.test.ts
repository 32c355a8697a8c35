import { existsSync, readdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { type BackUpWatch, backUp, restoreBackup } from "#app/services/back-up.ts";
import { openStore } from "#db/store.ts";
import { equipoise, equipoiseProcess, isOneClearLine, startEquipoise } from "#tests/support/cli.ts";
import { sampleDatabase } from "#tests/support/sample-database.ts";
import { windowsDisk } from "#tests/support/windows-disk.ts";

/** A backup by the service itself, where the test is about something else. */
async function backedUp(database: string, file: string): Promise<string> {
	const store = openStore(database);
	try {
		return (await backUp(store, file)).file;
	} finally {
		store.close();
	}
}

const settingsOf = (path: string) => {
	const sqlite = new Database(path, { readonly: true });
	try {
		const count = sqlite.prepare("select count(*) from settings where value = 'x'").pluck().get() as number;
		const pairs = sqlite
			.prepare("select count(*) from settings where key like '%-b'")
			.pluck()
			.get() as number;
		return { count, pairs };
	} finally {
		sqlite.close();
	}
};

/** Writes pairs of rows, each pair in one transaction, as fast as it can until told to stop. */
const WRITER = `
const { parentPort, workerData } = require("node:worker_threads");
const Database = require("better-sqlite3");
const sqlite = new Database(workerData, { timeout: 5000 });
const insert = sqlite.prepare("insert into settings (key, value) values (?, 'x')");
const pair = sqlite.transaction((n) => { insert.run(n + "-a"); insert.run(n + "-b"); });
let n = 0;
const write = () => {
	for (let i = 0; i < 20; i++) pair(n++);
	if (n === 100) parentPort.postMessage("writing");
	setImmediate(write);
};
write();
parentPort.on("message", () => { sqlite.close(); process.exit(0); });
`;

test("a backup made while another connection writes is whole and of one moment", async () => {
	const { folder, database } = sampleDatabase();
	const writer = new Worker(WRITER, { eval: true, workerData: database });
	try {
		await new Promise((resolve) => writer.once("message", resolve));
		const backup = join(folder, "backup.db");
		const made = await equipoise(database, ["backup", backup, "--json"]);
		expect(made).toMatchObject({ code: 0, stderr: "" });
		expect(JSON.parse(made.stdout)).toMatchObject({ file: backup });
		const { count, pairs } = settingsOf(backup);
		expect(pairs).toBeGreaterThanOrEqual(100);
		expect(count).toBe(2 * pairs);
		expect(settingsOf(database).pairs).toBeGreaterThan(pairs);
		expect(readdirSync(folder).filter((name) => name.includes("partial"))).toEqual([]);
	} finally {
		writer.postMessage("stop");
		await new Promise((resolve) => writer.once("exit", resolve));
	}
});

test("a backup never replaces a file unless told to, and a failed one leaves nothing", async () => {
	const { folder, database } = sampleDatabase();
	const target = join(folder, "kept.db");
	writeFileSync(target, "something else");
	const refused = await equipoise(database, ["backup", target]);
	expect(refused.code).toBe(1);
	expect(isOneClearLine(refused)).toBe(true);
	expect((await equipoise(database, ["backup", target, "--force"])).code).toBe(0);
	expect(settingsOf(target).count).toBe(0);
	const otherwise = join(folder, "same.db");
	symlinkSync(database, otherwise);
	for (const command of [
		["backup", otherwise, "--force"],
		["restore", otherwise],
	])
		expect((await equipoise(database, command)).stderr).toMatch(/the database itself/);
	const nowhere = await equipoise(database, ["backup", join(folder, "no", "b.db")]);
	expect(nowhere.code).toBe(1);
	expect(isOneClearLine(nowhere)).toBe(true);
});

test("a backup that is killed leaves nothing under its name, and a later one clears up after it", async () => {
	const { folder, database } = sampleDatabase();
	const target = join(folder, "killed.db");
	const beside = () => readdirSync(folder).filter((name) => name.startsWith("killed.db"));
	const child = startEquipoise(database, ["backup", target]);
	const exited = new Promise((resolve) => child.once("exit", resolve));
	await expect.poll(beside, { interval: 1, timeout: 60_000 }).not.toEqual([]);
	child.kill("SIGKILL");
	await exited;
	// It may have been done in that very moment; then it is whole.
	if (existsSync(target)) expect(settingsOf(target).count).toBe(0);
	const left = join(folder, "other.db.partial-0a1b2c3d-0000-4000-8000-0123456789ab");
	writeFileSync(left, "half");
	const longAgo = Date.now() / 1000 - 2 * 24 * 60 * 60;
	utimesSync(left, longAgo, longAgo);
	expect((await equipoise(database, ["backup", join(folder, "next.db")])).code).toBe(0);
	expect(existsSync(left)).toBe(false);
});

test("a backup and a restore that are stopped while they copy leave nothing, and say how far they were", async () => {
	const { folder, database } = sampleDatabase();
	const backup = await backedUp(database, join(folder, "b.db"));
	const before = readdirSync(folder).sort();
	const steps: string[] = [];
	const stopped: BackUpWatch = {
		onStep: ({ at }) => steps.push(at),
		stoppable: (run) => run(AbortSignal.abort()),
	};
	const store = openStore(database);
	await expect(backUp(store, join(folder, "c.db"), stopped)).rejects.toThrow(/aborted/);
	store.close();
	await expect(restoreBackup(backup, database, stopped)).rejects.toThrow(/aborted/);
	expect(
		readdirSync(folder)
			.filter((name) => !/-(wal|shm)$/.test(name))
			.sort(),
	).toEqual(before);
	expect(steps).toEqual(["verifying"]);
	await restoreBackup(backup, database, { onStep: ({ at }) => steps.push(at) });
	expect(new Set(steps)).toEqual(new Set(["verifying", "copying", "updating"]));
});

test("a backup comes back, and what was there is kept", async () => {
	const { folder, database } = sampleDatabase();
	const backup = await backedUp(database, join(folder, "b.db"));
	const store = openStore(database);
	store.sqlite.prepare("insert into settings (key, value) values ('later', 'x')").run();
	// The locks of a database are a process's own.
	const running = await equipoiseProcess(database, ["restore", backup]);
	expect(running.code).toBe(1);
	expect(running.stderr).toContain("Stop the server");
	expect(isOneClearLine(running)).toBe(true);
	store.close();
	const restored = await equipoise(database, ["restore", backup, "--json"]);
	expect(restored).toMatchObject({ code: 0, stderr: "" });
	expect(settingsOf(database).count).toBe(0);
	expect(settingsOf(JSON.parse(restored.stdout).kept).count).toBe(1);
});

test("a disk that flushes no folder and replaces nothing open, as on Windows, takes a backup and a restore", async () => {
	const { folder, database } = sampleDatabase();
	using _ = windowsDisk();
	const backup = await backedUp(database, join(folder, "b.db"));
	const { kept = "" } = await restoreBackup(backup, database);
	expect(existsSync(kept)).toBe(true);
	expect(settingsOf(database).count).toBe(0);
});

test("restore refuses a newer schema, a damaged file and one that is not ours, and changes nothing", async () => {
	const { folder, database } = sampleDatabase();
	const store = openStore(database);
	store.sqlite.prepare("insert into settings (key, value) values ('mine', 'x')").run();
	store.close();

	const newer = await backedUp(database, join(folder, "newer.db"));
	const future = new Database(newer);
	future.exec("insert into __drizzle_migrations (hash, created_at) values ('x', 99999999999999)");
	future.close();
	const damaged = await backedUp(database, join(folder, "damaged.db"));
	truncateSync(damaged, 200_000);
	const foreign = join(folder, "foreign.db");
	new Database(foreign).exec("create table studies (id)").close();
	const text = join(folder, "text.db");
	writeFileSync(text, "no database at all, but long enough to look at");

	const refused = await Promise.all(
		[newer, damaged, foreign, text, join(folder, "none.db")].map((file) =>
			equipoise(database, ["restore", file]),
		),
	);
	expect(refused.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
	for (const answer of refused) expect(isOneClearLine(answer), answer.stderr).toBe(true);
	expect(refused[0]?.stderr).toContain("newer version");
	expect(settingsOf(database).count).toBe(1);
	expect(readdirSync(folder).filter((name) => /before-restore|partial/.test(name))).toEqual([]);
});

test("a database too damaged to open can be replaced", async () => {
	const { folder, database } = sampleDatabase();
	const backup = await backedUp(database, join(folder, "b.db"));
	writeFileSync(database, "scribbled over");
	const restored = await equipoise(database, ["restore", backup, "--json"]);
	expect(restored).toMatchObject({ code: 0, stderr: "" });
	expect(existsSync(JSON.parse(restored.stdout).kept)).toBe(true);
	expect(settingsOf(database).count).toBe(0);
});
