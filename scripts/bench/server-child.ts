import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "..", "..");

/** Servers that a section starts, as processes of their own; all end with it. */
export class ServerChildren implements AsyncDisposable {
	readonly #children: ChildProcess[] = [];

	/** Starts a script that prints the address it listens on. */
	async start(args: string[], env: Record<string, string> = {}): Promise<string> {
		const child = spawn(process.execPath, args, {
			env: { ...process.env, ...env },
			stdio: ["ignore", "pipe", "inherit"],
		});
		this.#children.push(child);
		return addressFrom(child);
	}

	/** Starts the application on a database, for anonymous readers and without limits. */
	application(databasePath: string, env: Record<string, string> = {}): Promise<string> {
		return this.start([join(ROOT, "app", "server", "main.ts")], {
			...{ DATABASE_PATH: databasePath, SAMPLE_LIBRARY: "false", PUBLIC_READING: "true", PUBLIC_URL: "" },
			...{ PORT: "0", HOST: "127.0.0.1", RATE_LIMIT: "0", LOG_LEVEL: "silent" },
			...env,
		});
	}

	async [Symbol.asyncDispose]() {
		for (const child of this.#children) child.kill();
		await Promise.all(
			this.#children.map(
				(child) =>
					child.exitCode ?? child.signalCode ?? new Promise((resolve) => child.once("exit", resolve)),
			),
		);
	}
}

/** The address a server prints once it listens. */
function addressFrom(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		child.once("exit", (code) => reject(new Error(`A server ended with ${code} before it listened`)));
		child.stdout?.on("data", (text: Buffer) => {
			const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(text.toString()) ?? [];
			if (address) resolve(address);
		});
	});
}
