import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
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
					...{ SAMPLE_LIBRARY: "true", WORKERS: `${workers}` },
				});
			const [one, two] = [await start(1), await start(2)];
			const ratios: Measurement["ratios"] = [];
			const table = [["", "1 PROCESS", "2 PROCESSES"]];
			for (const [name, headers] of Object.entries(READERS)) {
				const turns: { one: number; two: number }[] = [];
				for (let round = 0; round < ROUNDS; round++)
					turns.push({ one: await rateOf(one + PAGE, headers), two: await rateOf(two + PAGE, headers) });
				const measured = turns.slice(1);
				ratios.push({
					what: `${name}: requests a second with 2 workers to 1`,
					value: median(measured.map((turn) => turn.two / turn.one)),
				});
				const [rateOfOne, rateOfTwo] = [
					median(measured.map((turn) => turn.one)),
					median(measured.map((turn) => turn.two)),
				];
				table.push([name, rateOfOne.toFixed(0), rateOfTwo.toFixed(0)]);
			}
			return { ratios, table };
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
};
