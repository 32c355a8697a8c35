import { describe, expect, test } from "vitest";
import type { AnalysisRequest, BinaryRow } from "#app/statistics/analysis/request.ts";
import { binaryRows, exportOf } from "#tests/support/synthesis-example.ts";
import { methodsParagraph } from "./methods-paragraph.ts";
import { resultsParagraph } from "./results-paragraph.ts";

const bcg = binaryRows("bcg");
const row = (label: string, a: number, c: number): BinaryRow => ({
	label,
	experimental: { events: a, n: 20 },
	control: { events: c, n: 20 },
});

describe("methods", () => {
	test("random effects by REML with Hartung-Knapp", () => {
		const text = methodsParagraph(exportOf({ measure: "RR", ci: "hksj", rows: bcg }));
		expect(text).toContain("the risk ratio of BCG against no vaccine was computed on the logarithmic scale");
		expect(text).toContain("restricted maximum likelihood (REML), and with a Hartung-Knapp interval");
		expect(text).toContain("t distribution with k − 2 degrees of freedom");
		expect(text).not.toContain("zero");
	});

	test("zero cells, Mantel-Haenszel, and what else was done", () => {
		const rows = binaryRows("yusuf1985_table6");
		const text = methodsParagraph(
			exportOf({ measure: "OR", model: "mantel-haenszel", rows, include: ["leaveOneOut"] }),
		);
		expect(text).toMatch(/½ was added to each cell where a cell was zero \(\d+ studies\)/);
		expect(text).toContain("by the Mantel-Haenszel method");
		expect(text).toContain("Nothing was added to zero cells in the pooling.");
		expect(text).toContain("Each study was left out in turn.");
		expect(text).not.toContain("prediction");
	});
});

describe("results", () => {
	test("the BCG trials with every number", () => {
		const text = resultsParagraph(
			exportOf({ measure: "RR", rows: bcg, include: ["subgroups", "bias", "trimAndFill", "leaveOneOut"] }),
		);
		expect(text).toContain(
			"In 13 studies the pooled risk ratio of BCG against no vaccine was 0.49 (95% CI [0.34, 0.70]; z = −3.97, p < 0.001).",
		);
		expect(text).toContain(
			"I² was 92.2%, τ² was 0.31 [0.12, 1.11] and Q was 152.2 on 12 degrees of freedom (p < 0.001).",
		);
		expect(text).toContain("The 95% prediction interval ran from 0.13 to 1.78.");
		expect(text).toContain("in random (7 studies)");
		expect(text).toMatch(/Egger’s test gave an intercept of −?\d/);
		expect(text).toMatch(
			/With one study left out at a time the risk ratio lay between 0\.\d\d and 0\.\d\d\./,
		);
	});

	test("one study", () => {
		const text = resultsParagraph(exportOf({ measure: "OR", rows: bcg.slice(0, 1) }));
		expect(text).toMatch(
			/^One study was in the analysis; its odds ratio of BCG against no vaccine was 0\.39 \(/,
		);
		expect(text).not.toMatch(/I²|τ²|prediction/);
	});

	test("no heterogeneity, and a study that says nothing", () => {
		const rows = [row("a", 3, 5), row("b", 3, 5), row("c", 3, 5), row("d", 0, 0)];
		const text = resultsParagraph(exportOf({ measure: "OR", rows, continuity: { dropDoubleZero: true } }));
		expect(text).toContain("In three studies the pooled odds ratio");
		expect(text).toContain("Left out of the analysis: one study (no events in either arm).");
		expect(text).toContain("I² was 0.0%, τ² was 0.00");
		expect(text).toContain("The studies did not vary more than expected by chance.");
	});

	test("nothing pooled says why", () => {
		expect(resultsParagraph(exportOf({ measure: "RR", rows: [] }))).toBe(
			"No pooled risk ratio could be computed (there are no studies).",
		);
	});

	test("a risk difference is in percentage points", () => {
		const text = resultsParagraph(exportOf({ measure: "RD", rows: bcg }));
		expect(text).toMatch(/risk difference .* was −2\.5 percentage points \(95% CI \[/);
	});

	const requests: AnalysisRequest[] = (["RR", "OR", "RD"] as const).flatMap((measure) =>
		(["random", "common", "mantel-haenszel"] as const).flatMap((model) =>
			[[], [row("a", 0, 0)], [row("a", 3, 5)], [row("a", 3, 5), row("b", 0, 4)], bcg].map((rows) => ({
				measure,
				model,
				rows,
				ci: "hksj" as const,
				include: ["leaveOneOut", "cumulative", "bias", "trimAndFill", "subgroups", "influence"] as const,
			})),
		),
	);
	test("no sentence of any of them holds what is not a number or not said", () => {
		expect(requests).toHaveLength(45);
		for (const request of requests) {
			const input = exportOf(request);
			for (const text of [methodsParagraph(input), resultsParagraph(input)]) {
				expect(text).not.toMatch(/NaN|undefined|null|Infinity|∞| {2}|\.\.| ,|\( | \)|\(\)|;\)/);
				expect(text).toMatch(/^[A-Z].*\.$/s);
			}
		}
	});
});
