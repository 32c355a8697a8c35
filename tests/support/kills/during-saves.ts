import { ask } from "../api-client.ts";
import { type Client, client } from "../server.ts";
import { type KilledLibrary, killAfter } from "./killed-library.ts";

const WRITERS = 2;
const RESULTS = {
	"arms[0].label": "Toxin",
	"arms[1].label": "Placebo",
	"outcomes[0].label": "Response",
	"outcomes[0].results.a1.cell": "17/33",
	"outcomes[0].results.a2.cell": "6/41",
};

/**
 * Kills the server while several save by form and others by the API: so many milliseconds after so many of their
 * saves were acknowledged, when others are under way.
 */
export async function killDuringSaves(
	library: KilledLibrary,
	{ saves, delay }: { saves: number; delay: number },
): Promise<void> {
	await using server = await library.start();
	const researcher = client(server.url, library.cookie, library.user);
	const { promise: enough, resolve } = Promise.withResolvers<void>();
	const until = library.answers + saves;
	const noted = (slug: string, version: number, title: string) => {
		library.saved(slug, version, title);
		if (library.answers >= until) resolve();
	};
	const name = `Kill ${library.kills++}`;
	const writing = Array.from({ length: WRITERS }, (_, writer) => [
		untilKilled(() => saveByForm(researcher, `${name} form ${writer}`, noted)),
		untilKilled(() => saveByApi(server.url, library.token, `${name} API ${writer}`, noted)),
	]).flat();
	await enough;
	await killAfter(server.child, delay);
	await Promise.all(writing);
}

/** Told of every save that was acknowledged. */
export type Noted = (slug: string, version: number, title: string) => void;

/** Saves again and again until the connection ends. @throws what else went wrong */
export async function untilKilled(save: () => Promise<void>): Promise<void> {
	try {
		for (;;) await save();
	} catch (error) {
		if (!isBrokenOff(error)) throw error;
	}
}

/** The connection ended before the answer: fetch says so with a TypeError, Node's own client with a code. */
const isBrokenOff = (error: unknown): boolean =>
	error instanceof TypeError ||
	(error instanceof Error &&
		"code" in error &&
		["ECONNRESET", "ECONNREFUSED", "EPIPE"].includes(String(error.code)));

let number = 0;

/** Logs a trial and edits it once. */
async function saveByForm(researcher: Client, name: string, noted: Noted) {
	const fields = { ...RESULTS, title: `${name} trial ${number++}`, reason: "A save" };
	const first = await researcher.post("/studies/new", fields);
	if (first.status !== 302) throw new Error(`A new study was answered ${first.status}`);
	const slug = first.headers.get("Location")?.replace("/studies/", "") ?? "";
	noted(slug, 1, fields.title);
	const edit = { ...fields, title: `${fields.title}, edited`, expectedVersion: "1" };
	const second = await researcher.post(`/studies/${slug}/edit`, edit);
	if (second.status !== 302) throw new Error(`An edited study was answered ${second.status}`);
	noted(slug, 2, edit.title);
}

/** Makes a study by the API and replaces it once. @throws when either is answered as anything but saved */
export async function saveByApi(url: string, token: string, name: string, noted: Noted) {
	const title = `${name} trial ${number++}`;
	const first = await ask({ url }, "POST", "/api/v1/studies", { json: { title }, token });
	if (first.status !== 201) throw new Error(`A new study was answered ${first.status}`);
	const { slug } = first.json;
	noted(slug, 1, title);
	const json = { title: `${title}, replaced` };
	const second = await ask({ url }, "PUT", `/api/v1/studies/${slug}`, {
		json,
		token,
		headers: { "If-Match": '"1"' },
	});
	if (second.status !== 200) throw new Error(`A replaced study was answered ${second.status}`);
	noted(slug, 2, json.title);
}
