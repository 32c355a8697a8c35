import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareStore } from "#app/server/prepare-store.ts";
import { ask } from "#tests/support/ask.ts";
import { freePort, Nginx, NOT_INSTALLED, nginxProgram } from "../nginx.ts";
import { cachedPages, type Pages } from "./cache-pages.ts";
import { staleness } from "./cache-staleness.ts";
import { cpuOf } from "./cpu.ts";
import type { BenchOptions, Measurement, Section } from "./section.ts";
import { ROOT, ServerChildren } from "./server-child.ts";

/** Readers, each of whom asks for one page after the other. */
const READERS = 8;
const READS = 4000;

export const section: Section = {
	name: "cache",
	about: `nginx with deploy/nginx.conf in front: ${READS.toLocaleString("en")} reads by ${READERS} readers of the pages of the sample library, some far oftener than others, and how old an answer can be. With --full the primary stays stopped until nothing kept is answered any more`,
	async measure({ full }: BenchOptions): Promise<Measurement> {
		const program = nginxProgram();
		if (program === undefined) return { ratios: [], table: [[NOT_INSTALLED]] };
		const folder = mkdtempSync(join(tmpdir(), "equipoise-bench-"));
		const databasePath = join(folder, "cache.db");
		const store = prepareStore({ databasePath, sampleLibrary: true });
		const [own, port, purgePort] = [await freePort(), await freePort(), await freePort()];
		const [primary, direct] = [`127.0.0.1:${own}`, `http://127.0.0.1:${own}`];
		const servers = new ServerChildren();
		try {
			await servers.application(databasePath, {
				...{ PORT: `${own}`, PUBLIC_URL: `http://127.0.0.1:${port}`, TRUST_PROXY: "1", METRICS: "true" },
				CACHE_PURGE_URL: `http://127.0.0.1:${purgePort}`,
			});
			await using nginx = await Nginx.start(
				...([program, join(folder, "nginx"), { primary, copies: [primary, primary] }, port] as const),
			);
			const pages = cachedPages(store);
			const different = await differences(direct, nginx.url, pages);
			if (different > 0) throw new Error(`${different} pages are not the same behind nginx`);
			const [alone, behind] = [await reading(direct, direct, pages), await reading(nginx.url, direct, pages)];
			const old = await staleness({
				...{ url: nginx.url, store, full },
				startPurging: () =>
					servers.start([join(ROOT, "deploy", "purge-nginx.mjs"), nginx.cacheFolder, `${purgePort}`]),
				stopServers: () => servers[Symbol.asyncDispose](),
			});
			const logged = readFileSync(nginx.accessLog, "utf8")
				.split("\n")
				.filter((line) => line.includes("cache=HIT"));
			const named = logged.filter((line) => / id=[0-9a-f]{32} /.test(line));
			return {
				ratios: [
					{
						what: "answers from the cache to all reads",
						value: behind.hits / READS,
						aim: { atLeast: 0.9 },
					},
					{
						what: "CPU of the program for as many reads, behind nginx to direct",
						value: behind.cpu / alone.cpu,
						aim: { atMost: 0.2 },
					},
				],
				table: [
					["WHAT", "FIGURE"],
					["the same bytes direct and behind", `${pages.all.length} pages, as they are and packed`],
					[
						"answered from the cache",
						`${((100 * behind.hits) / READS).toFixed(1)}%, at ${behind.rate.toFixed(0)} reads a second`,
					],
					["CPU of the program for 1,000 reads, direct", `${((1000 * alone.cpu) / READS).toFixed(3)} s`],
					["the same behind nginx", `${((1000 * behind.cpu) / READS).toFixed(3)} s`],
					...old,
					["hits in the log of nginx with an id of their own", `${new Set(named).size} of ${logged.length}`],
				],
			};
		} finally {
			await servers[Symbol.asyncDispose]();
			store.close();
			rmSync(folder, { recursive: true, force: true });
		}
	},
};

/** How many pages have other bytes or another tag behind nginx, as they are or packed; asked twice there, so that the second comes from the cache. */
async function differences(direct: string, behind: string, { all }: Pages): Promise<number> {
	let different = 0;
	for (const path of all)
		for (const packing of ["identity", "gzip"]) {
			const headers = { "Accept-Encoding": packing };
			const [one, first, second] = [
				await ask(direct, path, { headers }),
				await ask(behind, path, { headers }),
				await ask(behind, path, { headers }),
			];
			const isSame = [first, second].every(
				(other) =>
					other.status === 200 &&
					one.status === 200 &&
					other.body.equals(one.body) &&
					other.headers.etag === one.headers.etag &&
					other.headers["content-security-policy"] === one.headers["content-security-policy"],
			);
			if (!isSame) different++;
		}
	return different;
}

/** Reads by several readers at once. @param program where the program itself is, which says what it cost it */
async function reading(url: string, program: string, pages: Pages) {
	const connections = new Agent({ keepAlive: true, maxSockets: READERS });
	const before = await cpuOf(program);
	const begun = performance.now();
	let [left, hits] = [READS, 0];
	const reader = async () => {
		while (left-- > 0) {
			const { status, headers } = await ask(url, pages.next(), {
				headers: { "Accept-Encoding": "gzip" },
				agent: connections,
			});
			if (status !== 200) throw new Error(`A reader was answered ${status}`);
			if (/^(HIT|UPDATING|STALE)$/.test(String(headers["x-cache"]))) hits++;
		}
	};
	await Promise.all(Array.from({ length: READERS }, reader));
	const rate = READS / ((performance.now() - begun) / 1000);
	connections.destroy();
	return { hits, rate, cpu: (await cpuOf(program)) - before };
}
