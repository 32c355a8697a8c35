import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { run } from "#app/cli/run.ts";

const MAIN = join(import.meta.dirname, "..", "..", "app", "cli", "main.ts");

export interface Ran {
	code: number | null;
	stdout: string;
	stderr: string;
}

interface Given {
	input?: string | Buffer;
	env?: Record<string, string>;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs the command line against a database of the test's, in this process and one command after another: most
 * of what a process of its own costs is loading the program. Its streams, arguments and environment are put in
 * the place of this process's for as long; what a process alone shows is for `equipoiseProcess`.
 */
export function equipoise(databasePath: string, args: string[], given: Given = {}): Promise<Ran> {
	const ran = last.then(() => runHere(databasePath, args, given));
	last = ran.catch(() => {});
	return ran;
}

async function runHere(databasePath: string, args: string[], { input = "", env = {} }: Given): Promise<Ran> {
	const stdin = new PassThrough().end(input);
	const [stdout, stderr] = [collector(), collector()];
	const streams = { stdin, stdout: stdout.stream, stderr: stderr.stream };
	const former = Object.getOwnPropertyDescriptors(process);
	const { argv, env: formerEnv, exitCode } = process;
	for (const [name, value] of Object.entries(streams))
		Object.defineProperty(process, name, { value, configurable: true, enumerable: true });
	process.argv = [process.execPath, MAIN, ...args];
	process.env = environmentFor(databasePath, env);
	process.exitCode = undefined;
	try {
		await run();
		await Promise.all([stdout, stderr].map(({ stream }) => finished(stream.end())));
		return { code: Number(process.exitCode ?? 0), stdout: stdout.text(), stderr: stderr.text() };
	} finally {
		process.exitCode = exitCode;
		process.env = formerEnv;
		process.argv = argv;
		for (const name of ["stdin", "stdout", "stderr"] as const)
			Object.defineProperty(process, name, former[name]);
	}
}

/** A stream that keeps what is written to it, at the pace at which a pipe takes it. */
function collector() {
	const pieces: Buffer[] = [];
	const stream = new Writable({
		write(piece: Buffer, _encoding, done) {
			pieces.push(piece);
			setImmediate(done);
		},
	});
	return { stream, text: () => Buffer.concat(pieces).toString() };
}

/** Runs the command line as a process of its own, as people do. */
export function equipoiseProcess(
	databasePath: string,
	args: string[],
	{ input = "", env = {} }: Given = {},
): Promise<Ran> {
	const child = startEquipoise(databasePath, args, env);
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

/** Starts the command line as a process of its own, without waiting for anything. */
export function startEquipoise(
	databasePath: string,
	args: string[],
	env: Record<string, string> = {},
): ChildProcessWithoutNullStreams {
	return spawn(process.execPath, [MAIN, ...args], { env: environmentFor(databasePath, env) });
}

const environmentFor = (databasePath: string, env: Record<string, string>) => ({
	...process.env,
	DATABASE_PATH: databasePath,
	SAMPLE_LIBRARY: "false",
	...env,
});

/** An error as a person should see it: one line on standard error, no stack trace, nothing on standard output. */
export function isOneClearLine({ stdout, stderr }: Ran): boolean {
	return stdout === "" && /^[^\n]+\n$/.test(stderr) && !/\n\s+at |node:|Error:/.test(stderr);
}
