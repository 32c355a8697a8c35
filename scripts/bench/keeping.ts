import { closeSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { openCopy } from "#db/store.ts";
import { generateRecords } from "#tests/support/generate-records.ts";
import { costOf } from "./command.ts";

/** Records that are imported into a library that is there, and the place of the first: no library has these numbers. */
const [MORE, FROM] = [1000, 20_000_000];

/** What a row is called whose figures are to stay alike at every size. */
export const IMPORT = `import of ${MORE} further registry records, CPU s`;
/** Whether a row is to stay alike at every size: what is of one study or record, and memory. */
export const isAlike = (row: string) => row === IMPORT || /, (?:kB a study|MB resident)$/.test(row);

/**
 * What it takes to keep a library of so many records like those of ClinicalTrials.gov: to import them, to import more,
 * to back it up, to restore and check it, each a run of the command line; and its size, by table.
 */
export async function keepingFigures(folder: string, studies: number): Promise<Record<string, number>> {
	const [records, library, backup, copy, out] = [
		"records.ndjson",
		"library.db",
		"backup.db",
		"copy.db",
		"out",
	].map((name) => join(folder, `keeping-${studies}-${name}`)) as [string, string, string, string, string];
	try {
		await costOf(library, ["migrate"], out);
		writeRecords(records, { count: studies });
		const filled = await costOf(library, ["import", "--publish", records], out);
		const backedUp = await costOf(library, ["backup", backup], out);
		const restored = await costOf(copy, ["restore", backup], out);
		const checked = await costOf(copy, ["check"], out);
		const sizes = bytesByTable(copy);
		writeRecords(records, { count: MORE, from: FROM });
		const more = await costOf(copy, ["import", "--publish", records], out);
		return {
			"import of all, CPU s": filled.cpuSeconds,
			"import of all, MB resident": filled.megabytes,
			[IMPORT]: more.cpuSeconds,
			"check, CPU s": checked.cpuSeconds,
			"check, s": checked.seconds,
			"check, MB resident": checked.megabytes,
			"backup, CPU s": backedUp.cpuSeconds,
			"backup, s": backedUp.seconds,
			"restore, CPU s": restored.cpuSeconds,
			"restore, s": restored.seconds,
			"database, MB": statSync(backup).size / 1e6,
			...Object.fromEntries(sizes.map(([table, bytes]) => [`${table}, kB a study`, bytes / studies / 1000])),
		};
	} finally {
		for (const file of [records, library, backup, copy, out])
			for (const ending of ["", "-wal", "-shm", ".secret"]) rmSync(file + ending, { force: true });
	}
}

/** Bytes of each table with its indexes, and of all, the largest first. */
function bytesByTable(database: string): [string, number][] {
	const { sqlite, close } = openCopy(database);
	try {
		const sizes = sqlite
			.prepare<[], [string, number]>(
				`select coalesce(sqlite_master.tbl_name, dbstat.name), sum(pgsize) from dbstat
				left join sqlite_master on sqlite_master.name = dbstat.name
				where aggregate = 1 group by 1 order by 2 desc`,
			)
			.raw()
			.all();
		const all = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
		return [["all tables", all], ...sizes.slice(0, MOST_TABLES)];
	} finally {
		close();
	}
}
const MOST_TABLES = 12;

function writeRecords(file: string, wanted: { count: number; from?: number }) {
	const handle = openSync(file, "w");
	for (const record of generateRecords(wanted)) writeSync(handle, `${JSON.stringify(record)}\n`);
	closeSync(handle);
}
