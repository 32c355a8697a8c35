import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { saveStudy } from "#app/services/save-study.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { openStore } from "#db/store.ts";
import { ask } from "#tests/support/api-client.ts";
import { KilledLibrary, killAfter } from "#tests/support/kills/killed-library.ts";
import { SECRET } from "#tests/support/server.ts";
import { startProcess } from "#tests/support/server-process.ts";
import { studyInput, studyWith } from "#tests/support/study-builder.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { freePort, Nginx, NOT_INSTALLED, nginxProgram } from "../nginx.ts";
import { Replica } from "./litestream.ts";
import { numbersIn, type Rehearsal } from "./rehearsal.ts";
import { heldTo, numbered, type Stored, VersionReader } from "./version-readers.ts";

const WRITE_EVERY = 500;
/** Older than this nothing may be, in milliseconds: five seconds of a cache, and what copies need on a busy machine. */
const OLDEST = 20_000;
/** Nothing acknowledged longer before the loss than this may be lost, in milliseconds. */
const MAY_LOSE = 1000;
const PATIENCE = 60_000;

export const rehearsal: Rehearsal = {
	name: "proxy",
	usage: "proxy [--seconds 10]",
	about:
		"Reads through nginx with deploy/nginx.conf, two read-only copies behind it, while the primary is written to, killed with its disk, restored elsewhere by Litestream and written to again. Every read must be answered; says how old answers were, and holds what all of them answer in the end together.",
	async run(args) {
		const { seconds } = numbersIn(args, { seconds: 10 });
		const program = nginxProgram();
		if (program === undefined) {
			process.stderr.write(`${NOT_INSTALLED}\n`);
			return false;
		}
		using folder = temporaryFolder();
		return await play(program, folder.path, seconds * 1000);
	},
};

async function play(program: string, folder: string, stretch: number): Promise<boolean> {
	const [machine = "", elsewhere = ""] = ["machine", "elsewhere"].map((name) => {
		mkdirSync(join(folder, name));
		return join(folder, name);
	});
	const library = await KilledLibrary.make(join(machine, "equipoise.db"));
	const slug = publishFirst(library.databasePath);
	const [front, port, ...copyPorts] = await Promise.all(Array.from({ length: 4 }, freePort));
	const [proxyUrl, primaryUrl] = [`http://127.0.0.1:${front}`, `http://127.0.0.1:${port}`];
	const common = {
		...{ PUBLIC_URL: proxyUrl, PRIMARY_URL: proxyUrl, TRUST_PROXY: "1", RATE_LIMIT: "0" },
		...{ SAMPLE_LIBRARY: "false", SESSION_SECRET: SECRET },
	};
	const startPrimary = (path: string) => startProcess(path, { ...common, PORT: `${port}` });
	const copies = copyPorts.map((own, index) => ({
		port: own,
		file: join(elsewhere, `copy-${index + 1}.db`),
	}));
	const [first = "", second = ""] = copies.map((copy) => `127.0.0.1:${copy.port}`);
	let [replicating, followers]: [ChildProcess[], ChildProcess[]] = [[], []];
	const kill = (children: ChildProcess[]) => Promise.all(children.map((child) => killAfter(child, 0)));
	const replicate = async (path: string, name: string) => {
		const replica = new Replica(path, join(folder, name));
		replicating = [replica.replicate()];
		await kill(followers);
		followers = copies.map(({ file }) => replica.follow(file, { seconds: 1 }));
		return replica;
	};
	try {
		const lost = await startPrimary(library.databasePath);
		await using _lost = lost;
		const replica = await replicate(library.databasePath, "replica");
		await until(() => copies.every(({ file }) => existsSync(file)));
		const read = (copy: (typeof copies)[number] | undefined) =>
			startProcess(copy?.file ?? "", { ...common, READ_ONLY: "true", PORT: `${copy?.port}` });
		await using _one = await read(copies[0]);
		await using _two = await read(copies[1]);
		await using nginx = await Nginx.start(
			...([
				program,
				join(folder, "nginx"),
				{ primary: `127.0.0.1:${port}`, copies: [first, second] },
				front,
			] as const),
		);
		await using reader = new VersionReader(`${nginx.url}/studies/${slug}`);
		await using writer = new Writer(nginx.url, { slug, token: library.token });
		const begun = performance.now();
		await setTimeout(stretch);

		const lostAt = performance.now();
		await Promise.all([killAfter(lost.child, 0), kill(replicating)]);
		rmSync(machine, { recursive: true });
		await setTimeout(stretch);

		const path = join(elsewhere, "restored.db");
		replica.restore(path);
		const restoredNumber = newestNumber(path, slug);
		const missing = writer.stored.filter(({ number }) => number > restoredNumber);
		writer.stored = writer.stored.filter(({ number }) => number <= restoredNumber);
		await using _restored = await startPrimary(path);
		const backAt = performance.now();
		await replicate(path, "replica-2");
		await setTimeout(stretch);
		await writer[Symbol.asyncDispose]();
		const writtenAt = performance.now();
		const last = writer.stored.at(-1)?.number ?? 0;
		const seesLast = async (url: string) => (await bodyOf(`${url}/studies/${slug}`)).includes(numbered(last));
		const [copyOne, copyTwo] = [`http://${first}`, `http://${second}`];
		await until(async () => (await Promise.all([nginx.url, copyOne, copyTwo].map(seesLast))).every(Boolean));
		const allAt = performance.now();
		await reader[Symbol.asyncDispose]();

		const phases = {
			"while it was written to": [begun, lostAt],
			"while the primary was lost": [lostAt, backAt],
			"after it was restored": [backAt, allAt],
		} as const;
		let isSound = true;
		for (const [name, [from, to]] of Object.entries(phases)) {
			const found = heldTo(writer.stored, reader.seen, { from, to });
			isSound &&= found.answers > 0 && found.failed === 0 && found.oldest <= OLDEST;
			print(
				`${name}, ${seconds(to - from)}: ${found.answers - found.failed} of ${found.answers} reads answered; the oldest lacked what had been stored ${seconds(found.oldest)} before; ${found.backwards} older than one before`,
			);
		}
		const isWritten =
			writer.stored.some(({ at }) => at < lostAt) && writer.stored.some(({ at }) => at > backAt);
		isSound &&= isWritten && missing.every(({ at }) => at > lostAt - MAY_LOSE);
		print(
			`${writer.stored.length} saves stored through the proxy, ${missing.length} acknowledged and lost with the machine, ${writer.refused} refused while there was no primary`,
		);
		print(`All had the last save ${seconds(allAt - writtenAt)} after it`);
		const different = await differences([nginx.url, primaryUrl, copyOne, copyTwo], slug);
		print(
			different.length === 0
				? "Proxy, primary and copies answer the same bytes"
				: `They differ: ${different.join(", ")}`,
		);
		return isSound && different.length === 0;
	} finally {
		await kill([...replicating, ...followers]);
	}
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

function publishFirst(databasePath: string): string {
	const store = openStore(databasePath, { create: false });
	const document = studyWith({ title: numbered(0) });
	const { slug } = saveStudy(store, {
		document,
		actor: { kind: "system" },
		reason: "First",
		visibility: "published",
	});
	store.close();
	return slug;
}

/** Saves a study through the proxy twice a second, as its next version, whatever becomes of the server. */
class Writer implements AsyncDisposable {
	stored: Stored[] = [];
	refused = 0;
	#ended = false;
	readonly #writing: Promise<void>;

	constructor(url: string, study: { slug: string; token: string }) {
		this.#writing = this.#write(url, study);
	}

	async #write(url: string, { slug, token }: { slug: string; token: string }) {
		const address = `/api/v1/studies/${slug}`;
		for (let number = 1; !this.#ended; number++) {
			try {
				const { headers } = await ask({ url }, "GET", address, { token });
				const sent = { json: studyInput({ title: numbered(number) }), token };
				const match = headers.get("ETag") ?? "";
				const { status } = await ask({ url }, "PUT", address, { ...sent, headers: { "If-Match": match } });
				if (status === 200) this.stored.push({ number, at: performance.now() });
				else this.refused++;
			} catch {
				this.refused++;
			}
			await setTimeout(WRITE_EVERY);
		}
	}

	async [Symbol.asyncDispose]() {
		this.#ended = true;
		await this.#writing;
	}
}

function newestNumber(path: string, slug: string): number {
	const store = openStore(path, { create: false });
	const title = getStudy(store, slug, "drafts-too")?.document.title ?? "";
	store.close();
	return Number(/\d+/.exec(title)?.[0]);
}

async function until(isSo: () => boolean | Promise<boolean>) {
	const begun = performance.now();
	while (!(await isSo())) {
		if (performance.now() - begun > PATIENCE) throw new Error("The copies do not come so far");
		await setTimeout(50);
	}
}

const bodyOf = async (address: string) => (await fetch(address)).text();

/** Which pages are not the same bytes wherever they are asked for. */
async function differences(urls: string[], slug: string): Promise<string[]> {
	const pages = ["/", `/studies/${slug}`, `/studies/${slug}.json`, `/studies/${slug}/history`, "/syntheses"];
	// What the proxy has of them may be a few seconds old.
	for (const page of pages) await bodyOf(`${urls[0]}${page}`);
	await setTimeout(6000);
	const different: string[] = [];
	for (const page of pages) {
		const bodies = await Promise.all(urls.map((url) => bodyOf(url + page)));
		if (new Set(bodies).size > 1) different.push(page);
	}
	return different;
}

function print(text: string) {
	process.stdout.write(`${text}\n`);
}
