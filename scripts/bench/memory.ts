import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXPORT_FORMATS, FORMAT_NAMES } from "#app/domain/export-formats.ts";
import { generateStudies } from "#tests/support/generate-studies.ts";
import { everyTemplate } from "./library.ts";
import type { BenchOptions, Measurement, Section } from "./section.ts";
import { ROOT } from "./server-child.ts";

const STUDIES = 5000;
const MORE_STUDIES = 20_000;
/** Megabytes. */
const LIMIT = 400;

/** Says at the end of a process how much memory it had at most, in kilobytes. */
const TELL =
	"data:text/javascript,process.on('exit',()=>process.stderr.write('MAXRSS'+process.resourceUsage().maxRSS+'%5Cn'))";

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
				import: await memoryOf(databasePath, ["import", "--publish", file], join(folder, "messages")),
			};
			for (const format of FORMAT_NAMES) {
				const to = format === "json" ? out : join(folder, `out.${format}`);
				most[`export as ${EXPORT_FORMATS[format].label}`] = await memoryOf(
					databasePath,
					["export", "--format", format],
					to,
				);
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

function memoryOf(databasePath: string, args: string[], out: string): Promise<number> {
	const stdout = openSync(out, "w");
	const child = spawn(process.execPath, [join(ROOT, "scripts", "equipoise.mjs"), ...args], {
		env: {
			...process.env,
			DATABASE_PATH: databasePath,
			SAMPLE_LIBRARY: "false",
			NODE_OPTIONS: `--import=${TELL}`,
		},
		stdio: ["ignore", stdout, "pipe"],
	});
	let tail = "";
	child.stderr?.setEncoding("utf8").on("data", (text: string) => {
		tail = (tail + text).slice(-2000);
	});
	return new Promise((resolve, reject) => {
		child.on("close", () => {
			closeSync(stdout);
			// The command's own process says so, and the script that started it.
			const said = [...tail.matchAll(/MAXRSS(\d+)/g)].map(([, kilobytes]) => Number(kilobytes));
			if (said.length === 0) reject(new Error(`${args[0]} failed: ${tail}`));
			else resolve(Math.max(...said) / 1024);
		});
	});
}
