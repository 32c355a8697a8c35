import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXPORT_FORMATS, FORMAT_NAMES } from "#app/domain/export-formats.ts";
import { generateStudies } from "#tests/support/generate-studies.ts";
import { costOf } from "./command.ts";
import { everyTemplate } from "./library.ts";
import type { BenchOptions, Measurement, Section } from "./section.ts";

const STUDIES = 5000;
const MORE_STUDIES = 20_000;
/** Megabytes. */
const LIMIT = 400;

export const section: Section = {
	name: "memory",
	about:
		"megabytes that the command line has resident at most while it brings studies in, and while it writes them out",
	async measure({ full }: BenchOptions): Promise<Measurement> {
		const folder = mkdtempSync(join(tmpdir(), "equipoise-bench-"));
		const studies = full ? MORE_STUDIES : STUDIES;
		try {
			const file = join(folder, "studies.ndjson");
			writeStudies(file, studies);
			const databasePath = join(folder, "memory.db");
			const out = join(folder, "out.json");
			const most: Record<string, number> = {
				import: (await costOf(databasePath, ["import", "--publish", file], join(folder, "messages")))
					.megabytes,
			};
			for (const format of FORMAT_NAMES) {
				const to = format === "json" ? out : join(folder, `out.${format}`);
				const { megabytes } = await costOf(databasePath, ["export", "--format", format], to);
				most[`export as ${EXPORT_FORMATS[format].label}`] = megabytes;
			}
			const size = (statSync(out).size / 2 ** 20).toFixed(0);
			return {
				ratios: Object.entries(most).map(([name, megabytes]) => ({
					what: `memory during ${name}, to ${LIMIT} MB`,
					value: megabytes / LIMIT,
					aim: { atMost: 1 },
				})),
				table: [
					["OF", "STUDIES", "FILE, MB", "MOST RESIDENT, MB"],
					...Object.entries(most).map(([name, megabytes]) => [
						...[name, studies.toLocaleString("en"), size, megabytes.toFixed(0)],
					]),
				],
			};
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
};

function writeStudies(file: string, count: number) {
	const handle = openSync(file, "w");
	for (const study of generateStudies(everyTemplate(), { count }))
		writeSync(handle, `${JSON.stringify(study)}\n`);
	closeSync(handle);
}
