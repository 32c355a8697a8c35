import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { getImport, listRecords } from "#db/queries/imports.ts";
import { openStore, type Store } from "#db/store.ts";
import { client } from "../server.ts";
import { type KilledLibrary, killAfter } from "./killed-library.ts";

const RECORDS = 400;

/** Studies as a file of records, as many as one import takes a second or two for. */
function fileOf(name: string): Blob {
	const studies = Array.from({ length: RECORDS }, (_, index) => ({
		title: `${name} record ${index}`,
		arms: [
			{ id: "a1", label: "Drug", role: "experimental" },
			{ id: "a2", label: "Placebo", role: "placebo-comparator" },
		],
	}));
	return new Blob([JSON.stringify(studies)]);
}

/**
 * Uploads records and kills the server, so many milliseconds after it took the file, or while it takes it in; then
 * starts it again and waits until it has gone on with what it had.
 * @returns what of the import is not as it must be, a line each
 */
export async function killDuringImport(
	library: KilledLibrary,
	{ delay }: { delay: number },
): Promise<string[]> {
	const name = `Kill ${library.kills++}`;
	{
		await using server = await library.start();
		const form = new FormData();
		form.set("file", fileOf(name), `${name}.json`);
		const { cookie: Cookie } = library;
		const uploading = fetch(`${server.url}/import`, {
			method: "POST",
			body: form,
			headers: { Cookie, Origin: server.url },
			redirect: "manual",
		})
			.then(async ({ headers }) => {
				const address = headers.get("Location") ?? "";
				await client(server.url, Cookie, library.user).post(address, { intent: "start" });
			})
			// Killed meanwhile.
			.catch(() => {});
		await killAfter(server.child, delay);
		await uploading;
	}
	const store = openStore(library.databasePath, { create: false });
	try {
		const killed = halfImported(store);
		await using server = await library.start();
		// What was set to run goes on by itself; the rest nobody asked for.
		while (running(store)) await setTimeout(50);
		server.child.kill("SIGTERM");
		await once(server.child, "close");
		return [...killed, ...halfImported(store)];
	} finally {
		store.close();
	}
}

const imports = (store: Store) =>
	store.sqlite.prepare<[], { id: number; state: string }>("select id, state from imports order by id").all();
const running = (store: Store) => imports(store).some(({ state }) => state === "running");

/** Records said to be imported whose study is not there, and imports that are finished and are not. */
function halfImported(store: Store): string[] {
	return imports(store).flatMap(({ id }) => {
		const found = getImport(store, id);
		if (!found || found.state === "receiving") return [];
		const without = listRecords(store, id, { after: -1, limit: RECORDS })
			.filter(({ state, slug }) => state === "created" && slug === null)
			.map(({ position }) => `import ${id}: record ${position} is said to be a study and is none`);
		const { waiting, failed } = found.counts;
		const unfinished = found.state === "finished" && waiting + failed > 0;
		return [
			...without,
			...(unfinished ? [`import ${id}: ${waiting} wait, ${failed} failed, and it is finished`] : []),
		];
	});
}
