import { execFileSync } from "node:child_process";
import { SECRET } from "#tests/support/server.ts";
import { type ServerProcess, startProcess } from "#tests/support/server-process.ts";

/** The program as a process, started again when it is lost. */
export class SupervisedServer implements AsyncDisposable {
	readonly #databasePath: string;
	#process: ServerProcess | undefined;
	#restart: Promise<void> | undefined;
	#last: string[] = [];
	/** What those that were lost had printed. */
	#before = "";
	lost = 0;
	largest = 0;

	readonly #print: (text: string) => void;

	private constructor(databasePath: string, print: (text: string) => void) {
		this.#databasePath = databasePath;
		this.#print = print;
	}

	static async start(databasePath: string, print: (text: string) => void): Promise<SupervisedServer> {
		const supervised = new SupervisedServer(databasePath, print);
		await supervised.#start();
		return supervised;
	}

	get url(): string {
		return this.#process?.url ?? "";
	}

	async #start() {
		const variables = {
			SESSION_SECRET: SECRET,
			RATE_LIMIT: "0",
			LOG_LEVEL: "error",
			REGISTRY_URL: "http://127.0.0.1:9",
		};
		this.#process = await startProcess(this.#databasePath, variables);
	}

	/** Looks after a request whether the process is there still, and starts it again where it is not. */
	async look(told: string, status: number | undefined) {
		this.#last = [...this.#last.slice(-15), told];
		const { exitCode, signalCode } = this.#process?.child ?? {};
		if (status === undefined && (exitCode ?? signalCode) !== null) this.#restart ??= this.#replace();
		await this.#restart;
	}

	async #replace() {
		this.lost++;
		this.#before += `${this.#process?.output()}\n`;
		this.#print(`The process is lost. Its last requests:\n  ${this.#last.join("\n  ")}`);
		await this.#start();
		this.#restart = undefined;
	}

	megabytes(): number {
		const { pid } = this.#process?.child ?? {};
		const held = Math.round(Number(execFileSync("ps", ["-o", "rss=", "-p", `${pid}`]).toString()) / 1024);
		this.largest = Math.max(this.largest, held);
		return held;
	}

	/** The lines of its log, which are faults and what was answered as busy. */
	log(): string[] {
		const output = `${this.#before}\n${this.#process?.output() ?? ""}`;
		return output.split("\n").filter((line) => line.startsWith("{"));
	}

	async [Symbol.asyncDispose]() {
		await this.#process?.stop();
	}
}
