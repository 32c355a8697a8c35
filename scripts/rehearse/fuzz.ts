import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { table } from "#app/cli/table.ts";
import { prepareStore } from "#app/server/prepare-store.ts";
import { checkLibrary } from "#app/services/check-library.ts";
import { type FuzzReport, fuzz } from "#tests/support/fuzz/fuzz.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { ROOT } from "../ready.mjs";
import { numbersIn, type Rehearsal } from "./rehearsal.ts";
import { SupervisedServer } from "./supervised-server.ts";

const SHOWN = 20;
/**
 * After so many requests there is a new library and a new server: with the hundreds of people that were made for the
 * requests before, the page that lists them takes a second, and forty of it at once longer than anybody waits.
 */
const RENEWED = 20_000;

export const rehearsal: Rehearsal = {
	name: "fuzz",
	usage: "fuzz [--requests 50000] [--seed N] [--at-once 8]",
	about:
		"Sends malformed requests to everything that can be asked, with and without a session or token, and counts answers by status. Fails on any 5xx, any request that hangs, any process lost, and any fault that the server outlived. A 503 that says when to try again is counted apart, as busy: it is meant.",
	async run(args) {
		const chosen = { requests: 50_000, seed: Date.now() % 1_000_000, "at-once": 8 };
		const { requests, seed, "at-once": atOnce } = numbersIn(args, chosen);
		print(`Seed ${seed}: npm run rehearse -- fuzz --requests ${requests} --seed ${seed}`);
		const fuzzed: Fuzzed[] = [];
		for (let before = 0; before < requests; before += RENEWED) {
			const number = Math.min(RENEWED, requests - before);
			fuzzed.push(await fuzzLibrary({ requests: number, seed: seed + before, atOnce, before }));
		}
		return tell(fuzzed);
	},
};

interface Fuzzed extends FuzzReport {
	/** Lines of the log that are faults. */
	failed: string[];
	lost: number;
	/** What is wrong with the library afterwards. */
	problems: number;
	/** What the server held at most, in megabytes. */
	largest: number;
}

async function fuzzLibrary({
	before,
	...options
}: {
	requests: number;
	seed: number;
	atOnce: number;
	/** How many were sent to other libraries. */
	before: number;
}): Promise<Fuzzed> {
	using folder = temporaryFolder();
	const databasePath = join(folder.path, "fuzz.db");
	const store = prepareStore({ databasePath, sampleLibrary: true });
	const file = pathToFileURL(join(ROOT, "build", "server", "index.js")).href;
	const { routes } = (await import(file)) as ServerBuild;
	await using supervised = await SupervisedServer.start(databasePath, print);
	const server = {
		...{ store, routes, expressRoutes: ["/healthz"] },
		get url() {
			return supervised.url;
		},
	};
	const report = await fuzz(server, {
		...options,
		onRound(sent) {
			const held = supervised.megabytes();
			if (sent % 5000 === 0) print(`${before + sent} sent; the server holds ${held} MB`);
		},
		after: (told, { status }) => supervised.look(told, status),
	});
	await supervised[Symbol.asyncDispose]();
	const problems = (await checkLibrary(store)).length;
	store.close();
	const failed = supervised.log().filter((line) => !isBusy(line));
	const { lost, largest } = supervised;
	return { ...report, failed, lost, problems, largest };
}

function tell(fuzzed: Fuzzed[]): boolean {
	const statuses: Record<string, number> = {};
	for (const [status, count] of fuzzed.flatMap((report) => Object.entries(report.statuses)))
		statuses[status] = (statuses[status] ?? 0) + count;
	const rows = Object.entries(statuses).map(([status, count]) => [status, `${count}`]);
	print(table([["STATUS", "COUNT"], ...rows]));
	print("Slowest:");
	const slowest = fuzzed.flatMap((report) => report.slowest).toSorted((a, b) => b.took - a.took);
	for (const { took, told } of slowest.slice(0, SHOWN / 4))
		print(`  ${Math.round(took)} ms  ${told.slice(0, 200)}`);
	const [faults, failed] = [
		fuzzed.flatMap((report) => report.faults),
		fuzzed.flatMap((report) => report.failed),
	];
	for (const fault of faults.slice(0, SHOWN)) print(`Fault: ${fault}`);
	for (const line of failed.slice(0, SHOWN)) print(`Log: ${line.slice(0, 1000)}`);
	const sum = (of: (report: Fuzzed) => number) => fuzzed.reduce((total, report) => total + of(report), 0);
	const [lost, problems] = [sum((report) => report.lost), sum((report) => report.problems)];
	print(
		`${sum(({ sent }) => sent)} requests; faults ${faults.length}, processes lost ${lost}, faults in the log ${failed.length}, problems of the library ${problems}; answered as busy ${statuses.busy ?? 0}; the server held ${Math.max(...fuzzed.map(({ largest }) => largest))} MB at most`,
	);
	return faults.length + lost + failed.length + problems === 0;
}

/** A line for an answer of 503, which is meant. A 503 that is none, such as of a full disk, is a fault by its answer. */
const isBusy = (line: string) => line.includes('"status":503') && line.includes('"msg":"request"');

function print(text: string) {
	process.stdout.write(`${text}\n`);
}
