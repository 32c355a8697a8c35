import { expect, test } from "vitest";
import { readable } from "#app/domain/study/readable.ts";
import {
	binaryOutcome,
	continuousOutcome,
	contrast,
	type Input,
	noticed,
	studyWith,
} from "#tests/support/study-builder.ts";
import { readRow } from "../synthesis/row-figures.ts";
import type { SynthesisRow } from "../synthesis/synthesis-document.ts";

const counted = (input: Input) =>
	binaryOutcome({ a1: "17/33", a2: "6/41" }, { contrasts: [contrast(input)] });
const changed = (input: Input) =>
	continuousOutcome(
		{ a1: { n: 36, mean: "-12.1", isChange: true }, a2: { n: 36, mean: "-5.8", isChange: true } },
		{ contrasts: [contrast(input)] },
	);
const survived = (input: Input) => ({
	...{ kind: "time-to-event", id: "o1", label: "Overall survival", contrasts: [contrast(input)] },
	results: [
		{ armId: "a1", median: "10.2", source: { locator: "Table 2" } },
		{ armId: "a2", median: "7.1", source: { locator: "Table 2" } },
	],
});
const row: SynthesisRow = {
	...{
		id: "r0",
		study: "s",
		studyVersion: 1,
		outcomeId: "o1",
		kind: "contrast",
		contrast: 0,
		moderators: [],
	},
	...{ experimental: ["a1"], control: ["a2"] },
};
const certain = { ciLow: "0.5", ciHigh: "0.9" };

test.each<[string, Input, string, RegExp]>([
	[
		"not said",
		counted({ measure: "OR", estimate: "6.2", orientation: "not-said" }),
		"remark contrast-orientation-not-said",
		/does not say/,
	],
	[
		"contradicted by words",
		counted({ measure: "OR", estimate: "6.2", orientation: "contradicted" }),
		"warning contrast-orientation-contradicted",
		/the other way round/,
	],
	[
		"adjusted and turned",
		counted({ measure: "OR", estimate: "0.16", ...certain, ciLow: "0.1", ciHigh: "0.3", adjusted: true }),
		"warning contrast-turned-round",
		/the other way round/,
	],
	[
		"a hazard ratio that its medians contradict",
		survived({ measure: "HR", estimate: "1.45", ciLow: "1.2", ciHigh: "1.75" }),
		"warning contrast-turned-round",
		/the other way round/,
	],
	[
		"a standardised difference of another sign",
		changed({ measure: "SMD", estimate: "0.7", ...certain }),
		"warning contrast-turned-round",
		/the other way round/,
	],
])("%s: found, and not pooled", (_, outcome, finding, reason) => {
	expect(noticed({ outcomes: [outcome] })).toContainEqual(expect.stringContaining(finding));
	const study = studyWith({ outcomes: [outcome] });
	const measure = (study.outcomes[0]?.contrasts[0]?.measure ?? "OR") as "OR" | "HR" | "SMD";
	expect(readRow(row, readable(study), { measure }, new Map())).toMatchObject({
		...{ ok: false, reason: expect.stringMatching(reason) },
	});
});

test("a hazard ratio that its medians bear out is pooled", () => {
	const study = studyWith({ outcomes: [survived({ measure: "HR", estimate: "0.7", ...certain })] });
	expect(readRow(row, readable(study), { measure: "HR" }, new Map()).ok).toBe(true);
});
