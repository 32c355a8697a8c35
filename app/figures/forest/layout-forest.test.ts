import { expect, test } from "vitest";
import type { ForestChart } from "#app/domain/views/synthesis/chart.ts";
import type { SynthesisFigureOptions } from "#app/domain/views/synthesis/figure-input.ts";
import { synthesisFigure } from "#app/domain/views/synthesis/synthesis-figure.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import { expectSoundFigure, textBoxes } from "#tests/support/layout-checks.ts";
import {
	BCG_OPTIONS,
	generic,
	madeUpBias,
	manyTrials,
	means,
	tables,
} from "#tests/support/synthesis-samples.ts";
import { positionOn } from "../axis-scale.ts";
import { flattenMarks, type RectMark } from "../mark.ts";
import type { PlacedAxis } from "../place-axis.ts";
import { forestMarks } from "./forest-marks.ts";
import { layoutForest, placeForest } from "./layout-forest.ts";

function forest(request: AnalysisRequest, options: SynthesisFigureOptions = BCG_OPTIONS): ForestChart {
	const chart = synthesisFigure("forest", request, options);
	if (chart.kind !== "forest") throw new Error("Not a forest");
	return chart;
}

const textsOf = (chart: ForestChart, width: number) =>
	textBoxes(layoutForest(chart, width)).map(({ text }) => text);

/** The squares of the studies by the key of their row. */
function squares(chart: ForestChart, width: number): Map<string, RectMark> {
	const rects = flattenMarks(layoutForest(chart, width).marks).filter((mark) => mark.type === "rect");
	return new Map(rects.map((rect) => [rect.of ?? "", rect]));
}

test.each([360, 1100])("at %i the squares' areas are as the weights, centred on the estimates", (width) => {
	const chart = forest(tables("bcg"));
	const drawn = squares(chart, width);
	const { axis, rows } = placeForest(chart, width);
	const studies = chart.rows.filter((row) => row.kind === "study");
	expect(studies).toHaveLength(13);
	const [first] = studies;
	const reference = drawn.get(first?.key ?? "");
	for (const { key, weight = 0, effect } of studies) {
		const square = drawn.get(key);
		if (!square || !reference || !first?.weight) throw new Error(`No square for ${key}`);
		expect((square.width * square.height) / (reference.width * reference.height)).toBeCloseTo(
			weight / first.weight,
			9,
		);
		expect(square.x + square.width / 2).toBeCloseTo(positionOn(axis, effect.value), 9);
		expect(square.y + square.height / 2).toBeCloseTo(
			rows.find(({ row }) => row.key === key)?.y ?? Number.NaN,
			9,
		);
	}
});

test("a ratio and its inverse stand as far from 1", () => {
	const { axis } = placeForest(forest(tables("bcg")), 1100);
	const [one, half, two] = [1, 0.5, 2].map((value) => positionOn(axis, value));
	expect((one ?? 0) - (half ?? 0)).toBeCloseTo((two ?? 0) - (one ?? 0), 9);
	expect(axis.ticks.map(({ label }) => label)).toEqual(["0.1", "0.2", "0.5", "1", "2", "5"]);
});

test("groups have their own diamonds, the test between them follows, then the overall and the prediction interval", () => {
	const chart = forest(tables("bcg"));
	expect(
		chart.rows.filter(({ kind }) => kind !== "study").map(({ kind, label }) => `${kind}: ${label}`),
	).toEqual([
		"heading: random",
		"diamond: random (k = 7)",
		"heading: alternate",
		"diamond: alternate (k = 2)",
		"heading: systematic",
		"diamond: systematic (k = 4)",
		"note: Test between subgroups by allocation: Q 1.86 (df 2, p = 0.394)",
		"diamond: Random effects (k = 13)",
		"prediction: 95% prediction interval",
	]);
	expect(chart.rows.at(-1)).toMatchObject({ effect: { shown: "[0.13, 1.78]" } });
});

test("the diamond spans its interval", () => {
	const chart = forest(tables("bcg"));
	const { axis } = placeForest(chart, 1100);
	const diamond = flattenMarks(layoutForest(chart, 1100).marks).find(
		(mark) => mark.type === "path" && mark.of === "overall",
	);
	if (diamond?.type !== "path") throw new Error("No diamond");
	const xs = [...diamond.d.matchAll(/[ML]([\d.]+) /g)].map(([, x]) => Number(x));
	expect(Math.min(...xs)).toBeCloseTo(positionOn(axis, Math.exp(-1.06689763881)), 1);
	expect(Math.max(...xs)).toBeCloseTo(positionOn(axis, Math.exp(-0.36216704551)), 1);
});

test("an interval that runs off the axis ends in an arrow at the axis' end", () => {
	const rows = [0.4, 0.5, 0.45, 0.55].map((estimate, i) => ({
		label: `Trial ${i}`,
		estimate,
		se: i === 3 ? 40 : 0.1,
	}));
	const chart = forest(
		{ measure: "GEN", rows },
		{ ...BCG_OPTIONS, generic: { label: "Hazard ratio", scale: "log" } },
	);
	const { axis } = placeForest(chart, 1100);
	const intervals = flattenMarks(layoutForest(chart, 1100).marks).find(
		(mark) => mark.type === "path" && mark.stroke === "ink" && mark.strokeWidth === 1.3,
	);
	if (intervals?.type !== "path") throw new Error("No intervals");
	const [left, right] = axis.range.map((x) => Math.round(x * 10) / 10);
	expect(intervals.d).toContain(`M${left} `);
	expect(intervals.d).toMatch(new RegExp(`L${right} [\\d.]+l-6 4`));
});

test("a diamond that runs off the axis is cut straight there, and a study beyond it is an arrow alone", () => {
	const axis: PlacedAxis = { scale: "log", domain: [0.5, 2], range: [0, 100], ticks: [] };
	const effect = (value: number, low: number, high: number) => ({ value, low, high, shown: "" });
	const label = { label: "", cells: [] };
	const marks = forestMarks(
		[
			{
				row: { ...label, kind: "study", key: "beyond", effect: effect(4, 3, 5), weight: 10 },
				y: 10,
				size: 18,
			},
			{
				row: {
					...label,
					kind: "diamond",
					key: "wide",
					rank: "overall",
					effect: effect(1, 0.8, 3),
					notes: [],
				},
				...{ y: 40, size: 18 },
			},
		],
		axis,
	);
	expect(marks.map((mark) => ("of" in mark ? mark.of : undefined))).toEqual([undefined, "wide"]);
	const [arrow, diamond] = marks.map((mark) => (mark.type === "path" ? mark.d : ""));
	expect(arrow).toMatch(/L100 10l-6 4$/);
	expect(diamond).toMatch(/^M50 [\d.]+L100 [\d.]+V[\d.]+L50 [\d.]+L33\.9 40Z$/);
});

test("a row that is not pooled stays, with the reason and without a square", () => {
	const chart = forest({ ...tables("edge_tables_public", "OR"), model: "mantel-haenszel" });
	const [first] = chart.rows;
	expect(first).toMatchObject({ kind: "unpooled", reason: "Not pooled: no events in either arm" });
	expect(squares(chart, 1100).has("row-0")).toBe(false);
	for (const width of [360, 1100])
		expect(textsOf(chart, width).join(" ")).toContain("Not pooled: no events in");
});

test("an estimate to compare with is a hollow diamond, or words where it is on another measure", () => {
	const published = {
		response: { measure: "RR", scale: "log", pooled: pooledOf(Math.log(0.5), [-1, -0.4]) },
	} as const;
	const chart = forest(tables("bcg"), { ...BCG_OPTIONS, published });
	expect(chart.rows.at(-1)).toMatchObject({ kind: "diamond", rank: "published", label: "As published" });
	const mark = flattenMarks(layoutForest(chart, 1100).marks).find(
		({ of, type }) => of === "published" && type === "path",
	);
	expect(mark).toMatchObject({ fill: "surface", stroke: "ink" });
	const other = forest(tables("bcg", "OR"), { ...BCG_OPTIONS, published });
	expect(other.rows.at(-1)).toEqual({
		kind: "note",
		key: "published",
		label: "As published: RR 0.50 [0.37, 0.67]",
	});
});

function pooledOf(estimate: number, ci: readonly [number, number]) {
	return { estimate, se: 0.1, ci, statistic: null, df: null, p: null, natural: { estimate, ci } };
}

test("lights stand under their domain's head, with symbols", () => {
	const chart = forest(tables("bcg"), { ...BCG_OPTIONS, bias: madeUpBias(13) });
	const figure = layoutForest(chart, 1100);
	const heads = flattenMarks(figure.marks).filter(
		(mark) => mark.type === "text" && /^(D\d|All)$/.test(mark.text),
	);
	const columns = new Set(heads.map((mark) => (mark.type === "text" ? mark.x : 0)));
	const lights = flattenMarks(figure.marks).filter((mark) => mark.type === "use");
	expect(columns.size).toBe(6);
	expect(lights.length).toBeGreaterThan(50);
	for (const light of lights) expect(columns.has(light.x)).toBe(true);
	const symbols = Object.values(figure.symbols ?? {}).map((marks) =>
		marks.map((mark) => (mark.type === "text" ? mark.text : "")).join(""),
	);
	expect(symbols.sort()).toEqual(["+", "?", "×", "–"].sort());
	expect(chart.table.rows[1]?.cells.slice(-6)).toEqual(["Low", "Low", "No information", "Low", "High", ""]);
});

test("two hundred rows are legible: none closer than 18 pixels, no text below 10.5", () => {
	const chart = forest(manyTrials(200), { ...BCG_OPTIONS, bias: madeUpBias(200) });
	for (const width of [360, 1100]) {
		const figure = layoutForest(chart, width);
		expectSoundFigure(figure);
		const { rows } = placeForest(chart, width);
		const studies = rows.filter(({ row }) => row.kind === "study");
		expect(studies).toHaveLength(200);
		for (const [i, { y }] of studies.entries()) {
			const before = studies[i - 1];
			if (before) expect(y - before.y).toBeGreaterThanOrEqual(18);
		}
		for (const mark of flattenMarks(figure.marks))
			if (mark.type === "text") expect(mark.size).toBeGreaterThanOrEqual(10.5);
	}
});

test("one study, none, and none that can be pooled", () => {
	const one = forest(tables("single_bcg_trial2"));
	expect(one.rows.map(({ kind }) => kind)).toEqual(["study", "diamond"]);
	const none = forest({ measure: "RR", rows: [] });
	expect(none.rows.map(({ kind }) => kind)).toEqual(["note"]);
	for (const chart of [one, none])
		for (const width of [360, 1100]) expectSoundFigure(layoutForest(chart, width));
});

test("a narrow canvas stacks: the name above its drawing, both from the left edge", () => {
	const chart = forest(tables("bcg"));
	const boxes = textBoxes(layoutForest(chart, 360));
	const name = boxes.find(({ text }) => text === "Aronson 1948");
	const { axis, rows } = placeForest(chart, 360);
	expect(name?.left).toBe(16);
	expect(axis.range[1] - axis.range[0]).toBeGreaterThan(300);
	expect(rows[0]?.y).toBeGreaterThan(name?.bottom ?? Infinity);
});

test("means, generic estimates and percentages print their own columns", () => {
	expect(textsOf(forest(means("normand1999", "MD")), 1100)).toContain("55 (47), 155");
	expect(textsOf(forest(generic("molloy2014")), 1100)).toContain("0.189 (0.0971)");
	const points = forest(tables("bcg", "RD"));
	expect(points.headings.effect).toBe("RD, % points [95% CI]");
	expect(points.axis).toMatchObject({ scale: "linear", reference: 0 });
});

test("the level asked for reaches words and intervals", () => {
	const chart = forest({ ...tables("bcg"), level: 0.9 });
	expect(chart.headings.effect).toBe("RR [90% CI]");
	expect(chart.footnotes.join(" ")).toContain("90% intervals");
	expect(chart.rows.at(-1)?.label).toBe("90% prediction interval");
});

test("cumulative and leave-one-out forests have a line for each refit, and dots without weights", () => {
	for (const name of ["cumulative", "leave-one-out"]) {
		const chart = synthesisFigure(name, tables("bcg"), BCG_OPTIONS);
		if (chart.kind !== "forest") throw new Error("Not a forest");
		expect(chart.rows.filter(({ kind }) => kind === "study")).toHaveLength(13);
		expect(squares(chart, 1100).size).toBe(0);
		expect(chart.headings.weight).toBeUndefined();
		for (const width of [360, 1100]) expectSoundFigure(layoutForest(chart, width), name);
	}
	const cumulative = synthesisFigure("cumulative", tables("bcg"), BCG_OPTIONS);
	expect(cumulative.table.rows[0]?.header).toBe("Aronson 1948");
	expect(cumulative.table.rows[12]?.cells.at(-1)).toBe("0.49 [0.34, 0.70]");
});
