import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { equipoise, equipoiseProcess, startEquipoise } from "#tests/support/cli.ts";
import { openedBeside } from "#tests/support/opened-beside.ts";
import { registryCopies } from "#tests/support/registry-copies.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const totalsOf = (stdout: string) => JSON.parse(stdout) as Record<string, unknown>;

test("an import killed midway goes on where it was: nothing twice, nothing missing", async () => {
	using folder = temporaryFolder();
	const [database, file] = [join(folder.path, "x.db"), join(folder.path, "copies.json")];
	const copies = [...registryCopies(120)];
	writeFileSync(file, JSON.stringify({ studies: copies, nextPageToken: "abc" }));
	await equipoise(database, ["migrate"]);
	using store = openedBeside(database);
	const child = startEquipoise(database, ["import", file]);
	const exited = new Promise((resolve) => child.on("exit", (_code, signal) => resolve(signal)));
	const some = "select count(*) from import_records where state = 'created'";
	await expect.poll(() => store.count(some), { interval: 5, timeout: 60_000 }).toBeGreaterThan(0);
	child.kill("SIGKILL");
	expect(await exited).toBe("SIGKILL");
	const before = store.count("select count(*) from studies");
	expect(before).toBeGreaterThan(0);
	expect(before).toBeLessThan(120);
	expect(store.count(some)).toBe(before);
	const resumed = await equipoise(database, ["import", "--resume", "--json"]);
	expect(totalsOf(resumed.stdout)).toMatchObject({ created: 120, unchanged: 0, failed: 0 });
	expect(store.count("select count(distinct value) from identifiers where system = 'nct'")).toBe(120);
	expect(store.count("select count(*) from study_versions")).toBe(120);
	const repeated = await equipoise(database, ["import", file, "--json"]);
	expect(totalsOf(repeated.stdout)).toMatchObject({ created: 0, unchanged: 120, failed: 0 });
});

test("records come in by a pipe, as text and packed", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "x.db");
	const records = [...registryCopies(30)].map((record) => JSON.stringify(record)).join("\n");
	const plain = await equipoiseProcess(database, ["import", "-", "--json"], { input: records });
	expect(totalsOf(plain.stdout)).toMatchObject({ created: 30, failed: 0 });
	for (const packed of [gzipSync(records), Buffer.from(zipSync({ "x.ndjson": strToU8(records) }))]) {
		const again = await equipoise(database, ["import", "-", "--json"], { input: packed });
		expect(totalsOf(again.stdout)).toMatchObject({ created: 0, unchanged: 30, failed: 0 });
	}
	const cut = await equipoise(database, ["import", "-"], { input: records.slice(0, 900) });
	expect(cut).toMatchObject({ code: 1, stderr: expect.stringMatching(/^standard input: .*cut off/) });
});

test("Ctrl+C while records are read leaves nothing; while they are saved, the import goes on later", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "x.db");
	await equipoise(database, ["migrate"]);
	using store = openedBeside(database);
	const copies = [...registryCopies(150)].map((record) => `${JSON.stringify(record)}\n`);
	const begin = (args: string[]) => {
		const child = startEquipoise(database, ["import", ...args]);
		// What is written after it has ended has nowhere to go.
		child.stdin.on("error", () => {});
		let stderr = "";
		child.stderr.on("data", (text) => {
			stderr += text;
		});
		const ended = new Promise<[code: number | null, stderr: string]>((resolve) =>
			child.on("close", (code) => resolve([code, stderr])),
		);
		return { child, ended };
	};
	// The pipe stays open: more might come.
	const reading = begin(["-"]);
	reading.child.stdin.write(copies.join(""));
	const received = "select count(*) from import_records";
	await expect.poll(() => store.count(received), { interval: 5, timeout: 60_000 }).toBeGreaterThan(0);
	reading.child.kill("SIGINT");
	expect(await reading.ended).toEqual([
		1,
		expect.stringMatching(/^Stopped while reading\. Nothing was stored; run the same command again\.$/m),
	]);
	expect([store.count(received), store.count("select count(*) from imports")]).toEqual([0, 0]);

	const file = join(folder.path, "copies.ndjson");
	writeFileSync(file, copies.join(""));
	const saving = begin([file]);
	const saved = "select count(*) from studies";
	await expect.poll(() => store.count(saved), { interval: 5, timeout: 60_000 }).toBeGreaterThan(0);
	saving.child.kill("SIGINT");
	// Under npm the signal comes twice.
	saving.child.kill("SIGINT");
	const [code, stderr] = await saving.ended;
	expect([code, stderr]).toEqual([
		1,
		expect.stringMatching(/^import: Stopped\. Go on with: import --resume 1$/m),
	]);
	const some = store.count(saved);
	expect(some).toBeLessThan(150);
	const resumed = await equipoise(database, ["import", "--resume", "--json"]);
	expect(totalsOf(resumed.stdout)).toMatchObject({ created: 150, waiting: 0, failed: 0 });
});
