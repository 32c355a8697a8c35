import { setTimeout } from "node:timers/promises";
import { saveStudy } from "#app/services/save-study.ts";
import { getStudy } from "#db/queries/get-study.ts";
import type { Store } from "#db/store.ts";
import { ask } from "#tests/support/ask.ts";

const WRITES = 5;
/** Studies that are written to, withdrawn, and kept while the primary is stopped. */
const [WRITTEN, WITHDRAWN, PURGED, KEPT] = [
	...["finzi-rosenthal-2014", "wollmer-2012", "zhang-2021", "brin-2020"],
] as [string, string, string, string];
const EVERY = 50;
const PATIENCE = 60_000;
/** How long the primary is seen to be stopped, in milliseconds; all of it with --full: what the program says, and more. */
const STOPPED = 15_000;
const STOPPED_FULL = 660_000;

interface Scene {
	url: string;
	store: Store;
	full: boolean;
	startPurging(): Promise<string>;
	stopServers(): Promise<void>;
}

/** How long readers are answered what is not so any more, as rows of a table. */
export async function staleness({ url, store, full, startPurging, stopServers }: Scene): Promise<string[][]> {
	const written: number[] = [];
	for (let write = 0; write < WRITES; write++) {
		const title = `Written ${write}`;
		written.push(
			await until(
				url,
				WRITTEN,
				({ text }) => text.includes(title),
				() => save(store, WRITTEN, { title }),
			),
		);
	}
	const withdraw = (slug: string) =>
		until(
			url,
			slug,
			({ status }) => status === 404,
			() => save(store, slug, { visibility: "draft" }),
		);
	const unpurged = await withdraw(WITHDRAWN);
	await startPurging();
	const purged = await withdraw(PURGED);
	await answerOf(url, KEPT);
	await stopServers();
	const answered = await answeredFor(url, KEPT, full ? STOPPED_FULL : STOPPED);
	return [
		[
			"a write is seen by everybody after",
			`${seconds(Math.max(...written))} at most, of ${WRITES}, on a page read all the time`,
		],
		["a withdrawal, without a purge", seconds(unpurged)],
		["a withdrawal, with CACHE_PURGE_URL", seconds(purged)],
		[
			"the program stopped: a kept page is answered for",
			answered.ended ? seconds(answered.for) : `all of ${seconds(answered.for)} that it was stopped`,
		],
	];
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

async function answerOf(url: string, slug: string) {
	const { status, body } = await ask(url, `/studies/${slug}`);
	return { status, text: body.toString() };
}

type Answer = Awaited<ReturnType<typeof answerOf>>;

/** Reads a page all the time, writes, and reads on. @returns milliseconds from the write to the last answer that was as before */
async function until(
	url: string,
	slug: string,
	isNew: (answer: Answer) => boolean,
	write: () => void,
): Promise<number> {
	// In the cache, and fresh.
	for (let read = 0; read < 3; read++) await answerOf(url, slug);
	write();
	const begun = performance.now();
	for (let last = 0; ; last = performance.now() - begun) {
		if (isNew(await answerOf(url, slug))) return last;
		if (last > PATIENCE) throw new Error(`${slug} is answered as it was ${seconds(last)} ago`);
		await setTimeout(EVERY);
	}
}

function save(store: Store, slug: string, change: { title: string } | { visibility: "draft" }) {
	const found = getStudy(store, slug, "drafts-too");
	if (!found) throw new Error(`There is no study ${slug}`);
	const { version, document } = found;
	const common = { slug, expectedVersion: version, actor: { kind: "system" }, reason: "Measured" } as const;
	if ("title" in change) saveStudy(store, { ...common, document: { ...document, title: change.title } });
	else saveStudy(store, { ...common, document, ...change });
}

/** How long a page that is kept is still answered, read ten times a second. */
async function answeredFor(url: string, slug: string, most: number) {
	const begun = performance.now();
	for (;;) {
		const { status } = await answerOf(url, slug);
		const passed = performance.now() - begun;
		if (status !== 200) return { ended: true, for: passed };
		if (passed > most) return { ended: false, for: passed };
		await setTimeout(100);
	}
}
