import { closeSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { generateRecords } from "#tests/support/generate-records.ts";
import { costOf } from "./command.ts";

/** Records that are imported into a library that is there, and the place of the first: no library has these numbers. */
const [RECORDS, FROM] = [1000, 20_000_000];

/** What a row is called whose figures are to stay alike at every size. */
export const IMPORT = `import of ${RECORDS} registry records, CPU s`;

/**
 * What it takes to keep a library of so many studies: its size, and the time that backup, restore, an import and
 * check take, each a run of the command line. The library stays as it is: a copy of it is imported into and checked.
 */
export async function keepingFigures(path: string, studies: number): Promise<Record<string, number>> {
	const [records, backup, copy, out] = ["records.ndjson", "backup.db", "copy.db", "out"].map(
		(name) => `${path}.${name}`,
	) as [string, string, string, string];
	try {
		writeRecords(records);
		const backedUp = await costOf(path, ["backup", backup], out);
		const restored = await costOf(copy, ["restore", backup], out);
		const imported = await costOf(copy, ["import", "--publish", records], out);
		const checked = await costOf(copy, ["check"], out);
		return {
			"database, kB a study": statSync(backup).size / studies / 1000,
			[IMPORT]: imported.cpuSeconds,
			"import, MB resident": imported.megabytes,
			"check, s": checked.seconds,
			"check, MB resident": checked.megabytes,
			"backup, s": backedUp.seconds,
			"restore, s": restored.seconds,
		};
	} finally {
		for (const file of [records, backup, copy, `${copy}-wal`, `${copy}-shm`, out])
			rmSync(file, { force: true });
	}
}

function writeRecords(file: string) {
	const handle = openSync(file, "w");
	for (const record of generateRecords({ count: RECORDS, from: FROM }))
		writeSync(handle, `${JSON.stringify(record)}\n`);
	closeSync(handle);
}
