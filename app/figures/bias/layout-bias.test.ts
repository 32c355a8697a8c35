import { expect, test } from "vitest";
import { biasTable } from "#app/domain/views/synthesis/bias-judgement.ts";
import { synthesisFigure } from "#app/domain/views/synthesis/synthesis-figure.ts";
import { expectSoundFigure, textBoxes } from "#tests/support/layout-checks.ts";
import { BCG_OPTIONS, madeUpBias, tables } from "#tests/support/synthesis-samples.ts";
import { layoutSynthesisChart } from "../layout-synthesis-chart.ts";
import { flattenMarks } from "../mark.ts";

const options = { ...BCG_OPTIONS, bias: madeUpBias(13) };
const lights = synthesisFigure("bias-lights", tables("bcg"), options);
const summary = synthesisFigure("bias-summary", tables("bcg"), options);

test.each([360, 720, 1100])("at %i lights and summary are sound", (width) => {
	for (const chart of [lights, summary]) expectSoundFigure(layoutSynthesisChart(chart, width), chart.kind);
});

test("wide heads are the domains' names; narrow ones are numbers with a list below", () => {
	const texts = (width: number) => textBoxes(layoutSynthesisChart(lights, width)).map(({ text }) => text);
	expect(texts(1100)).toContain("Overall");
	expect(texts(1100)).not.toContain("D1");
	expect(texts(360)).toContain("D1");
	expect(texts(360).join(" ")).toContain("D3: Missing outcome data");
});

test("each bar is whole, and its parts are as wide as their shares", () => {
	const figure = layoutSynthesisChart(summary, 720);
	if (summary.kind !== "bias-summary") throw new Error("Not a summary");
	const rects = flattenMarks(figure.marks).filter((mark) => mark.type === "rect");
	for (const { key, parts } of summary.bars) {
		const own = rects.filter(({ of = "" }) => of.startsWith(`${key}/`));
		const whole = own.reduce((sum, { width }) => sum + width, 0);
		expect(own).toHaveLength(parts.length);
		expect(parts.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100, 9);
		for (const [i, { percent }] of parts.entries())
			expect((100 * (own[i]?.width ?? 0)) / whole).toBeCloseTo(percent, 9);
	}
});

test("the summary can add up weights: a domain's share is that of the studies judged so", () => {
	const bias = {
		domains: ["Overall"],
		judgements: tables("bcg").rows.map((_, i) => [i === 0 ? ("high" as const) : ("low" as const)]),
	};
	const chart = synthesisFigure("bias-summary", tables("bcg"), { ...BCG_OPTIONS, bias, biasBy: "weight" });
	if (chart.kind !== "bias-summary") throw new Error("Not a summary");
	expect(chart.axisLabel).toBe("Share of the weight");
	// weights(rma(measure = "RR", …)) of the first trial, from tests/fixtures/metafor/expected/bcg.json
	expect(chart.bars[0]?.parts[1]?.percent).toBeCloseTo(5.063, 2);
});

test("studies' judgements become one table: an outcome's own go before the whole study's", () => {
	const table = biasTable([
		{
			outcomeId: "o1",
			riskOfBias: [
				{ domain: "Overall", judgement: "low" },
				{ domain: "Missing data", judgement: "low" },
				{ domain: "missing data ", judgement: "high", outcomeId: "o1" },
				{ domain: "Measurement", judgement: "high", outcomeId: "o2" },
			],
		},
		{ riskOfBias: [{ domain: "Overall", judgement: "unclear" }] },
	]);
	expect(table?.domains.map((domain) => domain.toLowerCase())).toEqual(["missing data", "overall"]);
	expect(table?.judgements).toEqual([
		["high", "low"],
		[null, "unclear"],
	]);
	expect(biasTable([{ riskOfBias: [] }])).toBeUndefined();
});

test("assessors who differ give no light, which is said; an agreed judgement goes before theirs", () => {
	const judged = (judgement: "low" | "high", agreed?: true) => ({
		domain: "Overall",
		judgement,
		...(agreed && { agreed }),
	});
	const table = biasTable([
		{ riskOfBias: [judged("low"), judged("low")] },
		{ riskOfBias: [judged("low"), judged("high")] },
		{ riskOfBias: [judged("low"), judged("high", true)] },
		// Nothing is judged yet where only questions are answered.
		{ riskOfBias: [{ domain: "Missing data" }] },
	]);
	expect(table).toEqual({
		domains: ["Overall"],
		judgements: [["low"], [null], ["high"], [null]],
		differing: 1,
	});
	const chart = synthesisFigure("bias-lights", tables("bcg"), {
		...BCG_OPTIONS,
		...(table && { bias: table }),
	});
	expect(chart.footnotes).toContain(
		"No light where assessors differ and no judgement is marked as agreed: 1 judgement.",
	);
});
