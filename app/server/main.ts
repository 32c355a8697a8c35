import cluster from "node:cluster";
import { resolve } from "node:path";
import { DatabaseUnusable } from "#db/errors.ts";
import { type Environment, misspelt, readEnvironment, StartError } from "./environment.ts";
import { NUMBER } from "./workers/messages.ts";
import { giveUp } from "./workers/parent-link.ts";

/** Another program that keeps processes may have made this one with `node:cluster` too. */
const isOurWorker = cluster.isWorker && process.env[NUMBER] !== undefined;

/** Most of the program is loaded once it is certain that there is something to serve: who mistyped a setting is told so at once. */
async function main() {
	process.env.NODE_ENV ??= "production";
	const environment = readEnvironment(process.env);
	if (!isOurWorker) for (const told of misspelt(process.env)) process.stderr.write(`${told}\n`);
	try {
		await start(environment);
	} catch (error) {
		const [{ unusable }, { whyUnwritable }] = await Promise.all([
			import("#db/store.ts"),
			import("#db/unwritable.ts"),
		]);
		throw whyUnwritable(error) ? unusable(error, resolve(environment.databasePath)) : error;
	}
}

async function start(environment: Environment) {
	if (isOurWorker) {
		const { serveAsWorker } = await import("./workers/worker.ts");
		return await serveAsWorker(environment);
	}
	if (environment.workers > 1 && cluster.isPrimary && process.env.NODE_ENV !== "development") {
		const { serveTogether } = await import("./workers/serve-together.ts");
		return await serveTogether(environment);
	}
	if (environment.readOnly) {
		const { serveCopy } = await import("./copy/serve-copy.ts");
		return await serveCopy(environment);
	}
	const { prepareStore } = await import("./prepare-store.ts");
	const store = prepareStore(environment);
	const { serve } = await import("./serve.ts");
	await serve(store, environment);
}

main().catch((error: unknown) => {
	const known = error instanceof StartError || error instanceof DatabaseUnusable;
	const told = known
		? error.message
		: error instanceof Error
			? (error.stack ?? error.message)
			: String(error);
	if (isOurWorker) return giveUp(told);
	process.stderr.write(`${told}\n`);
	process.exit(1);
});
