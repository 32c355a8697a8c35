import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { getStudy } from "#db/queries/get-study.ts";
import { openStore } from "#db/store.ts";
import { equipoiseProcess } from "#tests/support/cli.ts";
import { saveByApi, untilKilled } from "#tests/support/kills/during-saves.ts";
import { KilledLibrary, killAfter } from "#tests/support/kills/killed-library.ts";
import { startProcess } from "#tests/support/server-process.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { Readers } from "./copy-readers.ts";
import { Replica } from "./litestream.ts";
import { numbersIn, type Rehearsal } from "./rehearsal.ts";

const WRITERS = 4;
/** Nothing acknowledged longer ago than this may be lost, in milliseconds. */
const MAY_LOSE = 1000;

/** A save that the server said it had stored. */
interface Acknowledged {
	slug: string;
	version: number;
	at: number;
}

export const rehearsal: Rehearsal = {
	name: "lose-machine",
	usage: "lose-machine [--rounds 3] [--seconds 15]",
	about:
		"Saves by the API while Litestream replicates and a read-only copy answers readers; then kills both programs, deletes the folder, restores elsewhere, checks the library, and counts what was acknowledged and is lost.",
	async run(args) {
		const { rounds, seconds } = numbersIn(args, { rounds: 3, seconds: 15 });
		let isSound = true;
		for (let round = 1; round <= rounds; round++) isSound = (await loseOne(round, seconds)) && isSound;
		return isSound;
	},
};

/** Loses one machine after so many seconds of writing, and prints a line of what came of it. @returns whether it is sound */
async function loseOne(round: number, seconds: number): Promise<boolean> {
	using folder = temporaryFolder();
	const [machine = "", elsewhere = ""] = ["machine", "elsewhere"].map((name) => {
		const path = join(folder.path, name);
		mkdirSync(path);
		return path;
	});
	const library = await KilledLibrary.make(join(machine, "equipoise.db"));
	const replica = new Replica(library.databasePath, join(folder.path, "replica"));
	const children: ChildProcess[] = [];
	const acknowledged: Acknowledged[] = [];
	try {
		await using primary = await library.start();
		const replicating = replica.replicate();
		const copy = join(elsewhere, "copy.db");
		children.push(replicating, replica.follow(copy, { seconds: 1 }));
		while (!existsSync(copy)) {
			if (replicating.exitCode !== null) throw new Error("Litestream does not replicate");
			await setTimeout(50);
		}
		await using reading = await startProcess(copy, { READ_ONLY: "true", PRIMARY_URL: primary.url });
		await using readers = new Readers(reading.url);

		const writing = Array.from({ length: WRITERS }, (_, writer) =>
			untilKilled(() =>
				saveByApi(primary.url, library.token, `Round ${round}, writer ${writer}`, (slug, version) =>
					acknowledged.push({ slug, version, at: performance.now() }),
				),
			),
		);
		await setTimeout(seconds * 1000);
		const lostAt = performance.now();
		await Promise.all([killAfter(primary.child, 0), killAfter(replicating, 0)]);
		rmSync(machine, { recursive: true });
		await Promise.all(writing);

		const path = join(elsewhere, "restored.db");
		replica.restore(path);
		const restored = performance.now() - lostAt;
		const check = await equipoiseProcess(path, ["check"]);
		const lost = missingFrom(path, acknowledged);
		const oldest = Math.min(...lost.map(({ at }) => at));
		const lostMilliseconds = lost.length === 0 ? 0 : lostAt - oldest;
		const answers = await savesAgain(path, library.token);
		const back = performance.now() - lostAt;
		const copied = readers.counts();
		const isTried = acknowledged.length > 0 && copied.answered > 0;
		const sound =
			isTried && check.code === 0 && lostMilliseconds <= MAY_LOSE && answers && copied.failed === 0;
		const told = [
			`${acknowledged.length} saves acknowledged in ${seconds} s, ${lost.length} lost, the last ${(lostMilliseconds / 1000).toFixed(2)} s`,
			`restored after ${(restored / 1000).toFixed(1)} s, taking saves after ${(back / 1000).toFixed(1)} s`,
			`check ${check.code === 0 ? "sound" : `failed: ${check.stderr.trim()}`}`,
			`the copy answered ${copied.answered} of ${copied.answered + copied.failed}, at most ${copied.behind} s behind`,
		];
		process.stdout.write(`Round ${round}, Litestream ${replica.version}: ${told.join("; ")}\n`);
		return sound;
	} finally {
		await Promise.all(children.map((child) => killAfter(child, 0)));
	}
}

function missingFrom(path: string, acknowledged: readonly Acknowledged[]): Acknowledged[] {
	const store = openStore(path, { create: false });
	try {
		return acknowledged.filter(
			({ slug, version }) => (getStudy(store, slug, "drafts-too")?.version ?? 0) < version,
		);
	} finally {
		store.close();
	}
}

/** Starts the program on what was restored. @returns whether it saves, with the token that was made on the lost machine */
async function savesAgain(path: string, token: string): Promise<boolean> {
	await using server = await startProcess(path, { SAMPLE_LIBRARY: "false" });
	let saved = 0;
	await saveByApi(server.url, token, "Afterwards", () => saved++);
	return saved === 2;
}
