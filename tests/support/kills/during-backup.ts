import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { verifyFile } from "#db/backup.ts";
import { NODE, ROOT } from "../../../scripts/ready.mjs";
import { type KilledLibrary, killAfter } from "./killed-library.ts";

/** Kills a backup from the command line after so many milliseconds. @returns what is not as it must be, a line each */
export async function killDuringBackup(
	{ databasePath }: KilledLibrary,
	{ delay }: { delay: number },
): Promise<string[]> {
	const target = `${databasePath}.backup`;
	const command = [join(ROOT, "app", "cli", "main.ts"), "backup", target];
	const child = spawn(NODE, command, {
		env: { ...process.env, DATABASE_PATH: databasePath },
		stdio: "ignore",
	});
	await killAfter(child, delay);
	if (!existsSync(target)) return [];
	try {
		verifyFile(target);
		return [];
	} catch (error) {
		return [`a backup that has its name is not whole: ${String(error)}`];
	} finally {
		rmSync(target);
	}
}
