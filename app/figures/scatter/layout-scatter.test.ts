import { expect, test } from "vitest";
import type { ScatterChart } from "#app/domain/views/synthesis/chart.ts";
import { synthesisFigure } from "#app/domain/views/synthesis/synthesis-figure.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import { expectSoundFigure } from "#tests/support/layout-checks.ts";
import { BCG_OPTIONS, manyTrials, proportions, tables } from "#tests/support/synthesis-samples.ts";
import { flattenMarks } from "../mark.ts";
import { textBox } from "../measure-text.ts";
import { clipLine, clipPolygon } from "./clip.ts";
import { layoutScatter, placeScatter } from "./layout-scatter.ts";
import { discMeets } from "./overlap.ts";

function scatter(name: string, request: AnalysisRequest = tables("bcg")): ScatterChart {
	const chart = synthesisFigure(name, request, BCG_OPTIONS);
	if (chart.kind !== "scatter") throw new Error("Not a scatter plot");
	return chart;
}

const BOX = { left: 0, right: 10, top: 0, bottom: 10 };

test("lines and areas are cut at the plot's edges without bending", () => {
	expect(
		clipLine(
			[
				[-10, 5],
				[20, 5],
			],
			BOX,
		),
	).toEqual([
		[
			[0, 5],
			[10, 5],
		],
	]);
	expect(
		clipLine(
			[
				[0, 0],
				[20, 20],
			],
			BOX,
		),
	).toEqual([
		[
			[0, 0],
			[10, 10],
		],
	]);
	expect(
		clipLine(
			[
				[-5, -5],
				[-1, -1],
			],
			BOX,
		),
	).toEqual([]);
	expect(
		clipLine(
			[
				[1, 1],
				[1, 20],
				[2, 20],
				[2, 1],
			],
			BOX,
		),
	).toHaveLength(2);
	expect(
		clipPolygon(
			[
				[-10, -10],
				[20, -10],
				[20, 20],
				[-10, 20],
			],
			BOX,
		),
	).toHaveLength(4);
	expect(
		clipPolygon(
			[
				[11, 11],
				[12, 11],
				[12, 12],
			],
			BOX,
		),
	).toEqual([]);
});

test("the funnel's standard errors grow downwards, from 0 at the top", () => {
	const chart = scatter("funnel");
	const { frame, points } = placeScatter(chart, 720);
	expect(frame.y.ticks[0]).toMatchObject({ value: 0, y: frame.box.top });
	const sorted = points.toSorted((a, b) => a.y - b.y);
	for (const [i, { cy }] of sorted.entries())
		expect(cy).toBeGreaterThanOrEqual(sorted[i - 1]?.cy ?? frame.box.top);
});

test("the funnel's regions are told by shade and by name, and filled studies are hollow", () => {
	const chart = scatter("funnel");
	expect(chart.regions.map(({ label }) => label)).toEqual([
		"p < 0.01",
		"0.01 to 0.05",
		"0.05 to 0.10",
		"p > 0.10",
	]);
	expect(new Set(chart.regions.map(({ shade }) => shade)).size).toBe(4);
	const figure = layoutScatter(chart, 720);
	const hollow = flattenMarks(figure.marks).filter(
		(mark) => mark.type === "circle" && mark.of?.startsWith("filled"),
	);
	expect(hollow).toHaveLength(1);
	expect(hollow[0]).toMatchObject({ fill: "surface", stroke: "ink" });
});

test.each([360, 720])("at %i discs' areas are as the weights", (width) => {
	const { points } = placeScatter(scatter("labbe"), width);
	const [largest, second] = points;
	if (!largest?.size || !second?.size) throw new Error("No sizes");
	expect(second.r ** 2 / largest.r ** 2).toBeCloseTo(second.size / largest.size, 9);
});

test("L’Abbé’s plot is square, its line of equal rates the diagonal", () => {
	const { frame } = placeScatter(scatter("labbe"), 720);
	const { left, right, top, bottom } = frame.box;
	expect(right - left).toBeCloseTo(bottom - top, 9);
	expect(frame.x.domain).toEqual(frame.y.domain);
});

test("rates with a zero keep linear axes from 0", () => {
	const chart = scatter("labbe", tables("edge_tables_public", "OR"));
	expect(chart.x).toMatchObject({ scale: "linear", domain: [0, 100] });
});

test.each(
	["labbe", "baujat", "radial", "funnel", "regression"].flatMap((name) => [
		[name, 720],
		[name, 360],
	]),
)("%s at %i names every study, or says how many names do not fit", (name, width) => {
	const chart = scatter(String(name));
	const figure = layoutScatter(chart, Number(width));
	const marks = flattenMarks(figure.marks);
	const named = new Set(marks.flatMap((mark) => (mark.type === "text" && mark.of ? [mark.of] : [])));
	const said = marks.flatMap((mark) => (mark.type === "text" ? [mark.text] : [])).join(" ");
	const [, unnamed = "0"] = /(\d+) of 13 names do(?:es)? not fit/.exec(said) ?? [];
	expect(named.size + Number(unnamed)).toBe(13);
	for (const box of marks.flatMap((mark) => (mark.type === "text" && mark.of ? [textBox(mark)] : [])))
		for (const mark of marks) if (mark.type === "circle" && mark.of) expect(discMeets(mark, box)).toBe(false);
	const rows = new Set(chart.table.rows.map(({ key }) => key));
	expect(chart.points.filter(({ key }) => !rows.has(key))).toEqual([]);
	expect(figure.targets?.map(({ key }) => key).sort()).toEqual(chart.points.map(({ key }) => key).sort());
});

test("at 720 L’Abbé’s, Baujat’s and the funnel’s thirteen trials all have their names", () => {
	for (const name of ["labbe", "baujat", "funnel"]) {
		const texts = flattenMarks(layoutScatter(scatter(name), 720).marks);
		expect(texts.some((mark) => mark.type === "text" && /not fit/.test(mark.text))).toBe(false);
	}
});

test("Baujat’s plot names the studies that stand out", () => {
	const figure = layoutScatter(scatter("baujat"), 360);
	const texts = flattenMarks(figure.marks).map((mark) => (mark.type === "text" ? mark.text : ""));
	expect(texts).toContain("Hart & Sutherland 1977");
	expect(texts).toContain("TPT Madras 1980");
});

test("a funnel of proportions is on the logit, without regions around no difference", () => {
	const chart = scatter("funnel", proportions("debruin2009"));
	expect(chart.regions).toEqual([]);
	expect(chart.x.label).toBe("Logit of the proportion");
});

test("nothing to draw is said in the plot", () => {
	for (const name of ["funnel", "radial", "labbe"]) {
		const chart = scatter(name, { measure: "RR", rows: [] });
		const figure = layoutScatter(chart, 360);
		expectSoundFigure(figure, name);
		const texts = flattenMarks(figure.marks).map((mark) => (mark.type === "text" ? mark.text : ""));
		expect(texts.join(" ")).toContain(chart.empty ?? "?");
	}
});

test("two hundred studies have a point each", () => {
	const chart = scatter("funnel", manyTrials(200));
	const { points } = placeScatter(chart, 360);
	expect(points.filter(({ shape }) => shape === "disc")).toHaveLength(200);
	expectSoundFigure(layoutScatter(chart, 360));
});
