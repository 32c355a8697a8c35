import { analyse } from "#app/statistics/analysis/analyse.ts";
import type { BinaryRow } from "#app/statistics/analysis/request.ts";
import { seeded } from "#tests/support/seeded.ts";
import { type Measurement, median, type Section } from "./section.ts";

const SIZES = [13, 100, 1000, 10_000];
/** What is spent on each size at most, in milliseconds. */
const BUDGET = 3000;
const MAX_RUNS = 50;

export const section: Section = {
	name: "computing",
	about:
		"a random-effects analysis by REML of so many two-by-two tables, log risk ratios; the median of its runs",
	async measure(): Promise<Measurement> {
		const times = SIZES.map((k) => [k, timeOf(tables(k))] as const);
		const growth = times.slice(1).map(([k, time], index) => {
			const [fewer, before] = times[index] ?? [Number.NaN, Number.NaN];
			return {
				what: `time per study at ${k} studies, to that at ${fewer}: REML`,
				value: time / k / (before / fewer),
			};
		});
		return {
			ratios: growth,
			table: [
				["STUDIES", "MILLISECONDS", "MICROSECONDS A STUDY"],
				...times.map(([k, time]) => [String(k), time.toFixed(2), ((time * 1000) / k).toFixed(1)]),
			],
		};
	},
};

function timeOf(rows: BinaryRow[]): number {
	const request = { measure: "RR", model: "random", tau2: "REML", rows } as const;
	analyse(request);
	const runs: number[] = [];
	const end = performance.now() + BUDGET;
	do {
		const started = performance.now();
		analyse(request);
		runs.push(performance.now() - started);
	} while (runs.length < MAX_RUNS && performance.now() < end);
	return median(runs);
}

/** Believable trials, the same in every run. */
function tables(k: number): BinaryRow[] {
	const random = seeded(20_261_123);
	return Array.from({ length: k }, (_, index) => {
		const n = 40 + Math.floor(400 * random());
		const risk = 0.1 + 0.4 * random();
		const ratio = Math.exp(-0.4 + 0.6 * (random() - 0.5));
		const events = (rate: number) => Math.min(n - 1, Math.max(1, Math.round(n * rate)));
		return {
			label: `Trial ${index + 1}`,
			experimental: { events: events(risk * ratio), n },
			control: { events: events(risk), n },
		};
	});
}
