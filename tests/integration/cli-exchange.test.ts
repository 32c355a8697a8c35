import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { equipoise } from "#tests/support/cli.ts";
import { sampleDatabase } from "#tests/support/sample-database.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const totalsOf = (stdout: string) => {
	const { import: _, problems: __, doubts: ___, ...totals } = JSON.parse(stdout) as Record<string, unknown>;
	return totals;
};

test("a library exported, imported elsewhere and exported again is the same text", async () => {
	using folder = temporaryFolder();
	const { database: one } = sampleDatabase();
	const [two, file] = [join(folder.path, "two.db"), join(folder.path, "library.json")];
	const exported = await equipoise(one, ["export"]);
	expect(exported.code).toBe(0);
	expect(JSON.parse(exported.stdout)).toHaveLength(47);
	expect(exported.stdout).toContain('"slug": "finzi-rosenthal-2014"');
	writeFileSync(file, exported.stdout);
	const imported = await equipoise(two, ["import", "--publish", file, "--json"]);
	expect(totalsOf(imported.stdout)).toEqual({
		...{ records: 47, created: 47, updated: 0, unchanged: 0 },
		...{ drafts: 0, held: 0, older: 0, skipped: 0, failed: 0, waiting: 0 },
	});
	const again = await equipoise(two, ["export", "--published"]);
	expect(again.stdout).toBe(exported.stdout);
	const repeated = await equipoise(two, ["import", "--publish", file]);
	expect(repeated).toEqual({
		code: 0,
		stdout: "1 file, 47 records: 0 new, 47 unchanged, 0 not stored. Each record: /import/2\n",
		stderr: "",
	});
});

test("the long table comes back as the studies it was made from", async () => {
	using folder = temporaryFolder();
	const { database } = sampleDatabase();
	const file = join(folder.path, "long.csv");
	const exported = await equipoise(database, ["export", "--format", "csv", "--output", file]);
	expect(exported.code).toBe(0);
	expect(readFileSync(file, "utf8")).toContain("nct: NCT01556971");
	// A study without results has no row.
	expect(await equipoise(database, ["import", file])).toEqual({
		code: 0,
		stdout: "1 file, 46 records: 0 new, 46 unchanged, 0 not stored. Each record: /import/1\n",
		stderr: "",
	});
});

test("decimals keep the digits they were typed with", async () => {
	using folder = temporaryFolder();
	const [database, file] = [join(folder.path, "x.db"), join(folder.path, "study.json")];
	const study = {
		title: "Digits",
		arms: [{ id: "a1", label: "A" }],
		outcomes: [
			{ kind: "binary", id: "o1", label: "Response", results: [{ armId: "a1", n: 33, percent: "52.0" }] },
		],
	};
	writeFileSync(file, JSON.stringify(study).replace('"52.0"', "52.0"));
	await equipoise(database, ["import", file]);
	expect((await equipoise(database, ["export", "digits"])).stdout).toContain('"percent": 52.0\n');
});

test("records at fault are named by line and do not stop the others", async () => {
	using folder = temporaryFolder();
	const [database, file] = [join(folder.path, "x.db"), join(folder.path, "lines.ndjson")];
	const lines = [
		'{"title": "Sound"}',
		'{"title": "Wrong", "arms": 3}',
		'{"name": "What is this"}',
		'{"title": "Sound too"}',
	];
	writeFileSync(file, lines.join("\n"));
	const imported = await equipoise(database, ["import", file]);
	expect(imported.code).toBe(1);
	expect(imported.stdout).toBe(
		"1 file, 4 records: 2 new, 0 unchanged, 2 not stored. Each record: /import/1\n",
	);
	const errors = imported.stderr.trim().split("\n");
	expect(errors).toHaveLength(2);
	expect(errors.sort()).toEqual([
		expect.stringMatching(/lines\.ndjson:2: .*arms/),
		expect.stringMatching(/lines\.ndjson:3: .*no study document/),
	]);
});

test("a file that is broken is refused whole, with a line that says why", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "x.db");
	const broken: Record<string, string | Buffer> = {
		"cut.json": '[{"title": "A"}, {"title": "B"',
		"open.json": '[{"title": "A"}',
		"text.json": "Dear all, please find attached",
		"comma.json": '{"title": "A"}\n{"title": "B",}',
		"empty.json": "",
		"latin.json": Buffer.from('{"title": "caf\xe9"}', "latin1"),
		"deep.json": `{"title": ${"[".repeat(100_000)}`,
	};
	const files = Object.entries(broken).map(([name, content]) => {
		const file = join(folder.path, name);
		writeFileSync(file, content);
		return file;
	});
	const { code, stderr } = await equipoise(database, ["import", ...files]);
	expect(code).toBe(1);
	const lines = stderr.trimEnd().split("\n");
	expect(lines).toHaveLength(files.length);
	for (const [index, file] of files.entries()) {
		expect(lines[index]).toContain(`${file}: `);
		expect(lines[index]).toMatch(/Nothing of this file was stored\.$/);
	}
	expect((await equipoise(database, ["export"])).stdout).toBe("[]\n");
});

test("what differs from a study that is here is left alone unless told to update it", async () => {
	const { folder, database } = sampleDatabase();
	const file = join(folder, "one.json");
	const { stdout } = await equipoise(database, ["export", "finzi-rosenthal-2014"]);
	writeFileSync(file, stdout.replace('"title":', '"acronym": "AGAIN",\n"title":'));
	expect(totalsOf((await equipoise(database, ["import", file, "--json"])).stdout)).toMatchObject({
		held: 1,
	});
	const updated = await equipoise(database, ["import", "--update", file, "--json"]);
	expect(totalsOf(updated.stdout)).toMatchObject({ updated: 1, failed: 0 });
});

test("csv has one head line, and an address that no study has is named", async () => {
	const { database } = sampleDatabase();
	const csv = await equipoise(database, ["export", "--format", "csv"]);
	const lines = csv.stdout.split("\n");
	expect(lines.filter((line) => line.startsWith("study,version,"))).toHaveLength(1);
	expect(lines.some((line) => line.startsWith("finzi-rosenthal-2014,1,"))).toBe(true);
	const missing = await equipoise(database, ["export", "no-such-study"]);
	expect(missing).toMatchObject({ code: 1, stdout: "", stderr: "There is no study “no-such-study”\n" });
});
