import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { expect, test, vi } from "vitest";
import { equipoise } from "#tests/support/cli.ts";
import { openedBeside } from "#tests/support/opened-beside.ts";
import { recordNumbers, recordText, registryCopies } from "#tests/support/registry-copies.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const RECORDS = join(import.meta.dirname, "..", "fixtures", "ctgov", "records");

// A process of the command line takes a second to start, several on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const totalsOf = (stdout: string) => JSON.parse(stdout) as Record<string, unknown>;

test("Records of a folder come in by one call, and again change nothing", async () => {
	using folder = temporaryFolder();
	const [database, lines] = [join(folder.path, "x.db"), join(folder.path, "copies.ndjson")];
	const copies = [...registryCopies(90 - recordNumbers().length)];
	writeFileSync(lines, copies.map((record) => JSON.stringify(record)).join("\n"));
	const all = ["import", "--publish", RECORDS, lines, "--json"];
	expect(totalsOf((await equipoise(database, all)).stdout)).toMatchObject({
		created: 90,
		failed: 0,
		held: 0,
	});
	const again = totalsOf((await equipoise(database, all)).stdout);
	expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 90, failed: 0, held: 0 });
	expect((await equipoise(database, ["check"])).code).toBe(0);
	using store = openedBeside(database);
	expect(store.count("select count(*) from study_versions")).toBe(90);
});

test("imports are listed and shown, and nothing to import is wrong usage", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "x.db");
	const [file, wrong] = [join(folder.path, "copies.ndjson"), '{"colour":"red"}'];
	const copies = [...registryCopies(3)].map((record) => JSON.stringify(record));
	writeFileSync(file, [...copies, wrong].join("\n"));
	expect((await equipoise(database, ["import"])).code).toBe(2);
	const made = await equipoise(database, ["import", file]);
	const [summary, ...doubts] = made.stdout.trimEnd().split("\n");
	expect(summary).toBe("1 file, 4 records: 3 new, 0 unchanged, 1 not stored. Each record: /import/1");
	expect(doubts.at(-1)).toBe("Doubts in 1 study: 2 warnings.");
	const listed = await equipoise(database, ["import", "list"]);
	expect(listed.stdout).toMatch(/^ID .*\n1 .*Finished +4 +0 +0 +1 /);
	expect(JSON.parse((await equipoise(database, ["import", "list", "--json"])).stdout)).toMatchObject([
		{ id: 1, state: "finished", total: 4, counts: { created: 3, failed: 1 } },
	]);
	const shown = await equipoise(database, ["import", "show", "1"]);
	expect([shown.code, shown.stderr]).toEqual([
		0,
		expect.stringContaining("copies.ndjson:4: This is no study"),
	]);
	const none = await equipoise(database, ["import", "show", "9"]);
	expect([none.code, none.stderr]).toEqual([1, "There is no import 9. See import list\n"]);
});

test("a table comes in whole or not at all, unless bad rows may be left out; references become drafts", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "x.db");
	const [table, references] = [join(folder.path, "trials.csv"), join(folder.path, "papers.ris")];
	const rows = ["Finzi 2014,Botulinum toxin,17,33", "Finzi 2014,Placebo,6,41", "Doe 2020,Drug,many,20"];
	writeFileSync(table, ["study,arm,events,n", ...rows].join("\n"));
	writeFileSync(references, "TY  - JOUR\nTI  - A trial of something against nothing\nPY  - 2020\nER  - \n");
	const refused = await equipoise(database, ["import", table]);
	expect(refused).toMatchObject({
		code: 1,
		stderr: expect.stringMatching(/trials\.csv:4: column “events”: Events: “many”/),
	});
	expect((await equipoise(database, ["export"])).stdout).toBe("[]\n");
	const saved = await equipoise(database, ["import", "--skip-bad-rows", table, references, "--json"]);
	expect(totalsOf(saved.stdout)).toMatchObject({ created: 2, failed: 0 });
	const repeated = await equipoise(database, ["import", references, "--json"]);
	expect(totalsOf(repeated.stdout)).toMatchObject({ created: 0, unchanged: 1 });
});

test("broken files are refused with a line each, and nothing of them is stored", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "x.db");
	const [number = ""] = recordNumbers();
	const text = recordText(number);
	// A little more than what is suspected, for it is packed three times.
	const spaces = Buffer.alloc(17 * 1024 * 1024, " ");
	const broken: Record<string, [content: string | Buffer, said: RegExp]> = {
		"cut.json": [text.slice(0, text.length / 2), /cut off/],
		"utf16.json": [Buffer.from(`\uFEFF${text}`, "utf16le"), /UTF-16/],
		"latin.json": [Buffer.from('{"title": "caf\xe9"}', "latin1"), /UTF-8/],
		"deep.json": [`{"title": ${"[".repeat(200_000)}`, /nested deeper/],
		"page.json": ["<!doctype html><title>Error</title>", /web page/],
		"bomb.zip": [Buffer.from(zipSync({ "x.json": spaces })), /far more than it should/],
		"cut.zip": [Buffer.from(zipSync({ "x.json": strToU8(text) }).subarray(0, 500)), /damaged/],
		"bomb.json.gz": [gzipSync(spaces), /far more than it should/],
		"empty.zip": [Buffer.from(zipSync({})), /no file in this archive/],
		"nested.zip": [Buffer.from(zipSync({ "x.zip": zipSync({}) })), /unpack the outer one/],
		"outside.zip": [Buffer.from(zipSync({ "../x.json": strToU8(text) })), /outside of its own folder/],
		"encrypted.zip": [encrypted(zipSync({ "x.json": strToU8(text) })), /encrypted/],
		"picture.json": [Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), /a picture/],
		"line.ndjson": [`{"title": "A"}\n{"title": oops}`, /line 2, column 11/],
		"book.csv": [
			Buffer.from(zipSync({ "xl/workbook.xml": strToU8("<x/>") })),
			/No sheet of this workbook has cells/,
		],
		"nameless.csv": ["Finzi 2014,Botox,17,33\nFinzi 2014,Placebo,6,41", /must name the columns/],
		"page.csv": ["<!doctype html><p>Error</p>", /web page/],
		"many.csv": [`study,arm\n${"A,B\n".repeat(200_001)}`, /more than 100,000 rows/],
		"cut.xml": ['<?xml version="1.0"?><PubmedArticleSet><PubmedArticle>', /:1: Its XML is cut off/],
		"quote.csv": ['study,arm\n"Finzi,A\n', /quotation mark/],
		"latin.csv": [Buffer.from("study,arm\ncaf\xe9,A\n", "latin1"), /UTF-8/],
	};
	for (const [name, [content]] of Object.entries(broken)) writeFileSync(join(folder.path, name), content);
	const names = Object.keys(broken).map((name) => join(folder.path, name));
	const { code, stderr } = await equipoise(database, ["import", ...names]);
	expect(code).toBe(1);
	const lines = stderr.trim().split("\n");
	expect(lines).toHaveLength(names.length);
	for (const [name, [, said]] of Object.entries(broken))
		expect(
			lines.find((line) => line.includes(name) && said.test(line)),
			`${name}\n${stderr}`,
		).toBeDefined();
	using store = openedBeside(database);
	expect(store.count("select count(*) from studies")).toBe(0);
	// Of references a bad record costs only itself, and is kept to look at.
	expect(store.count("select count(*) from import_records where place not like '%cut.xml:1'")).toBe(0);
});

/** The archive with its entry marked as encrypted, in both places that say so. */
function encrypted(archive: Uint8Array): Buffer {
	const bytes = Buffer.from(archive);
	bytes.writeUInt16LE(1, 6);
	bytes.writeUInt16LE(1, bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
	return bytes;
}
