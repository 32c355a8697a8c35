import { parseArgs } from "node:util";
import { table } from "#app/cli/table.ts";
import { section as cache } from "./cache.ts";
import { section as computing } from "./computing.ts";
import { section as importing } from "./import.ts";
import { section as memory } from "./memory.ts";
import { section as readers } from "./readers.ts";
import { section as reading } from "./reading.ts";
import { section as scale } from "./scale.ts";
import { section as search } from "./search.ts";
import type { Measurement, Ratio, Section } from "./section.ts";
import { section as workers } from "./workers.ts";

/** Further sections are added here. */
const SECTIONS: Section[] = [reading, computing, importing, search, scale, readers, workers, cache, memory];

const { values: options, positionals: wanted } = parseArgs({
	allowPositionals: true,
	options: { full: { type: "boolean", default: false }, keep: { type: "string" } },
});
const unknown = wanted.filter((name) => !SECTIONS.some((section) => section.name === name));
if (unknown.length > 0) {
	process.stderr.write(
		`There is no section ${unknown.join(", ")}; there are ${SECTIONS.map(({ name }) => name).join(", ")}\n`,
	);
	process.exit(2);
}

const started = performance.now();
const measured: [Section, Measurement][] = [];
for (const section of SECTIONS) {
	if (wanted.length > 0 && !wanted.includes(section.name)) continue;
	process.stderr.write(`Measuring ${section.name}…\n`);
	measured.push([section, await section.measure({ full: options.full, keep: options.keep })]);
}
print("Ratios, which hold on any machine\n");
print(table(measured.flatMap(([, { ratios }]) => ratios.map(ratioRow))));
for (const [{ name, about }, figures] of measured) {
	print(`\n${name}: ${about}\n`);
	print(table(figures.table));
}
print(
	`\nMeasured in ${Math.round((performance.now() - started) / 1000)} s on ${process.platform} ${process.arch}, Node ${process.version}`,
);

function ratioRow({ what, value, aim }: Ratio): string[] {
	if (!aim) return [value.toPrecision(2), what];
	const met = "atLeast" in aim ? value >= aim.atLeast : value <= aim.atMost;
	const wish = "atLeast" in aim ? `at least ${aim.atLeast}` : `at most ${aim.atMost}`;
	return [value.toPrecision(2), `${what} (aim: ${wish}${met ? "" : "; missed"})`];
}

function print(text: string) {
	process.stdout.write(`${text}\n`);
}
