import { existsSync, readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { checkLibrary } from "#app/services/check-library.ts";
import { countSamples } from "#db/queries/all-studies.ts";
import { openStore } from "#db/store.ts";
import { exitOf, spawnServer, startProcess } from "../server-process.ts";
import { killAfter } from "./killed-library.ts";

/** How many studies a new library has. */
const SAMPLES = 47;

/**
 * Starts the program on a database that is not there yet, kills it so many milliseconds after that began to be made,
 * and starts it again. @returns what is not as it must be, a line each
 */
export async function killDuringFirstStart(
	databasePath: string,
	{ delay }: { delay: number },
): Promise<string[]> {
	const child = spawnServer({ DATABASE_PATH: databasePath, SAMPLE_LIBRARY: "true" }, "ignore");
	const exited = exitOf(child);
	while (!existsSync(databasePath) && child.exitCode === null) await setImmediate();
	await killAfter(child, delay);
	await exited;
	await using server = await startProcess(databasePath, { SAMPLE_LIBRARY: "true" });
	const pages = await Promise.all(
		["/", "/healthz"].map(async (path) => (await fetch(server.url + path)).status),
	);
	const store = openStore(databasePath, { create: false });
	const samples = countSamples(store);
	const problems = (await checkLibrary(store)).map(({ message }) => message);
	store.close();
	return [
		...problems,
		...(pages.some((status) => status !== 200) ? [`pages were answered ${pages.join(", ")}`] : []),
		...(samples === SAMPLES ? [] : [`${samples} samples are there`]),
		...(readFileSync(`${databasePath}.secret`, "utf8").trim().length >= 16
			? []
			: ["the secret is cut short"]),
		...(server.setupLink === "" ? ["no link makes the first administrator"] : []),
	];
}
