import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { receiveRecords } from "#app/services/imports/receive-records.ts";
import { startImport } from "#app/services/imports/run-import.ts";
import { runWholeImport } from "#app/services/imports/run-whole-import.ts";
import { migrate } from "#db/migrate.ts";
import { getImport } from "#db/queries/imports.ts";
import { openStore, type Store } from "#db/store.ts";
import { generateStudies } from "#tests/support/generate-studies.ts";
import { registryTemplates, sampleTemplates } from "#tests/support/study-templates.ts";
import { copyOfRows, insertRows } from "./bare-insert.ts";
import { type Measurement, median, type Section } from "./section.ts";

const STUDIES = 1000;
/** Studies a transaction of the bare inserts. */
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
				const turns: Awaited<ReturnType<typeof turn>>[] = [];
				for (let round = 0; round < ROUNDS; round++) {
					const measured = await turn(mkdtempSync(join(folder, "turn-")), templates, round);
					// The first one warms up.
					if (round > 0) turns.push(measured);
				}
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
		imported = await seconds(() => importAll(library, half));
		const copied = copyOfRows(library, before);
		rows = copied.count;
		inserted = await seconds(() => insertRows(bare, copied, BATCH));
	}
	for (const store of stores) store.close();
	return { imported, bare: inserted, rows };
}

/** As the command line does: the records are kept, then imported and noted. */
async function importAll(store: Store, studies: object[]) {
	const delivery = { name: "Measured", reason: "Measured", publish: true, update: false };
	const chunks = studies.map((document) => `${JSON.stringify(document)}\n`);
	const files = [{ name: "measured.ndjson", chunks }];
	const { importId } = await receiveRecords(store, { ...delivery, actor: { kind: "system" } }, files);
	if (importId === undefined) throw new Error("No study was received");
	startImport(store, importId);
	await runWholeImport(store, importId, async () => true);
	const counts = getImport(store, importId)?.counts;
	if (counts?.created !== studies.length) throw new Error(`Not all were created: ${JSON.stringify(counts)}`);
}

async function seconds(run: () => void | Promise<void>): Promise<number> {
	const started = performance.now();
	await run();
	return (performance.now() - started) / 1000;
}
