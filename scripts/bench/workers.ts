import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { cpuOf } from "./cpu.ts";
import { CONNECTIONS, GZIP, rateOf, SECONDS, UNCACHED } from "./rate.ts";
import { type Measurement, median, type Section } from "./section.ts";
import { ServerChildren } from "./server-child.ts";

const PAGE = "/studies/finzi-rosenthal-2014";
const READERS = { "kept page": GZIP, "page made anew": UNCACHED };
/** The two take turns; the first turn warms them up. */
const ROUNDS = 6;

export const section: Section = {
	name: "workers",
	about: `requests a second for a study page with WORKERS=1 and 2, ${CONNECTIONS} connections, gzip; the median of ${ROUNDS - 1} turns of ${SECONDS} s. Who asks runs on the same ${availableParallelism()} cores, and takes its part of them`,
	async measure(): Promise<Measurement> {
		const folder = mkdtempSync(join(tmpdir(), "equipoise-bench-"));
		await using servers = new ServerChildren();
		try {
			const start = (workers: number) =>
				servers.application(join(folder, `${workers}.db`), {
					...{ SAMPLE_LIBRARY: "true", WORKERS: `${workers}`, METRICS: "true" },
				});
			const [one, two] = [await start(1), await start(2)];
			const ratios: Measurement["ratios"] = [];
			const table = [["", "1 PROCESS", "2 PROCESSES"]];
			for (const [name, headers] of Object.entries(READERS)) {
				const turns: { one: Turn; two: Turn }[] = [];
				for (let round = 0; round < ROUNDS; round++)
					turns.push({ one: await turn(one, headers), two: await turn(two, headers) });
				const middle = (of: (turn: (typeof turns)[number]) => number) => median(turns.slice(1).map(of));
				ratios.push(
					{
						what: `${name}: requests a second with 2 workers to 1`,
						value: middle(({ one, two }) => two.rate / one.rate),
					},
					{
						what: `${name}: CPU for as many requests with 2 workers to 1`,
						value: middle(({ one, two }) => two.cpu / one.cpu),
					},
				);
				const told = ({ rate, cpu }: Turn) => `${rate.toFixed(0)}, ${(1000 * cpu).toFixed(2)} ms of CPU each`;
				const of = (which: "one" | "two") =>
					told({ rate: middle((both) => both[which].rate), cpu: middle((both) => both[which].cpu) });
				table.push([name, of("one"), of("two")]);
			}
			return { ratios, table };
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
};

/** Requests a second, and seconds of a processor that each took. */
interface Turn {
	rate: number;
	cpu: number;
}

async function turn(url: string, headers: Record<string, string>): Promise<Turn> {
	const before = await cpuOf(url);
	const rate = await rateOf(url + PAGE, headers);
	return { rate, cpu: ((await cpuOf(url)) - before) / (rate * SECONDS) };
}
