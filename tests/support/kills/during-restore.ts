import { existsSync } from "node:fs";
import { backUp } from "#app/services/back-up.ts";
import { openStore } from "#db/store.ts";
import { startEquipoise } from "../cli.ts";
import { type KilledLibrary, killAfter } from "./killed-library.ts";

/**
 * Kills a restore from the command line, of a backup made just now, after so many milliseconds. What the library holds
 * afterwards is for the caller to look at. @returns what is not as it must be, a line each
 */
export async function killDuringRestore(
	{ databasePath }: KilledLibrary,
	{ delay }: { delay: number },
): Promise<string[]> {
	const backup = `${databasePath}.to-restore`;
	const store = openStore(databasePath, { create: false });
	await backUp(store, backup, { replace: true });
	store.close();
	const child = startEquipoise(databasePath, ["restore", backup]);
	// Nobody reads what it prints.
	for (const stream of [child.stdout, child.stderr]) stream.resume();
	await killAfter(child, delay);
	return existsSync(databasePath) ? [] : ["there is no database"];
}
