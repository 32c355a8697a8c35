import { spawnSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { prepareStore } from "#app/server/prepare-store.ts";
import { getTableConfig, SQLiteTable } from "#db/drizzle.ts";
import { migrate, migrationState } from "#db/migrate.ts";
import { listStudies } from "#db/queries/list-studies.ts";
import * as schema from "#db/schema.ts";
import { openStore } from "#db/store.ts";
import { fill, logTrial, openForm, rowCounts } from "#tests/support/logging.ts";
import { firstMigrations, journal, MIGRATIONS } from "#tests/support/older-migrations.ts";
import { sampleDatabase } from "#tests/support/sample-database.ts";
import { startServer } from "#tests/support/server.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { NODE, ROOT } from "../../scripts/ready.mjs";

/** A study with everything that points at something, as the first migration's tables hold it. */
const FIRST_ROWS = `
	insert into users (id, email, name, role, password_hash, created_at)
		values (1, 'ada@example.org', 'Ada', 'administrator', 'x', '2026-01-01T00:00:00.000Z');
	insert into studies (id, slug, version, visibility, sample, created_by, created_at, updated_at, title, kind, who_masked, countries, tags)
		values (1, 'a', 1, 'published', 0, 1, '2026-01-01', '2026-01-01', 'A', 'randomised-trial', '[]', '[]', '[]');
	insert into study_versions (study_id, version, visibility, document, reason, actor_id, created_at)
		values (1, 1, 'published', '{}', 'First', 1, '2026-01-01');
	insert into audit_events (at, actor_id, action, study_id, detail) values ('2026-01-01', 1, 'study.created', 1, '{}');
	insert into reports (study_id, id, position, role) values (1, 'r1', 0, 'primary');
	insert into arms (study_id, id, position, label, role) values (1, 'a1', 0, 'Toxin', 'experimental'), (1, 'a2', 1, 'Placebo', 'placebo-comparator');
	insert into interventions (study_id, arm_id, position, type, name, other_names) values (1, 'a1', 0, 'drug', 'Toxin', '[]');
	insert into outcomes (study_id, id, position, kind, label) values (1, 'o1', 0, 'binary', 'Response');
	insert into results (study_id, outcome_id, arm_id, position, draft, n, events, source_report_id)
		values (1, 'o1', 'a1', 0, 0, 33, 17, 'r1'), (1, 'o1', 'a2', 1, 0, 41, 6, null);
	insert into contrasts (study_id, outcome_id, position, draft, arm_id, reference_arm_id, measure, estimate)
		values (1, 'o1', 0, 0, 'a1', 'a2', 'RR', '3.52');
	insert into adverse_events (study_id, id, position, term) values (1, 'e1', 0, 'Headache');
	insert into adverse_event_results (study_id, adverse_event_id, arm_id, position, draft, affected, at_risk)
		values (1, 'e1', 'a1', 0, 0, 3, 33);
`;

/** Tables that repeated parts of the document which nothing asked across studies. */
const NO_LONGER_KEPT = [
	...["arms", "results", "conditions"],
	...["bias_judgements", "finding_answers", "regulatory_statuses"],
];
const isDropped = (table: string, now: Record<string, number>) =>
	NO_LONGER_KEPT.includes(table) && !(table in now);

test("each migration keeps every row of a populated database, and foreign keys hold afterwards", () => {
	using folder = temporaryFolder();
	const store = openStore(join(folder.path, "grown.db"));
	let counts: Record<string, number> = {};
	for (let known = 1; known <= journal.entries.length; known++) {
		const migrations = firstMigrations(join(folder.path, `${known}`), known);
		migrate(store, migrations);
		if (known === 1) store.sqlite.exec(FIRST_ROWS);
		const now = rowCounts({ store });
		// The search index is made anew where its form changes.
		for (const [table, count] of Object.entries(counts))
			if (table !== "__drizzle_migrations" && !table.startsWith("study_search") && !isDropped(table, now))
				expect({ known, table, count: now[table] }).toEqual({ known, table, count });
		counts = now;
		expect(store.sqlite.pragma("foreign_keys", { simple: true })).toBe(1);
		expect(store.sqlite.pragma("foreign_key_check")).toEqual([]);
	}
	expect(counts).toMatchObject({ contrasts: 1, adverse_event_results: 1, study_versions: 1 });
	expect(migrationState(store)).toEqual({
		applied: journal.entries.length,
		known: journal.entries.length,
		newer: false,
	});
	expect(Object.keys(counts).filter((table) => NO_LONGER_KEPT.includes(table))).toEqual([]);
	expect(() => store.sqlite.exec("delete from outcomes")).toThrow("FOREIGN KEY");
	expect(() => store.sqlite.exec("delete from studies")).toThrow("cannot be deleted");
	expect(() => store.sqlite.exec("delete from study_versions")).toThrow("cannot be deleted");
	store.close();
});

test("lines of lists and search entries that an older program wrote are made anew, once", () => {
	const { database } = sampleDatabase();
	const store = openStore(database);
	const cards = store.sqlite.prepare("select study_id, year, has_results, card from listings").all();
	const outdate = () => {
		store.sqlite.exec("update listings set card = '{}', year = 1900, has_results = 0");
		store.sqlite.exec("delete from study_search where rowid in (select id from study_facets)");
	};
	outdate();
	migrate(store);
	expect(listStudies(store, { q: "botulinum", scope: "published", sort: "newest", limit: 50 })).toEqual([]);
	store.sqlite.pragma("user_version = 1");
	migrate(store);
	expect(store.sqlite.prepare("select study_id, year, has_results, card from listings").all()).toEqual(cards);
	expect(listStudies(store, { q: "botulinum", scope: "published", sort: "newest", limit: 50 })).toHaveLength(
		8,
	);
	store.close();
});

test("the schema in the code is what the migrations make", () => {
	using folder = temporaryFolder();
	const store = openStore(join(folder.path, "new.db"));
	migrate(store);
	for (const table of Object.values(schema).filter((value) => value instanceof SQLiteTable)) {
		const { name, columns, indexes, foreignKeys, checks } = getTableConfig(table);
		const made = (store.sqlite.pragma(`table_info("${name}")`) as { name: string; type: string }[]).map(
			(column) => `${column.name} ${column.type.toLowerCase()}`,
		);
		expect(made.sort()).toEqual(columns.map((column) => `${column.name} ${column.getSQLType()}`).sort());
		const keys = store.sqlite.pragma(`foreign_key_list("${name}")`) as { id: number }[];
		expect(new Set(keys.map(({ id }) => id)).size).toBe(foreignKeys.length);
		const text = store.sqlite
			.prepare<[string], string>("select group_concat(sql, ';') from sqlite_master where tbl_name = ?")
			.pluck()
			.get(name);
		for (const { name: rule } of checks) expect(text).toContain(rule);
		for (const { config } of indexes) expect(text).toContain(config.name);
	}
	store.close();
});

test("drizzle-kit has nothing to generate", () => {
	using folder = temporaryFolder();
	const out = join(folder.path, "migrations");
	cpSync(MIGRATIONS, out, { recursive: true });
	const { status, stdout, stderr } = spawnSync(
		NODE,
		[
			join(ROOT, "node_modules", "drizzle-kit", "bin.cjs"),
			...[
				"generate",
				"--dialect",
				"sqlite",
				"--schema",
				join("db", "schema.ts"),
				"--out",
				relative(ROOT, out),
			],
		],
		{ cwd: ROOT, encoding: "utf8" },
	);
	expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
	expect(stdout).toContain("No schema changes");
}, 60_000);

test("a running program goes on when a newer one has added to its tables; it does not start on them", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const address = await logTrial(researcher);
	using folder = temporaryFolder();
	const newer = firstMigrations(join(folder.path, "newer"), journal.entries.length);
	const later = { ...journal.entries.at(-1), idx: journal.entries.length, when: Date.now(), tag: "later" };
	const entries = [...journal.entries, later];
	writeFileSync(join(newer, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
	writeFileSync(
		join(newer, "later.sql"),
		"alter table studies add later text;\n--> statement-breakpoint\ncreate table added (id integer);",
	);
	const other = openStore(server.store.path);
	migrate(other, newer);
	other.close();

	const health = await fetch(`${server.url}/healthz`);
	expect(health.status).toBe(200);
	expect(await health.json()).toMatchObject({
		migrations: { applied: entries.length, known: entries.length - 1 },
	});
	const form = fill(await openForm(researcher, `${address}/edit`), {
		title: "By the old one",
		reason: "Why",
	});
	expect((await researcher.post(`${address}/edit`, form)).status).toBe(302);
	expect(await (await researcher.get(address)).text()).toContain("By the old one");
	expect(() => prepareStore({ databasePath: server.store.path, sampleLibrary: false })).toThrow(
		"was written by a newer version of Equipoise",
	);
});
