import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./server-child.ts";

/** Says at the end of a process what it took: kilobytes it had resident at most, microseconds of a processor. */
const TELL =
	"data:text/javascript,process.on('exit',()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();process.stderr.write('TOOK'+maxRSS+'_'+(userCPUTime+systemCPUTime)+'%5Cn')})";

/** What a command of the command line took. */
export interface CommandCost {
	/** Resident at most. */
	megabytes: number;
	/** Of a processor, threads included. */
	cpuSeconds: number;
	seconds: number;
}

/** Runs a command of the command line with a database. @param out the file its standard output goes to */
export function costOf(databasePath: string, args: string[], out: string): Promise<CommandCost> {
	const stdout = openSync(out, "w");
	const started = performance.now();
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
			const said = [...tail.matchAll(/TOOK(\d+)_(\d+)/g)].map(([, kilobytes, time]) => ({
				megabytes: Number(kilobytes) / 1024,
				cpuSeconds: Number(time) / 1e6,
			}));
			const [most] = said.sort((one, other) => other.cpuSeconds - one.cpuSeconds);
			if (!most) reject(new Error(`${args[0]} failed: ${tail}`));
			else resolve({ ...most, seconds: (performance.now() - started) / 1000 });
		});
	});
}
