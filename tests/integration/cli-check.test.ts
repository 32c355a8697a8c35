import { closeSync, openSync, writeSync } from "node:fs";
import { expect, test } from "vitest";
import { checkLibrary } from "#app/services/check-library.ts";
import { openStore } from "#db/store.ts";
import { equipoise } from "#tests/support/cli.ts";
import { sampleDatabase } from "#tests/support/sample-database.ts";
import { startServer } from "#tests/support/server.ts";

/** A sample library after somebody changed its file behind the program's back. */
function tamperedLibrary(sql: string[]): string {
	const { database } = sampleDatabase();
	const store = openStore(database);
	try {
		store.sqlite.pragma("foreign_keys = OFF");
		for (const statement of sql) store.sqlite.exec(statement);
	} finally {
		store.close();
	}
	return database;
}

const placeOf = (slug: string) => `(select id from study_facets where study_id = ${idOf(slug)})`;
const idOf = (slug: string) => `(select id from studies where slug = '${slug}')`;

test("check finds what was changed behind the program's back, and nothing else", async () => {
	const database = tamperedLibrary([
		`update outcomes set concept = 'death' where study_id = ${idOf("finzi-rosenthal-2014")}`,
		`update studies set visibility = 'draft' where slug = 'wollmer-2012'`,
		`update listings set card = replace(card, '"name"', '"nome"') where study_id = ${idOf("li")}`,
		`delete from study_search where rowid = ${placeOf("brin-2020")}`,
		`insert or replace into study_search (rowid, title) values (${placeOf("zhang-2021")}, 'another title')`,
		`update study_facets set facets = '[1' where study_id = ${idOf("zamanian-2017")}`,
		`insert into identifiers values (4711, 0, 'nct', 'NCT00000000')`,
	]);
	const checked = await equipoise(database, ["check", "--json"]);
	expect(checked.code).toBe(1);
	expect(checked.stderr).toMatch(/^\d+ problems in 47 studies\.\n$/);
	const { sound, problems } = JSON.parse(checked.stdout) as {
		sound: boolean;
		problems: { study: string | null; message: string }[];
	};
	expect(sound).toBe(false);
	const of = (study: string | null) => problems.filter((problem) => problem.study === study);
	expect(of("finzi-rosenthal-2014").map(({ message }) => message)).toContain(
		"its rows differ from the document of its latest version",
	);
	expect(of("wollmer-2012").map(({ message }) => message)).toEqual([
		"it is draft, but its latest version was saved as published",
		"its words in the search index are not those of the study",
	]);
	expect(of("li").map(({ message }) => message)).toEqual([
		"its line in the library is not what the study says",
	]);
	for (const slug of ["brin-2020", "zhang-2021", "zamanian-2017"]) {
		expect(of(slug).map(({ message }) => message)).toEqual([
			"its words in the search index are not those of the study",
		]);
	}
	expect(of(null).map(({ message }) => message)).toEqual([
		expect.stringContaining("a row of identifiers"),
		expect.stringContaining("of the library's choices are counted wrong"),
	]);
	const touched = new Set(problems.map(({ study }) => study));
	expect(touched).toEqual(
		new Set([null, "finzi-rosenthal-2014", "wollmer-2012", "li", "brin-2020", "zhang-2021", "zamanian-2017"]),
	);
	const store = openStore(database);
	const [shared, alone] = [await checkLibrary(store, undefined, 2), await checkLibrary(store, undefined, 0)];
	store.close();
	expect(shared).toEqual(alone);
	expect(shared.map(({ message }) => message)).toEqual(problems.map(({ message }) => message));
});

test("what is derived can be made anew", async () => {
	const database = tamperedLibrary([
		`update outcomes set concept = 'death' where study_id = ${idOf("finzi-rosenthal-2014")}`,
		"update studies set title = 'Another title' where slug = 'li'",
		"delete from interventions where position = 0",
		"update listings set year = 1900",
		"update facets set published = published + 1 where kind = 'condition'",
		"delete from study_search where rowid in (select id from study_facets where study_id < 10)",
	]);
	expect((await equipoise(database, ["check"])).code).toBe(1);
	expect((await equipoise(database, ["check", "--rebuild"])).code).toBe(0);
	expect((await equipoise(database, ["check"])).stdout).toBe("Sound: 47 studies checked.\n");
});

test("each problem comes with what to do, and doing it helps", async () => {
	const database = tamperedLibrary([`update studies set visibility = 'draft' where slug = 'wollmer-2012'`]);
	const { stdout } = await equipoise(database, ["check"]);
	expect(stdout).toContain("Publish or withdraw the study again on its page.");
	expect(stdout).toContain("check --rebuild makes it anew");
});

test("readers see what was saved, whatever became of the tables", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	server.store.sqlite.exec(
		`update outcomes set concept = 'death' where study_id = ${idOf("finzi-rosenthal-2014")}`,
	);
	const page = await server.anonymous.get("/studies/finzi-rosenthal-2014");
	expect(await page.text()).toContain("52% (17/33)");
});

test("a database with damaged pages is said to be damaged, with the remedy", async () => {
	const { database } = sampleDatabase();
	const store = openStore(database);
	const pages = store.sqlite
		.prepare<[], number>(
			"select pageno from dbstat where name in ('study_versions', 'listings') and pagetype = 'leaf'",
		)
		.pluck()
		.all();
	store.close();
	// Pages of tables begin with one of four bytes; scribbling over the first of them breaks the tree.
	const file = openSync(database, "r+");
	for (const page of pages) writeSync(file, Buffer.alloc(16, 0xff), 0, 16, (page - 1) * 4096);
	closeSync(file);
	const { code, stdout, stderr } = await equipoise(database, ["check"]);
	expect(code).toBe(1);
	expect(stderr + stdout).not.toContain("Something went wrong");
	expect(stderr + stdout).toMatch(/restore the last sound backup|bring back a backup/);
	const exported = await equipoise(database, ["export"]);
	expect(exported).toMatchObject({
		code: 1,
		stderr: expect.stringMatching(/^The database is damaged\. [^\n]+\n$/),
	});
});
