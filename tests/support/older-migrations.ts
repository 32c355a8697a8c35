import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/ready.mjs";

export const MIGRATIONS = join(ROOT, "migrations");

/** The migrations of this program, in order. */
export const journal = JSON.parse(readFileSync(join(MIGRATIONS, "meta", "_journal.json"), "utf8")) as {
	entries: { tag: string }[];
};

/** Makes a folder with the first so many migrations alone, as an older program had them. @returns the folder */
export function firstMigrations(folder: string, known: number): string {
	mkdirSync(join(folder, "meta"), { recursive: true });
	const entries = journal.entries.slice(0, known);
	for (const { tag } of entries) cpSync(join(MIGRATIONS, `${tag}.sql`), join(folder, `${tag}.sql`));
	writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
	return folder;
}
