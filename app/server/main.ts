import { DatabaseUnusable } from "#db/errors.ts";
import { readEnvironment, StartError } from "./environment.ts";

/** Most of the program is loaded once it is certain that there is something to serve: who mistyped a setting is told so at once. */
async function main() {
	process.env.NODE_ENV ??= "production";
	const environment = readEnvironment(process.env);
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
	process.stderr.write(
		`${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
	);
	process.exit(1);
});
