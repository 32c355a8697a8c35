import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equipoiseProcess } from "#tests/support/cli.ts";
import { KilledLibrary } from "#tests/support/kills/killed-library.ts";
import { copyPrepared } from "#tests/support/prepared-database.ts";
import { seeded } from "#tests/support/seeded.ts";
import { exitOf, spawnServer } from "#tests/support/server-process.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { FAULT_SCENES } from "./fault-scenes.ts";
import { numbersIn, type Rehearsal } from "./rehearsal.ts";

const PAGE = 4096;
const PAGES = [
	"/",
	"/studies/finzi-rosenthal-2014",
	"/syntheses/bcg-vaccine-against-tuberculosis",
	"/healthz",
];
const PATIENCE = 60_000;

export const rehearsal: Rehearsal = {
	name: "faults",
	usage: "faults [--rounds 20] [--seed N]",
	about:
		"Damages a page of a database or cuts its file short; then `check` and the start of the program must say so in clear lines or go on, and no request may be left hanging. Then takes the write-ahead log away, sets the clock back, fills the disk, makes the database read-only and locks it, while it is served: nothing acknowledged may be lost but what stood in a log that is gone, and each is said in one clear line.",
	async run(args) {
		const { rounds, seed } = numbersIn(args, { rounds: 20, seed: Date.now() % 1_000_000 });
		process.stdout.write(`Seed ${seed}: npm run rehearse -- faults --rounds ${rounds} --seed ${seed}\n`);
		const random = seeded(seed);
		let problems = 0;
		using folder = temporaryFolder();
		const sound = join(folder.path, "sound.db");
		copyPrepared(sound, { samples: true });
		for (let round = 0; round < rounds; round++) {
			const path = join(folder.path, `${round}.db`);
			copyFileSync(sound, path);
			const fault = spoil(path, random);
			const check = await equipoiseProcess(path, ["check"]);
			const start = await started(path);
			const found = [
				...(check.code === null || /\n\s+at /.test(check.stderr) ? [`check: ${check.stderr.trim()}`] : []),
				...start.problems,
			];
			const checked = check.code === 0 ? "check finds nothing" : firstLine(check.stderr || check.stdout);
			process.stdout.write(`Round ${round}, ${fault}: ${checked}; ${start.told}\n`);
			for (const problem of found) process.stdout.write(`  PROBLEM ${problem}\n`);
			problems += found.length;
			for (const suffix of ["", "-wal", "-shm", ".secret"]) rmSync(path + suffix, { force: true });
		}
		for (const { name, play } of FAULT_SCENES) {
			const library = await KilledLibrary.make(join(folder.path, `${name.replaceAll(" ", "-")}.db`));
			const { told, problems: found } = await play(library);
			process.stdout.write(`${name}: ${told}\n`);
			for (const problem of found) process.stdout.write(`  PROBLEM ${problem}\n`);
			problems += found.length;
		}
		return problems === 0;
	},
};

const firstLine = (text: string) => text.trim().split("\n")[0] ?? "";

/** Does something to a database file that no program does. @returns what */
function spoil(path: string, random: () => number): string {
	const bytes = readFileSync(path);
	const page = Math.floor(random() * (bytes.length / PAGE));
	const kind = random();
	if (kind < 0.2) {
		writeFileSync(path, bytes.subarray(0, page * PAGE));
		return `cut short after ${page} pages`;
	}
	for (let at = page * PAGE; at < (page + 1) * PAGE; at++) bytes[at] = kind < 0.6 ? 0 : random() * 256;
	writeFileSync(path, bytes);
	return `page ${page + 1} ${kind < 0.6 ? "of zeros" : "of noise"}`;
}

/** Starts the program, asks it for pages where it listens, and stops it. @returns what it told, and what must not be */
async function started(path: string): Promise<{ told: string; problems: string[] }> {
	const child = spawnServer({ DATABASE_PATH: path, RATE_LIMIT: "0" }, "pipe");
	const exited = exitOf(child);
	let [output, stderr] = ["", ""];
	const listening = new Promise<string>((resolve) => {
		child.stdout?.on("data", (chunk) => {
			output += chunk;
			const url = /running on (\S+)\n/.exec(output)?.[1];
			if (url) resolve(url);
		});
	});
	child.stderr?.on("data", (chunk) => {
		stderr += chunk;
	});
	const url = await Promise.race([listening, exited]);
	if (typeof url !== "string") {
		const isClear = stderr.trim().split("\n").length === 1;
		return {
			told: `refused: ${firstLine(stderr)}`,
			problems: isClear ? [] : [`the start is refused in more than a line: ${stderr}`],
		};
	}
	const statuses: (number | string)[] = [];
	for (const page of PAGES) {
		const answer = fetch(url + page, { signal: AbortSignal.timeout(PATIENCE) });
		statuses.push(await answer.then(({ status }) => status, String));
	}
	const isAlive = child.exitCode === null;
	child.kill("SIGTERM");
	await exited;
	const hung = statuses.filter((status) => typeof status === "string");
	return {
		told: `started, pages ${statuses.join(" ")}`,
		problems: [
			...hung.map((told) => `a request is left hanging: ${told}`),
			...(isAlive ? [] : ["the process is lost"]),
		],
	};
}
