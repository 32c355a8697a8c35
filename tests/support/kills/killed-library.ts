import type { ChildProcess } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import type { User } from "#app/auth/viewer.ts";
import { createToken } from "#app/services/api-tokens.ts";
import { checkLibrary } from "#app/services/check-library.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { openStore } from "#db/store.ts";
import { addPerson, tokenFor } from "../people.ts";
import { copyPrepared } from "../prepared-database.ts";
import { SECRET, sessionCookie } from "../server.ts";
import { type ProcessOptions, type ServerProcess, startProcess } from "../server-process.ts";

/** A library whose server is killed while it writes, and what that server has said it had saved. */
export class KilledLibrary {
	readonly databasePath: string;
	readonly user: User;
	readonly cookie: string;
	readonly token: string;
	readonly acknowledged: Acknowledged = new Map();
	kills = 0;
	answers = 0;

	private constructor(databasePath: string, user: User, keys: { cookie: string; token: string }) {
		this.databasePath = databasePath;
		this.user = user;
		this.cookie = keys.cookie;
		this.token = keys.token;
	}

	/** Makes the library, with a researcher who has a session and a token. */
	static async make(databasePath: string): Promise<KilledLibrary> {
		copyPrepared(databasePath, { samples: false });
		const store = openStore(databasePath);
		const user = await addPerson(store, "researcher");
		const { token } = createToken(store, user, { userId: user.id, label: "Kills", scope: "write" });
		const cookie = await sessionCookie(tokenFor(store, user));
		store.close();
		return new KilledLibrary(databasePath, user, { cookie, token });
	}

	start(options: ProcessOptions = {}): Promise<ServerProcess> {
		const variables = { SAMPLE_LIBRARY: "false", SESSION_SECRET: SECRET, RATE_LIMIT: "0" };
		return startProcess(this.databasePath, variables, options);
	}

	/** Notes what an answer said. */
	saved(slug: string, version: number, title: string): void {
		this.acknowledged.set(slug, { version, title });
		this.answers++;
	}

	/** @returns what is not as it must be, a line each */
	problems(): Promise<string[]> {
		return lossesOf(this.databasePath, this.acknowledged);
	}
}

/** The latest version of each study that somebody was told is saved, by slug. */
export type Acknowledged = Map<string, { version: number; title: string }>;

/**
 * Looks whether everything acknowledged is in a database and whether the whole is sound.
 * @returns what is not, a line each
 */
export async function lossesOf(databasePath: string, acknowledged: Acknowledged): Promise<string[]> {
	const store = openStore(databasePath, { create: false });
	try {
		const found = (await checkLibrary(store)).map(
			({ message, study }) => `${study?.slug ?? "library"}: ${message}`,
		);
		const audited = store.sqlite
			.prepare<[number], number>("select count(*) from audit_events where study_id = ?")
			.pluck();
		for (const [slug, { version, title }] of acknowledged) {
			const study = getStudy(store, slug, "drafts-too");
			// A later save may have been stored whose answer the kill cut off.
			if (!study || study.version < version)
				found.push(`${slug}: version ${version} was acknowledged and is lost`);
			else if (study.version === version && study.document.title !== title)
				found.push(`${slug}: is not what was saved`);
			else if (audited.get(study.id) !== study.version)
				found.push(`${slug}: not each version is in the audit log`);
		}
		return found;
	} finally {
		store.close();
	}
}

/** Kills a process at once, as a machine without memory does. */
export async function killAfter(child: ChildProcess, delay: number): Promise<void> {
	await setTimeout(delay);
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((resolve) => child.once("close", resolve));
	child.kill("SIGKILL");
	await ended;
}
