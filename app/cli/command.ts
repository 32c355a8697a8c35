import { resolve } from "node:path";
import type { Command } from "commander";
import { type Environment, readEnvironment } from "#app/server/environment.ts";
import { DatabaseUnusable } from "#db/errors.ts";
import { migrationState } from "#db/migrate.ts";
import { openStore, type Store } from "#db/store.ts";

/** What a command says: a text for people, the same as data for scripts. */
export interface Answer {
	text: string;
	data: unknown;
	/** Something was found or refused: the answer is printed all the same, and the exit code is 1. */
	failed?: boolean;
}

/** Gives a command `--json` and prints what its action answers. */
export function answers<Options extends object>(
	command: Command,
	action: (options: Options, ...args: string[]) => Answer | Promise<Answer>,
): void {
	command.option("--json", "print JSON, for scripts").action(async (...given: unknown[]) => {
		const args = given.slice(0, command.registeredArguments.length) as string[];
		const options = command.opts<Options & { json?: boolean }>();
		const { text, data, failed } = await action(options, ...args);
		process.stdout.write(options.json ? `${JSON.stringify(data)}\n` : text && `${text}\n`);
		if (failed) process.exitCode = 1;
	});
}

export function environment(): Environment {
	return readEnvironment(process.env);
}

/**
 * Runs something with the database as the server would start it: made when missing, brought up to date, a new
 * one with the sample library unless SAMPLE_LIBRARY is false.
 */
export async function withPreparedStore<T>(run: (store: Store) => T | Promise<T>): Promise<T> {
	// Loaded when wanted: it brings the sample library and with it most of the program.
	const { prepareStore } = await import("#app/server/prepare-store.ts");
	return closing(prepareStore(environment()), run);
}

/** Runs something with a database that must be there; it is not changed. @throws DatabaseUnusable when it is out of date */
export async function withStore<T>(
	run: (store: Store) => T | Promise<T>,
	{ anySchema = false } = {},
): Promise<T> {
	const store = openStore(environment().databasePath, { create: false });
	return closing(store, (opened) => {
		const { applied, known, newer } = migrationState(opened);
		if (newer && !anySchema)
			throw new DatabaseUnusable(
				`The database ${opened.path} was written by a newer version of Equipoise. Update the program`,
			);
		if (applied !== known && !anySchema)
			throw new DatabaseUnusable(
				`The database ${opened.path} is not up to date. Run the command migrate first`,
			);
		return run(opened);
	});
}

async function closing<T>(store: Store, run: (store: Store) => T | Promise<T>): Promise<T> {
	try {
		return await run(store);
	} finally {
		store.close();
	}
}

/** A file that a person named: npm runs scripts in the project's folder, but the person may stand elsewhere. */
export function namedFile(name: string): string {
	const { npm_lifecycle_event: script, INIT_CWD: standing } = process.env;
	return script === "equipoise" && standing ? resolve(standing, name) : resolve(name);
}

/** Examples for a command's help, each as it can be copied; `equipoise` in a line stands for the whole call. */
export function examples(...lines: string[]): string {
	const called = lines.map((line) => `  ${line.replace(/\bequipoise /, "npm run --silent equipoise -- ")}`);
	return `\n${lines.length === 1 ? "Example" : "Examples"}:\n${called.join("\n")}`;
}
