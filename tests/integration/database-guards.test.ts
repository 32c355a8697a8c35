import { afterAll, beforeAll, expect, test } from "vitest";
import { saveStudy } from "#app/services/save-study.ts";
import { migrate } from "#db/migrate.ts";
import { openStore, type Store } from "#db/store.ts";
import { binaryOutcome, contrast, studyInput } from "#tests/support/study-builder.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const folder = temporaryFolder();
let store: Store;
beforeAll(() => {
	store = openStore(`${folder.path}/guards.db`);
	migrate(store);
	saveStudy(store, {
		document: studyInput({
			population: { randomised: 74 },
			adverseEvents: [{ id: "e1", term: "Headache", results: [{ armId: "a1", affected: 3, atRisk: 33 }] }],
			outcomes: [
				binaryOutcome(
					{ a1: "17/33", a2: "6/41" },
					{
						contrasts: [
							contrast({ measure: "RR", estimate: "3.52", ciLow: "1.57", ciHigh: "7.91", ciLevel: "95" }),
						],
					},
				),
			],
		}),
		visibility: "published",
		actor: { kind: "system" },
		reason: "To be guarded",
	});
});
afterAll(() => {
	store.close();
	folder[Symbol.dispose]();
});

test.each([
	["update study_versions set reason = 'another'", "a version cannot be changed"],
	["update study_versions set document = '{}' where version = 1", "a version cannot be changed"],
	["delete from study_versions", "a version cannot be deleted"],
	["insert or replace into study_versions select * from study_versions", "a version cannot be deleted"],
	["update audit_events set action = 'nothing'", "an audit event cannot be changed"],
	["delete from audit_events", "an audit event cannot be deleted"],
	["insert or replace into audit_events select * from audit_events", "an audit event cannot be deleted"],
	["delete from studies", "a study cannot be deleted"],
	["update studies set version = version + 2", "a version follows the one before it"],
	["update studies set version = version", "a version follows the one before it"],
])("what happened stays as it was written: %s", (sql, message) => {
	expect(() => store.sqlite.exec(sql)).toThrow(message);
});

test.each([
	["contrasts_ci", "update contrasts set ci_low = '8'"],
	["contrasts_arms_differ", "update contrasts set reference_arm_id = arm_id"],
	["contrasts_ci_level", "update contrasts set ci_level = '0'"],
	["adverse_event_results_within", "update adverse_event_results set affected = 34"],
	["adverse_event_results_affected", "update adverse_event_results set affected = -1"],
	["adverse_event_results_at_risk", "update adverse_event_results set at_risk = -1"],
	["adverse_event_results_events", "update adverse_event_results set events = -1"],
	["studies_visibility", "update studies set visibility = 'secret'"],
	["studies_title", "update studies set title = ''"],
	["studies_slug", "update studies set slug = 'Not a slug'"],
	["outcomes_kind", "update outcomes set kind = 'guess'"],
	["reports_year", "update reports set year = 20144"],
	["FOREIGN KEY", "update contrasts set outcome_id = 'o9'"],
	["FOREIGN KEY", "delete from adverse_events"],
	["FOREIGN KEY", "delete from outcomes"],
])("the database refuses an impossible row by %s: %s", (guard, sql) => {
	expect(() => store.sqlite.exec(sql)).toThrow(guard);
});

test("a draft may hold what cannot be true, until somebody has looked at the source again", () => {
	const { slug } = saveStudy(store, {
		document: studyInput({ title: "A draft", reports: [], outcomes: [binaryOutcomeOf("34/33")] }),
		actor: { kind: "system" },
		reason: "As printed",
	});
	expect(slug).toBe("a-draft");
});

const binaryOutcomeOf = (cell: string) => ({
	kind: "binary",
	id: "o1",
	label: "Response",
	results: [{ armId: "a1", events: Number(cell.split("/")[0]), n: Number(cell.split("/")[1]) }],
});

test("every foreign key has an index that begins with its columns, and no key cascades", () => {
	const { sqlite } = store;
	const tables = sqlite
		.prepare<[], string>("select name from sqlite_master where type = 'table'")
		.pluck()
		.all();
	let keys = 0;
	for (const table of tables) {
		const indexes = [
			primaryKeyOf(table),
			...(sqlite.pragma(`index_list("${table}")`) as { name: string; partial: number }[])
				.filter(({ partial }) => partial === 0)
				.map(({ name }) => (sqlite.pragma(`index_info("${name}")`) as { name: string }[]).map((c) => c.name)),
		];
		const rows = sqlite.pragma(`foreign_key_list("${table}")`) as ForeignKeyRow[];
		for (const [id, columns] of Map.groupBy(rows, (row) => row.id)) {
			keys++;
			const wanted = columns.map(({ from }) => from).sort();
			const covered = indexes.some((index) => index.slice(0, wanted.length).sort().join() === wanted.join());
			expect({ table, id, wanted, covered }).toMatchObject({ covered: true });
			expect({ table, onDelete: columns[0]?.on_delete }).toEqual({ table, onDelete: "NO ACTION" });
		}
	}
	expect(keys).toBeGreaterThan(25);
});

interface ForeignKeyRow {
	id: number;
	from: string;
	on_delete: string;
}

function primaryKeyOf(table: string): string[] {
	return (store.sqlite.pragma(`table_info("${table}")`) as { name: string; pk: number }[])
		.filter(({ pk }) => pk > 0)
		.sort((a, b) => a.pk - b.pk)
		.map(({ name }) => name);
}
