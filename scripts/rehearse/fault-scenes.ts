import { closeSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import Database from "better-sqlite3";
import { saveByApi } from "#tests/support/kills/during-saves.ts";
import { type KilledLibrary, killAfter } from "#tests/support/kills/killed-library.ts";
import { refusal, type ServerProcess } from "#tests/support/server-process.ts";

/** Something that befalls a library from outside while it is served. */
export interface FaultScene {
	name: string;
	/** Plays it on a library of its own. @returns what was seen, and what is not as it must be */
	play(library: KilledLibrary): Promise<{ told: string; problems: string[] }>;
}

const SAVES = 10;
const DAYS_AHEAD = 2;
/** What a file may grow by when the disk is as good as full, in blocks of 512 bytes. */
const ROOM = 400;
/** Where a database says which version of the format writes it; one that it does not know, SQLite only reads. */
const WRITE_VERSION = { at: 18, known: 2, unknown: 3 };

export const FAULT_SCENES: readonly FaultScene[] = [
	{
		name: "the write-ahead log is gone",
		async play(library) {
			{
				await using server = await library.start();
				await saveSome(library, server);
				await killAfter(server.child, 0);
			}
			rmSync(`${library.databasePath}-wal`);
			await using server = await library.start();
			const problems = await library.problems();
			const lost = problems.filter((problem) => problem.endsWith("is lost"));
			const others = problems.filter((problem) => !problem.endsWith("is lost"));
			const warned = /-wal is missing/.test(server.errors());
			library.acknowledged.clear();
			await saveSome(library, server);
			return {
				told: `${lost.length} studies were in it alone; the start ${warned ? "says so" : "SAYS NOTHING"}`,
				problems: [
					...others,
					...(warned ? [] : ["nothing is said of the missing log"]),
					...(await library.problems()),
				],
			};
		},
	},
	{
		name: "the clock is set back",
		async play(library) {
			{
				await using ahead = await library.start({ nodeOptions: ["--import", aheadBy(DAYS_AHEAD)] });
				await saveSome(library, ahead);
				await ahead.stop();
			}
			await using server = await library.start();
			await saveSome(library, server);
			const statuses = await pageStatuses(library, server);
			return {
				told: `pages ${statuses.join(" ")}`,
				problems: [...unanswered(statuses), ...(await library.problems())],
			};
		},
	},
	{
		name: "the disk is full",
		async play(library) {
			const fileBlocks = Math.ceil(statSync(library.databasePath).size / 512) + ROOM;
			let saved = 0;
			let refused = "";
			{
				await using server = await library.start({ fileBlocks });
				while (refused === "" && saved < 1000)
					try {
						await saveSome(library, server, 1);
						saved++;
					} catch (error) {
						refused = String(error);
					}
				const [page] = await pageStatuses(library, server);
				if (page !== 200) refused += `, and the front page ${page}`;
			}
			const isClear = / 503$/.test(refused);
			await using server = await library.start();
			await saveSome(library, server);
			return {
				told: `${saved} saves, then ${refused}`,
				problems: [
					...(isClear ? [] : [`a full disk is answered: ${refused}`]),
					...(await library.problems()),
				],
			};
		},
	},
	{
		name: "the database may only be read",
		async play(library) {
			writeVersion(library, WRITE_VERSION.unknown);
			// What this version has to note of it at the first start it cannot.
			const first = await refusal({ DATABASE_PATH: library.databasePath, SAMPLE_LIBRARY: "false" });
			writeVersion(library, WRITE_VERSION.known);
			{
				await using server = await library.start();
				await saveSome(library, server);
				await server.stop();
			}
			writeVersion(library, WRITE_VERSION.unknown);
			let told: string;
			{
				await using server = await library.start();
				told = await refusedSave(library, server);
			}
			writeVersion(library, WRITE_VERSION.known);
			await using server = await library.start();
			await saveSome(library, server);
			const isClear = first.includes("it may not be written to");
			return {
				told: `${told}; a first start: ${first}`,
				problems: [...(isClear ? [] : [first]), ...unclear(told), ...(await library.problems())],
			};
		},
	},
	{
		name: "another program has locked the database",
		async play(library) {
			let told: string;
			await using server = await library.start();
			await saveSome(library, server);
			const other = new Database(library.databasePath);
			try {
				other.exec("begin immediate");
				told = await refusedSave(library, server);
			} finally {
				other.close();
			}
			await saveSome(library, server);
			return { told, problems: [...unclear(told), ...(await library.problems())] };
		},
	},
];

async function saveSome(library: KilledLibrary, { url }: ServerProcess, times = SAVES) {
	for (let time = 0; time < times; time++)
		await saveByApi(url, library.token, `Fault ${library.kills++}`, library.saved.bind(library));
}

/** Tries to save. @returns how that, and reading meanwhile, was answered */
async function refusedSave(library: KilledLibrary, server: ServerProcess): Promise<string> {
	const saving = saveSome(library, server, 1).then(() => "saved", String);
	const statuses = await pageStatuses(library, server);
	return `${await saving}; pages ${statuses.join(" ")}`;
}

const unclear = (told: string) =>
	/ 503; pages 200 200 503\b/.test(told) ? [] : [`saving, reading and /healthz are answered: ${told}`];

const pageStatuses = (library: KilledLibrary, { url }: ServerProcess) =>
	Promise.all(
		["/", "/studies/drafts", "/healthz"].map(async (path) => {
			const answer = await fetch(url + path, { headers: { Cookie: library.cookie } });
			await answer.arrayBuffer();
			return answer.status;
		}),
	);

const unanswered = (statuses: number[]) =>
	statuses.every((status) => status === 200) ? [] : [`pages are answered ${statuses.join(" ")}`];

/** A module that sets the clock of a process ahead by so many days. */
function aheadBy(days: number): string {
	const text = `const Real = Date, ahead = ${days * 24 * 60 * 60 * 1000};
		globalThis.Date = class extends Real {
			constructor(...given) { if (given.length > 0) super(...given); else super(Real.now() + ahead); }
			static now() { return Real.now() + ahead; }
		};`;
	return `data:text/javascript,${encodeURIComponent(text)}`;
}

function writeVersion({ databasePath }: KilledLibrary, version: number) {
	// What stands in the log would be read in place of the file.
	const log = statSync(`${databasePath}-wal`, { throwIfNoEntry: false });
	if (log && log.size > 0) throw new Error("The database was not closed");
	const file = openSync(databasePath, "r+");
	writeSync(file, Buffer.from([version]), 0, 1, WRITE_VERSION.at);
	closeSync(file);
}
