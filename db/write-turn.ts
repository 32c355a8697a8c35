import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { listImportsIn } from "./queries/imports.ts";
import type { Store } from "./store.ts";
import { ifFree } from "./transaction.ts";

/** How long somebody who wants to write waits for another's write to end, and how often they look, in milliseconds. */
const PATIENCE = 5000;
const EVERY = 5;
/** How long they may keep imports from going on, and how long an import lets itself be kept, in milliseconds. */
const LONGEST_TURN = 2000;
const LONGEST_WAIT = 300;
/** A request for a turn as old as this was left by a program that was killed, in milliseconds. */
const FORGOTTEN = PATIENCE + LONGEST_TURN;

/** Of imports that write one batch after the other: they take their records in, or work them off. */
const WRITING = ["receiving", "running"] as const;

/** To ask costs a few microseconds. What stands in the way otherwise, such as a full disk, whoever writes will meet. */
function isLocked(store: Store): boolean {
	try {
		return !ifFree(store, () => {});
	} catch {
		return false;
	}
}

/** How many wait or write at the moment, by database. */
const asking = new Map<string, number>();
/** Of each process its own: it ends its request, and not that of another who still waits. */
const requestFile = (databasePath: string) => `${databasePath}.waiting-${process.pid}`;

/**
 * Waits until the database can be written, without holding up anybody else: SQLite's own way of waiting would stop
 * the whole process. Imports, in whichever process they run, make way meanwhile (`makeWay`). After five seconds
 * whoever waits goes on all the same, and what they write fails as busy.
 * @returns the turn, to be ended when all is written
 */
export async function writeTurn(store: Store, patience = PATIENCE): Promise<Disposable> {
	// An import would take the lock again before somebody who found it free has begun to write.
	const isImporting = WRITING.some((state) => listImportsIn(store, state).length > 0);
	let turn = isImporting ? askForTurn(store.path) : undefined;
	const begun = performance.now();
	while (store.sqlite.open && isLocked(store) && performance.now() - begun < patience) {
		turn ??= askForTurn(store.path);
		await pause(EVERY);
	}
	if (!turn) return { [Symbol.dispose]() {} };
	// Not for as long as a registry far away takes to answer.
	const { end } = turn;
	const limit = setTimeout(end, LONGEST_TURN).unref();
	return {
		[Symbol.dispose]() {
			clearTimeout(limit);
			end();
		},
	};
}

/** Asks imports to make way, by a file beside the database. */
function askForTurn(databasePath: string): { end: () => void } {
	const file = requestFile(databasePath);
	asking.set(databasePath, (asking.get(databasePath) ?? 0) + 1);
	try {
		writeFileSync(file, "");
	} catch {
		// On a full disk there is only luck.
	}
	let ended = false;
	return {
		end() {
			if (ended) return;
			ended = true;
			const left = (asking.get(databasePath) ?? 1) - 1;
			asking.set(databasePath, left);
			if (left === 0) rmSync(file, { force: true });
		},
	};
}

/** Lets those who wait for a turn to write have it. Call it between two transactions of a long series. */
export async function makeWay({ path }: Pick<Store, "path">): Promise<void> {
	const begun = performance.now();
	while (isTurnAsked({ path }) && performance.now() - begun < LONGEST_WAIT) await pause(EVERY);
}

/** Whether somebody waits for a turn to write. */
export function isTurnAsked({ path }: Pick<Store, "path">): boolean {
	const folder = dirname(path);
	const requests = `${basename(path)}.waiting-`;
	return readdirSync(folder)
		.filter((name) => name.startsWith(requests))
		.some((name) => isFresh(join(folder, name)));
}

/** One that is not was left by a program that was killed, and goes away. */
function isFresh(request: string): boolean {
	const asked = statSync(request, { throwIfNoEntry: false });
	if (!asked) return false;
	if (Date.now() - asked.mtimeMs < FORGOTTEN) return true;
	rmSync(request, { force: true });
	return false;
}
