import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { table } from "#app/cli/table.ts";
import { prepareStore } from "#app/server/prepare-store.ts";
import { checkLibrary } from "#app/services/check-library.ts";
import { fuzz } from "#tests/support/fuzz/fuzz.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { ROOT } from "../ready.mjs";
import { numbersIn, type Rehearsal } from "./rehearsal.ts";
import { SupervisedServer } from "./supervised-server.ts";

const SHOWN = 20;

export const rehearsal: Rehearsal = {
	name: "fuzz",
	usage: "fuzz [--requests 50000] [--seed N] [--at-once 8]",
	about:
		"Sends malformed requests to everything that can be asked, with and without a session or token, and counts answers by status. Fails on any 5xx, any request that hangs, any process lost, and any fault that the server outlived. A 503 that says when to try again is counted apart, as busy: it is meant.",
	async run(args) {
		const seed = Date.now() % 1_000_000;
		const options = numbersIn(args, { requests: 50_000, seed, "at-once": 8 });
		print(
			`Seed ${options.seed}: npm run rehearse -- fuzz --requests ${options.requests} --seed ${options.seed}`,
		);
		using folder = temporaryFolder();
		const databasePath = join(folder.path, "fuzz.db");
		const store = prepareStore({ databasePath, sampleLibrary: true });
		const built = (await import(
			pathToFileURL(join(ROOT, "build", "server", "index.js")).href
		)) as ServerBuild;
		await using supervised = await SupervisedServer.start(databasePath, print);
		const server = {
			...{ store, routes: built.routes, expressRoutes: ["/healthz"] },
			get url() {
				return supervised.url;
			},
		};
		const report = await fuzz(server, {
			...{ requests: options.requests, seed: options.seed, atOnce: options["at-once"] },
			onRound(sent) {
				const held = supervised.megabytes();
				if (sent % 5000 === 0) print(`${sent} sent; the server holds ${held} MB`);
			},
			after: (told, { status }) => supervised.look(told, status),
		});
		await supervised[Symbol.asyncDispose]();
		const problems = [...checkLibrary(store)];
		store.close();
		print(
			table([
				["STATUS", "COUNT"],
				...Object.entries(report.statuses).map(([status, count]) => [status, `${count}`]),
			]),
		);
		print("Slowest:");
		for (const { took, told } of report.slowest) print(`  ${Math.round(took)} ms  ${told.slice(0, 200)}`);
		for (const fault of report.faults.slice(0, SHOWN)) print(`Fault: ${fault}`);
		const log = supervised.log();
		const failed = log.filter((line) => !isBusy(line));
		for (const line of failed.slice(0, SHOWN)) print(`Log: ${line.slice(0, 1000)}`);
		const { lost, largest } = supervised;
		print(
			`${report.sent} requests; faults ${report.faults.length}, processes lost ${lost}, faults in the log ${failed.length}, problems of the library ${problems.length}; answered as busy ${log.length - failed.length}; the server held ${largest} MB at most`,
		);
		return report.faults.length + lost + failed.length + problems.length === 0;
	},
};

/** A line for an answer of 503, which is meant. A 503 that is none, such as of a full disk, is a fault by its answer. */
const isBusy = (line: string) => line.includes('"status":503') && line.includes('"msg":"request"');

function print(text: string) {
	process.stdout.write(`${text}\n`);
}
