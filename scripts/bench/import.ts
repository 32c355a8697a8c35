import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringifyDocument } from "#app/domain/document-json.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { receiveRecords } from "#app/services/imports/receive-records.ts";
import { runBatch, startImport } from "#app/services/imports/run-import.ts";
import { migrate } from "#db/migrate.ts";
import { openStore, type Store } from "#db/store.ts";
import { generateStudies } from "#tests/support/generate-studies.ts";
import { registryTemplates, sampleTemplates } from "#tests/support/study-templates.ts";
import { copyOfRows, insertRows } from "./bare-insert.ts";
import { type Measurement, median, type Section } from "./section.ts";

const STUDIES = 1000;
/** Studies a transaction, as few as its batches hold. */
const BATCH = 50;
const ROUNDS = 4;

export const section: Section = {
	name: "import",
	about: `studies a second into a library that has ${STUDIES} already; the median of ${ROUNDS - 1} turns of ${STUDIES}. “Bare” is the same rows, search index included, by prepared inserts in transactions of ${BATCH} studies`,
	async measure(): Promise<Measurement> {
		const folder = mkdtempSync(join(tmpdir(), "equipoise-bench-"));
		try {
			const table = [["STUDIES LIKE", "ROWS A STUDY", "IMPORTED A SECOND", "BARE A SECOND"]];
			const ratios: Measurement["ratios"] = [];
			const kinds = {
				"the sample library": sampleTemplates(),
				"registry records without results": registryTemplates({ results: false }),
				"registry records with results": registryTemplates({ results: true }),
			};
			for (const [name, templates] of Object.entries(kinds)) {
				const all = [];
				for (let round = 0; round < ROUNDS; round++)
					all.push(await turn(mkdtempSync(join(folder, "turn-")), templates, round));
				const turns = all.slice(1);
				const middle = (figure: (measured: (typeof turns)[number]) => number) => median(turns.map(figure));
				ratios.push({
					what: `import of studies like ${name}, to a bare prepared insert`,
					value: middle(({ imported, bare }) => bare / imported),
					aim: { atLeast: 0.4 },
				});
				const rate = (seconds: number) => (STUDIES / seconds).toFixed(0);
				table.push([
					name,
					(middle(({ rows }) => rows) / STUDIES).toFixed(0),
					rate(middle(({ imported }) => imported)),
					rate(middle(({ bare }) => bare)),
				]);
			}
			return { ratios, table };
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
};

/** Imports studies into one database and their rows into another, both with as many already. */
async function turn(folder: string, templates: StudyDocument[], round: number) {
	const stores = ["imported", "bare"].map((name) => {
		const store = openStore(join(folder, `${name}.db`));
		migrate(store);
		return store;
	}) as [Store, Store];
	const [library, bare] = stores;
	const studies = [...generateStudies(templates, { count: 2 * STUDIES, seed: round + 1 })];
	const halves = [studies.slice(0, STUDIES), studies.slice(STUDIES)];
	let [imported, inserted, rows] = [0, 0, 0];
	for (const half of halves) {
		const before =
			library.sqlite.prepare<[], number>("select ifnull(max(id), 0) from studies").pluck().get() ?? 0;
		imported = await importAll(library, half);
		const copied = copyOfRows(library, before);
		rows = copied.count;
		inserted = seconds(() => insertRows(bare, copied, BATCH));
	}
	for (const store of stores) store.close();
	return { imported, bare: inserted, rows };
}

/** Receives studies as a file of records and works them off. @returns seconds, of both together */
async function importAll(store: Store, studies: StudyDocument[]): Promise<number> {
	const actor = { kind: "system" } as const;
	const text = studies.map((document) => stringifyDocument(document)).join("\n");
	const delivery = { actor, name: "Measured", reason: "Measured", publish: true, update: false };
	const started = performance.now();
	const { importId } = await receiveRecords(store, delivery, [{ name: "measured.json", chunks: [text] }]);
	if (importId === undefined) throw new Error("No record was received");
	startImport(store, importId);
	while (runBatch(store, importId));
	const taken = (performance.now() - started) / 1000;
	const wrong = store.sqlite
		.prepare("select state, message from import_records where import_id = ? and state <> 'created'")
		.get(importId);
	if (wrong) throw new Error(`A study was not created: ${JSON.stringify(wrong)}`);
	return taken;
}

function seconds(run: () => void): number {
	const started = performance.now();
	run();
	return (performance.now() - started) / 1000;
}
