import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { StartError } from "./environment.ts";

/** The secret that signs cookies: kept in a file beside the database, so that a restart logs nobody out. */
export function keptSecret(databasePath: string): string {
	const file = `${databasePath}.secret`;
	try {
		const kept = readFileSync(file, "utf8").trim();
		if (kept.length >= 16) return kept;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
			throw new StartError(`Cannot read ${file}: ${(error as Error).message}. Set SESSION_SECRET instead`);
		}
	}
	const secret = randomBytes(32).toString("base64url");
	try {
		writeFileSync(file, `${secret}\n`, { mode: 0o600 });
	} catch (error) {
		throw new StartError(`Cannot write ${file}: ${(error as Error).message}. Set SESSION_SECRET instead`);
	}
	return secret;
}
