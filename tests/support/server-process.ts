import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { NODE, ROOT } from "../../scripts/ready.mjs";

/** Killed at the end of its block if it runs still, so that a failed test leaves nothing behind. */
export interface ServerProcess extends AsyncDisposable {
	url: string;
	/** The one-time link it printed; empty when an account exists. */
	setupLink: string;
	child: ChildProcess;
	/** What it has printed so far. */
	output(): string;
	/** What it has said on standard error so far, which is passed on too. */
	errors(): string;
	/** Asks it to stop as a supervisor does. @returns its exit code */
	stop(): Promise<number | null>;
}

/** Starts the program as `npm start` does, on a free port. @throws when it ends before it listens */
export function startProcess(
	databasePath: string,
	variables: Record<string, string> = {},
	options: ProcessOptions = {},
): Promise<ServerProcess> {
	const child = spawnServer({ DATABASE_PATH: databasePath, ...variables }, "pipe", options);
	const exited = exitOf(child);
	let [output, errors] = ["", ""];
	child.stderr?.on("data", (chunk: Buffer) => {
		errors += chunk;
		process.stderr.write(chunk);
	});
	const stop = () => {
		child.kill("SIGTERM");
		return exited;
	};
	const kill = async () => {
		child.kill("SIGKILL");
		await exited;
	};
	return new Promise((resolve, reject) => {
		child.stdout?.on("data", (chunk: Buffer) => {
			output += chunk;
			const url = /running on (\S+)\n/.exec(output)?.[1];
			const setupLink = /once: (\S+)\n/.exec(output)?.[1] ?? "";
			if (!url) return;
			const said = { output: () => output, errors: () => errors };
			resolve({ url, setupLink, child, ...said, stop, [Symbol.asyncDispose]: kill });
		});
		exited.then((code) => reject(new Error(`The server ended with ${code} before it listened`)));
	});
}

/**
 * Runs the program where it should refuse to start: with one line on stderr, and an error as its exit code.
 * @returns that line @throws when it ends in another way
 */
export async function refusal(
	variables: Record<string, string>,
	nodeOptions: string[] = [],
): Promise<string> {
	const child = spawnServer(variables, "pipe", { nodeOptions });
	// One that starts after all must not run on for ever.
	const patience = setTimeout(() => child.kill("SIGKILL"), 50_000);
	let stderr = "";
	child.stderr?.on("data", (chunk: Buffer) => {
		stderr += chunk;
	});
	const code = await exitOf(child);
	clearTimeout(patience);
	if (code !== 1 || !/^[^\n]+\n$/.test(stderr))
		throw new Error(`The program ended with ${code} and said: ${stderr}`);
	return stderr.trim();
}

export interface ProcessOptions {
	nodeOptions?: string[];
	/** What a file may weigh that the program writes, in blocks of 512 bytes: the disk is full for it beyond that. */
	fileBlocks?: number;
}

/** Starts the program without waiting for anything. */
export function spawnServer(
	variables: Record<string, string>,
	stderr: "pipe" | "inherit" | "ignore",
	{ nodeOptions = [], fileBlocks }: ProcessOptions = {},
): ChildProcess {
	const program = [NODE, ...nodeOptions, join(ROOT, "app", "server", "main.ts")];
	const limited = ["sh", "-c", `ulimit -f ${fileBlocks}; exec "$0" "$@"`, ...program];
	const [command = "", ...args] = fileBlocks === undefined ? program : limited;
	return spawn(command, args, {
		cwd: ROOT,
		env: { ...process.env, NODE_ENV: "production", PORT: "0", LOG_LEVEL: "silent", ...variables },
		stdio: ["ignore", "pipe", stderr],
	});
}

export const exitOf = (child: ChildProcess) =>
	new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
