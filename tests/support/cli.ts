import { spawn } from "node:child_process";
import { join } from "node:path";

const MAIN = join(import.meta.dirname, "..", "..", "app", "cli", "main.ts");

export interface Ran {
	code: number | null;
	stdout: string;
	stderr: string;
}

/** Runs the command line as its own process, against a database of the test's. */
export function equipoise(
	databasePath: string,
	args: string[],
	{ input = "", env = {} }: { input?: string | Buffer; env?: Record<string, string> } = {},
): Promise<Ran> {
	const child = spawn(process.execPath, [MAIN, ...args], {
		env: { ...process.env, DATABASE_PATH: databasePath, SAMPLE_LIBRARY: "false", ...env },
	});
	child.stdin.end(input);
	let [stdout, stderr] = ["", ""];
	child.stdout.setEncoding("utf8").on("data", (text) => {
		stdout += text;
	});
	child.stderr.setEncoding("utf8").on("data", (text) => {
		stderr += text;
	});
	return new Promise((resolve, reject) => {
		child.on("error", reject);
		child.on("close", (code) => resolve({ code, stdout, stderr }));
	});
}

/** An error as a person should see it: one line on standard error, no stack trace, nothing on standard output. */
export function isOneClearLine({ stdout, stderr }: Ran): boolean {
	return stdout === "" && /^[^\n]+\n$/.test(stderr) && !/\n\s+at |node:|Error:/.test(stderr);
}
