import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONNECTIONS, GZIP, rateOf, SECONDS, UNCACHED } from "./rate.ts";
import { type Measurement, median, type Section } from "./section.ts";
import { ROOT, ServerChildren } from "./server-child.ts";

const PAGES = {
	"study page": "/studies/finzi-rosenthal-2014",
	"compare page": "/compare?study=finzi-rosenthal-2014&study=wollmer-2012&study=zhang-2021",
};
/** Servers take turns, so that whatever else the machine does falls on all of them. The first turn warms them up. */
const ROUNDS = 6;

export const section: Section = {
	name: "reading",
	about: `requests a second, ${CONNECTIONS} connections, gzip; the median of ${ROUNDS - 1} turns of ${SECONDS} s. “Bare” is node:http sending the same bytes and headers`,
	async measure(): Promise<Measurement> {
		const folder = mkdtempSync(join(tmpdir(), "equipoise-bench-"));
		await using servers = new ServerChildren();
		try {
			const app = await servers.application(join(folder, "bench.db"), { SAMPLE_LIBRARY: "true" });
			const ratios: Measurement["ratios"] = [];
			const table = [["PAGE", "BYTES", "CACHED", "BARE", "RENDERED ANEW"]];
			for (const [name, path] of Object.entries(PAGES)) {
				await answerOf(app + path);
				const { headers, body } = await answerOf(app + path);
				const files = [join(folder, "headers.json"), join(folder, "body")] as const;
				writeFileSync(files[0], JSON.stringify(sent(headers)));
				writeFileSync(files[1], body);
				const bare = await servers.start([join(ROOT, "scripts", "bench", "bare-server.ts"), ...files]);
				const turns: { cached: number; bare: number; rendered: number }[] = [];
				for (let round = 0; round < ROUNDS; round++) {
					turns.push({
						cached: await rateOf(app + path, GZIP),
						bare: await rateOf(bare + path, GZIP),
						rendered: await rateOf(app + path, UNCACHED),
					});
				}
				const middle = (figure: (turn: (typeof turns)[number]) => number) =>
					median(turns.slice(1).map(figure));
				ratios.push(
					{
						what: `${name}, cached, to a bare server`,
						value: middle(({ cached, bare: plain }) => cached / plain),
						aim: { atLeast: 0.5 },
					},
					{
						what: `${name}, rendered anew, to a bare server`,
						value: middle(({ rendered, bare: plain }) => rendered / plain),
					},
				);
				const rates = [
					middle((turn) => turn.cached),
					middle((turn) => turn.bare),
					middle((turn) => turn.rendered),
				];
				table.push([name, String(body.length), ...rates.map((rate) => rate.toFixed(0))]);
			}
			return { ratios, table };
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	},
};

/** Headers that Node writes by itself in either server. */
function sent(headers: IncomingHttpHeaders) {
	const { date: _, connection: __, "keep-alive": ___, ...rest } = headers;
	return rest;
}

function answerOf(url: string): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
	return new Promise((resolve, reject) => {
		get(url, { headers: GZIP }, (response) => {
			const chunks: Buffer[] = [];
			response.on("data", (chunk: Buffer) => chunks.push(chunk));
			response.on("end", () => {
				if (response.statusCode === 200) resolve({ headers: response.headers, body: Buffer.concat(chunks) });
				else reject(new Error(`${url} answers ${response.statusCode}`));
			});
		}).on("error", reject);
	});
}
