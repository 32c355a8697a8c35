import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { EXPORT_FORMATS, FORMAT_NAMES, isWorkbook } from "#app/domain/export-formats.ts";
import { archiveStudy, setVisibility } from "#app/services/change-study.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { openStore } from "#db/store.ts";
import { AT_LENGTH } from "#tests/support/at-length.ts";
import { equipoise, startEquipoise } from "#tests/support/cli.ts";
import { sampleDatabase } from "#tests/support/sample-database.ts";
import { binaryOutcome, continuousOutcome, studyInput } from "#tests/support/study-builder.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const BEGINNINGS = {
	csv: /^study,version,title/,
	excel: /^\ufeffstudy,version,title/,
	wide: /^study,version,title,year,nct/,
	revman: /^Analysis group,Analysis number/,
	json: /^\[\n\{\n {2}"slug"/,
	ris: /^TY {2}- /,
	bibtex: /^@article\{/,
	"csl-json": /^\[\n\{"id"/,
};
const ROOT = join(import.meta.dirname, "..", "..");
const RECORDS = join(ROOT, "tests", "fixtures", "ctgov", "records");
const by = { actor: { kind: "system" }, reason: "Test" } as const;
const BCG = "bcg-vaccine-against-tuberculosis";

describe("export, import elsewhere, export: the same bytes", () => {
	test(`of ${AT_LENGTH ? "every record" : "records"} of the registry`, async () => {
		using folder = temporaryFolder();
		const [one, two, file] = ["one.db", "two.db", "all.json"].map((name) => join(folder.path, name));
		if (!one || !two || !file) throw new Error("three names");
		const records = readdirSync(RECORDS).filter((_, index) => AT_LENGTH || index % 8 === 0);
		await equipoise(one, ["import", "--publish", ...records.map((name) => join(RECORDS, name))]);
		const exported = await equipoise(one, ["export"]);
		expect(JSON.parse(exported.stdout)).toHaveLength(records.length);
		writeFileSync(file, exported.stdout);
		expect((await equipoise(two, ["import", "--publish", file])).stderr).toBe("");
		expect((await equipoise(two, ["export"])).stdout).toBe(exported.stdout);
	});

	test("of drafts among what is published, odd decimals and letters; what is archived stays behind", async () => {
		const { database, folder } = sampleDatabase();
		const store = openStore(database);
		const digits = { a1: { n: 12, mean: "0.50", sd: "0.00000010" }, a2: { n: 12, mean: "-0.0", sd: "1e-7" } };
		saveStudy(store, {
			...by,
			document: studyInput({
				title: "Größe – 日本語 “quoted”, =1+1\u00a0µg",
				acronym: "'=QUOTE",
				outcomes: [continuousOutcome(digits)],
			}),
		});
		setVisibility(store, { ...by, slug: "wollmer-2012", expectedVersion: 1, visibility: "draft" });
		archiveStudy(store, { ...by, slug: "finzi-rosenthal-2014", expectedVersion: 1 });
		store.close();
		const exported = (await equipoise(database, ["export"])).stdout;
		expect(exported).not.toContain("finzi-rosenthal-2014");
		expect(exported).toContain('"mean": 0.50');
		expect(exported).toContain('"sd": 0.0000001');
		const read = JSON.parse(exported) as { slug: string; visibility: string }[];
		expect(read).toHaveLength(47);
		expect(read.filter(({ visibility }) => visibility === "draft")).toHaveLength(2);
		const [two, file] = [join(folder, "two.db"), join(folder, "all.json")];
		writeFileSync(file, exported);
		await equipoise(two, ["import", "--publish", file]);
		expect((await equipoise(two, ["export"])).stdout).toBe(exported);
		// Without --publish nothing is published, and the documents are the same.
		const three = join(folder, "three.db");
		await equipoise(three, ["import", file]);
		const drafts = (await equipoise(three, ["export"])).stdout;
		expect(drafts).toBe(exported.replaceAll('"visibility": "published"', '"visibility": "draft"'));
		expect((await equipoise(three, ["export", "--published"])).stdout).toBe("[]\n");
	});

	test("tables come back as tables: RevMan's data rows of the samples", async () => {
		const { database, folder } = sampleDatabase();
		const [two, file] = [join(folder, "two.db"), join(folder, "rows.csv")];
		const { stdout } = await equipoise(database, ["export", "--format", "revman"]);
		writeFileSync(file, stdout);
		expect((await equipoise(two, ["import", file])).stdout).toMatch(/44 new, 0 unchanged, 0 not stored/);
		const again = (await equipoise(two, ["export", "--format", "revman"])).stdout.split("\n");
		// Rows whose figures were derived lose those: they are not reported. So do all of the one registry record.
		const [lines, known] = [stdout.split("\n").filter((line) => !line.includes(",MIRAI,")), new Set(again)];
		const missing = lines.filter((line) => !known.has(line));
		expect(missing.every((line) => /cases$/.test(line))).toBe(true);
		expect(missing.length).toBeLessThan(6);
	});
});

test("every format, of everything, named studies, a search, and a synthesis", async () => {
	const { database, folder } = sampleDatabase();
	// The whole library in every format takes seconds: that is for a rehearsal.
	const chosen = AT_LENGTH ? [] : ["--q", "wollmer"];
	for (const format of FORMAT_NAMES) {
		const file = join(folder, `all${EXPORT_FORMATS[format].ending}`);
		const ran = await equipoise(database, ["export", ...chosen, "--format", format, "--output", file]);
		expect(ran).toEqual({ code: 0, stdout: "", stderr: "" });
		const bytes = readFileSync(file);
		if (isWorkbook(format))
			expect(Object.keys(unzipSync(new Uint8Array(bytes)))).toContain("xl/workbook.xml");
		else if (format === "revman-studies")
			expect(Object.keys(unzipSync(new Uint8Array(bytes)))).toContain("studies-study-arms.csv");
		else if (format === "zip") expect(Object.keys(unzipSync(new Uint8Array(bytes)))).toContain("CODEBOOK.md");
		else expect(bytes.toString()).toMatch(BEGINNINGS[format]);
	}
	const count = async (...args: string[]) =>
		(JSON.parse((await equipoise(database, ["export", ...args])).stdout) as unknown[]).length;
	expect(await count("--condition", "Tuberculosis")).toBe(13);
	expect(await count("--q", "finzi", "--from", "2014", "--to", "2014")).toBe(1);
	expect(await count("--synthesis", BCG)).toBe(13);
	expect(await count("wollmer-2012", "finzi-rosenthal-2014")).toBe(2);
	const none = await equipoise(database, ["export", "--q", "zzzzz", "--format", "csv"]);
	expect([none.code, none.stderr]).toEqual([0, "No study was found; what is written has none.\n"]);
	expect(none.stdout.trim().split("\n")).toHaveLength(1);
	const rows = await equipoise(database, ["export", "--synthesis", BCG, "--format", "revman"]);
	expect(rows.stdout.trim().split("\n")).toHaveLength(14);
	expect(rows.stdout).toContain("Systematic");
});

test("a file is never half-written, and never replaced unasked", async () => {
	const { database, folder } = sampleDatabase();
	const file = join(folder, "out.csv");
	writeFileSync(file, "mine");
	const refused = await equipoise(database, ["export", "--output", file]);
	expect(refused).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("exists already") });
	expect(readFileSync(file, "utf8")).toBe("mine");
	const missing = await equipoise(database, ["export", "no-such-study", "--output", join(folder, "x.json")]);
	expect(missing).toMatchObject({ code: 1, stderr: "There is no study “no-such-study”\n" });
	const nowhere = join(folder, "nowhere", "x.json");
	expect((await equipoise(database, ["export", "--output", nowhere])).stderr).toContain("no such folder");
	expect((await equipoise(database, ["export", "--output", database, "--force"])).stderr).toContain(
		"the database itself",
	);
	expect((await equipoise(database, ["export", "--force", "--output", file])).code).toBe(0);
	expect(readFileSync(file, "utf8")).toMatch(/^\[\n/);
	expect(existsSync(join(folder, "x.json"))).toBe(false);
	expect(readdirSync(folder).filter((name) => name.includes("partial"))).toEqual([]);
});

test("what cannot be meant is refused in a line", async () => {
	const { database } = sampleDatabase();
	const both = await equipoise(database, ["export", "wollmer-2012", "--q", "bcg"]);
	expect(both).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("not more than one") });
	expect((await equipoise(database, ["export", "--from", "2014x"])).code).toBe(2);
	expect((await equipoise(database, ["export", "--phase", "nine"])).code).toBe(2);
	expect((await equipoise(database, ["export", "--synthesis", "none"])).stderr).toContain(
		"no such synthesis",
	);
});

test("a reader that has seen enough ends it without a word", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "many.db");
	const studies = Array.from({ length: 80 }, (_, index) =>
		JSON.stringify(
			studyInput({ title: `Trial ${index}`, outcomes: [binaryOutcome({ a1: "17/33", a2: "6/41" })] }),
		),
	);
	writeFileSync(join(folder.path, "many.ndjson"), studies.join("\n"));
	await equipoise(database, ["import", join(folder.path, "many.ndjson")]);
	const child = startEquipoise(database, ["export"]);
	let stderr = "";
	child.stderr.on("data", (text) => {
		stderr += text;
	});
	await once(child.stdout, "data");
	child.stdout.destroy();
	const [code] = await once(child, "close");
	expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});
