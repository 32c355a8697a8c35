import { expect, test } from "vitest";
import { joinParts } from "#app/domain/format/figure-parts.ts";
import type { IntervalChart } from "../domain/views/interval-chart.ts";
import { interactiveRows } from "./interactive-rows.ts";
import { layoutIntervalChart, placeIntervalChart } from "./layout-interval-chart.ts";
import { FINZI, ratios, studies } from "./sample-charts.ts";

const CHARTS: [string, IntervalChart][] = [
	["two arms", FINZI],
	["24 studies", studies(24)],
	["ratios", ratios([{ label: "a", estimate: 2, low: 1, high: 4 }])],
];

test.each(CHARTS)(
	"%s: the interactive view is handed the view model's own numbers, in its order",
	(_, chart) => {
		for (const width of [720, 360]) {
			const handed = interactiveRows(placeIntervalChart(chart, width, { frame: "drawing" }));
			const model = chart.groups.flatMap((group) => group.rows);
			expect(handed.map(({ value, low, high, label }) => ({ value, low, high, label }))).toEqual(
				model.map(({ value, low, high, label }) => ({ value, low, high, label })),
			);
			for (const [i, row] of handed.entries())
				expect(row.printed.replace("†", "")).toBe(model[i] && joinParts(model[i]));
		}
	},
);

test.each(CHARTS)("%s: it draws them where the SVG does", (_, chart) => {
	const handed = interactiveRows(placeIntervalChart(chart, 720, { frame: "drawing" }));
	const figure = layoutIntervalChart(chart, 720, { frame: "drawing" });
	for (const { key, row, y } of handed) {
		const mark = figure.marks.find(({ of, type }) => of === key && type !== "text");
		const end = mark?.type === "rect" ? mark.x + mark.width : mark?.type === "circle" ? mark.cx : NaN;
		const middle = mark?.type === "rect" ? mark.y + mark.height / 2 : mark?.type === "circle" ? mark.cy : NaN;
		expect(row.x).toBeCloseTo(end, 6);
		expect(y).toBeCloseTo(middle, 6);
	}
});

test("rows without a value are left to the drawing", () => {
	const missing = {
		key: "m",
		label: "Sham",
		colour: "comparator-1" as const,
		figure: "none",
		basis: "reported" as const,
	};
	const chart = {
		...FINZI,
		groups: [{ key: "g", label: "", rows: [missing, ...(FINZI.groups[0]?.rows ?? [])] }],
	};
	expect(interactiveRows(placeIntervalChart(chart, 720)).map(({ label }) => label)).toEqual([
		"OnabotulinumtoxinA",
		"Placebo",
	]);
});
