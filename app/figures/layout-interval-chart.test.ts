import { expect, test } from "vitest";
import { joinParts } from "#app/domain/format/figure-parts.ts";
import { positionOn } from "./axis-scale.ts";
import { layoutIntervalChart, placeIntervalChart } from "./layout-interval-chart.ts";
import { flattenMarks, type RectMark, type TextMark } from "./mark.ts";
import { FINZI, rateRow, ratios, studies } from "./sample-charts.ts";

const WIDTHS = [720, 360];

function textsOf(chart: typeof FINZI, width: number): TextMark[] {
	return flattenMarks(layoutIntervalChart(chart, width).marks).filter((mark) => mark.type === "text");
}

function barsOf(chart: typeof FINZI, width: number): RectMark[] {
	return flattenMarks(layoutIntervalChart(chart, width).marks).filter((mark) => mark.type === "rect");
}

test.each(WIDTHS)(
	"two arms are drawn large at %i: 52% and 15% above all other text, counts small",
	(width) => {
		const texts = textsOf(FINZI, width);
		const sizeOf = (text: string) => texts.find((mark) => mark.text === text)?.size ?? 0;
		const others = texts.filter(({ numeral }) => !numeral).map(({ size }) => size);
		expect(sizeOf("52%")).toBe(sizeOf("15%"));
		expect(sizeOf("52%")).toBeGreaterThan(1.7 * Math.max(...others));
		expect(sizeOf("17/33†")).toBeLessThan(16);
		expect(texts.map(({ text }) => text)).toEqual(
			expect.arrayContaining(["OnabotulinumtoxinA", "Placebo", "6/41", "[35.2, 67.5]", "[6.9, 28.4]"]),
		);
	},
);

test.each(WIDTHS)("bars at %i are as long as their values say, from one zero", (width) => {
	for (const chart of [FINZI, studies(24)]) {
		const bars = barsOf(chart, width);
		const values = chart.groups.flatMap(({ rows }) => rows.map(({ value = 0 }) => value));
		const unit = (bars[0]?.width ?? 0) / (values[0] ?? 1);
		expect(bars).toHaveLength(values.length);
		for (const [i, bar] of bars.entries()) expect(bar.width).toBeCloseTo((values[i] ?? 0) * unit, 6);
		expect(new Set(bars.map(({ x }) => x)).size).toBe(1);
	}
});

test("comparators are told without colour: their bars are patterned, experimental ones solid", () => {
	const [toxin, placebo] = barsOf(FINZI, 720);
	expect(toxin).toMatchObject({ fill: "experimental-1" });
	expect(toxin).not.toHaveProperty("patterned");
	expect(placebo).toMatchObject({ fill: "comparator-1", patterned: true, stroke: "comparator-1" });
});

test("comparators' points are hollow, and each arm of a family has a shape of its own", () => {
	const point = (colour: Parameters<typeof rateRow>[1]) => rateRow(colour, colour, 30);
	const rows = [
		point("experimental-1"),
		point("experimental-2"),
		point("comparator-1"),
		point("comparator-2"),
	];
	const figure = layoutIntervalChart(
		{ ...FINZI, mark: "point", groups: [{ key: "g", label: "", rows }] },
		720,
	);
	const points = rows.map(({ key }) =>
		figure.marks.find(({ of, type }) => of === `g/${key}` && type !== "text"),
	);
	expect(points.map((mark) => mark?.type)).toEqual(["circle", "path", "circle", "path"]);
	expect(points.map((mark) => mark && "fill" in mark && mark.fill)).toEqual([
		"experimental-1",
		"experimental-2",
		"surface",
		"surface",
	]);
});

test.each(WIDTHS)("every row of a dense chart at %i prints its figure and its names", (width) => {
	const chart = studies(24);
	const texts = textsOf(chart, width).map(({ text }) => text);
	for (const { rows } of chart.groups) for (const row of rows) expect(texts).toContain(joinParts(row));
	expect(texts.filter((text) => text === "Placebo")).toHaveLength(24);
});

test("a row without a value says why, muted, and draws nothing", () => {
	const missing = {
		key: "m",
		label: "Sham",
		colour: "comparator-2" as const,
		figure: "no count recorded",
		basis: "reported" as const,
	};
	for (const groups of [
		[{ key: "g", label: "", rows: [rateRow("Active", "experimental-1", 40), missing] }],
		[...studies(3).groups, { key: "g", label: "Other", rows: [missing] }],
	]) {
		for (const width of WIDTHS) {
			const figure = layoutIntervalChart({ ...FINZI, groups }, width);
			const marks = figure.marks.filter(({ of }) => of === "g/m");
			const reasons = marks.filter((mark) => mark.type === "text" && mark.text === "no count recorded");
			expect(reasons).toMatchObject([{ fill: "muted" }]);
			expect(marks.filter(({ type }) => type !== "text")).toEqual([]);
		}
	}
});

test("an interval that runs off the axis ends in an arrow there, the others in caps", () => {
	const chart = ratios([
		{ label: "a", estimate: 1.5, low: 1.1, high: 2 },
		{ label: "b", estimate: 2, low: 1.4, high: 2.9 },
		{ label: "c", estimate: 3, low: 0.0001, high: Infinity },
	]);
	const { rows, plot } = placeIntervalChart(chart, 720);
	expect(rows[0]?.interval).toMatchObject({ lowEnd: "cap", highEnd: "cap" });
	expect(rows[2]?.interval).toEqual({ low: plot.left, high: plot.right, lowEnd: "arrow", highEnd: "arrow" });
});

test("a ratio of zero cannot stand on a log axis: an arrow at the low end says so, without a point", () => {
	const chart = ratios([
		{ label: "a", estimate: 2, low: 1, high: 4 },
		{ label: "b", estimate: 0, low: 0, high: 3 },
	]);
	const [, zero] = placeIntervalChart(chart, 720).rows;
	expect(zero).not.toHaveProperty("x");
	expect(zero?.interval).toMatchObject({ lowEnd: "arrow", highEnd: "cap" });
});

test("the reference and both directions are there, each on its side", () => {
	const chart = ratios([{ label: "a", estimate: 3.52, low: 1.57, high: 7.91 }]);
	const { axis } = placeIntervalChart(chart, 720);
	const one = axis.ticks.find(({ value }) => value === 1)?.x ?? NaN;
	const texts = textsOf(chart, 720);
	const low = texts.find(({ text }) => text === "← favours placebo");
	const high = texts.find(({ text }) => text === "favours onabotulinumtoxinA →");
	expect(low).toMatchObject({ anchor: "end" });
	expect(low?.x).toBeLessThan(one);
	expect(high?.x).toBeGreaterThan(one);
});

test("the standalone figure can be cited: title, notes, provenance; in a page the page says these", () => {
	const whole = textsOf(FINZI, 720).map(({ text }) => text);
	const cited = [FINZI.title, ...FINZI.footnotes, "Equipoise · Version 3, 23 November 2026"];
	expect(whole).toEqual(expect.arrayContaining(cited));
	const drawing = layoutIntervalChart(FINZI, 720, { frame: "drawing" });
	const inPage = flattenMarks(drawing.marks).flatMap((mark) => (mark.type === "text" ? [mark.text] : []));
	for (const text of cited) expect(inPage).not.toContain(text);
	expect(inPage).toContain("Participants with response");
});

test("a tall chart carries its ticks above the rows too", () => {
	const zeros = (chart: typeof FINZI) => textsOf(chart, 720).filter(({ text }) => text === "0%").length;
	expect(zeros(studies(3))).toBe(1);
	expect(zeros(studies(24))).toBe(2);
});

test("text on a phone keeps 11 px at 326 px, the width left beside a card's margins", () => {
	for (const chart of [FINZI, studies(24), ratios([{ label: "a", estimate: 2, low: 1, high: 4 }])]) {
		for (const { size } of textsOf(chart, 360)) expect((size * 326) / 360).toBeGreaterThanOrEqual(11);
	}
});

test("the description tells a few rows in full and leaves many to the table", () => {
	expect(layoutIntervalChart(FINZI, 720).description).toBe(
		"At least 50% fall in MADRS. Bars with intervals. OnabotulinumtoxinA: 52% (17/33)†, interval [35.2, 67.5]. Placebo: 15% (6/41), interval [6.9, 28.4].",
	);
	expect(layoutIntervalChart(studies(24), 720).description).toContain("48 rows in 24 groups");
});

test.each(WIDTHS)("a margin at %i is a dashed line at its value, on an axis that reaches it", (width) => {
	const plain = ratios([{ label: "A trial", estimate: 1.2, low: 0.8, high: 1.8 }]);
	const margins = [0.01];
	const chart = { ...plain, axis: { ...plain.axis, margins } };
	const dashedIn = (drawn: typeof plain) =>
		flattenMarks(layoutIntervalChart(drawn, width).marks).filter((mark) => "dash" in mark && mark.dash);
	expect(dashedIn(plain)).toEqual([]);
	const [line, ...others] = dashedIn(chart);
	const { axis } = placeIntervalChart(chart, width);
	expect(axis.domain[0]).toBeLessThanOrEqual(0.01);
	expect(others).toEqual([]);
	const x = positionOn(axis, 0.01);
	expect(line).toMatchObject({
		type: "path",
		d: expect.stringMatching(new RegExp(`^M${Math.round(x * 10) / 10} `)),
	});
});
