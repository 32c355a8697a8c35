import fc from "fast-check";
import { expect, test } from "vitest";
import type { ColourRole } from "#app/domain/arms/arm-colours.ts";
import { runs } from "#tests/support/property-runs.ts";
import type { IntervalChart } from "../domain/views/interval-chart.ts";
import {
	layoutIntervalChart,
	type PlacedIntervalChart,
	placeIntervalChart,
} from "./layout-interval-chart.ts";
import { type Figure, flattenMarks } from "./mark.ts";
import { type TextBox, textBox } from "./measure-text.ts";

/** Layout of random charts: whatever the data and the names, nothing overlaps and nothing leaves the canvas. */

const colour = fc.constantFrom<ColourRole>(
	"experimental-1",
	"experimental-2",
	"experimental-3",
	"comparator-1",
	"comparator-2",
);

const name = fc.oneof(
	fc.constantFrom("Placebo", "OnabotulinumtoxinA", "", "St John’s wort 300 mg three times a day"),
	fc.string({ maxLength: 60 }),
	fc.string({ unit: "grapheme", maxLength: 40 }),
	fc.lorem({ maxCount: 14 }),
	fc.string({ unit: fc.constantFrom("m", "W", "x"), minLength: 20, maxLength: 90 }),
);

const value = (scale: "linear" | "log") =>
	scale === "log"
		? fc.double({ min: -9, max: 9, noNaN: true }).map((exponent) => 10 ** exponent)
		: fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: -1e5, max: 1e5, noNaN: true }));

const row = (scale: "linear" | "log") =>
	fc
		.record({
			label: name,
			colour,
			missing: fc.integer({ min: 0, max: 6 }),
			ends: fc.tuple(value(scale), value(scale), value(scale)),
			basis: fc.constantFrom("reported" as const, "derived" as const),
		})
		.map(({ ends, missing, ...rest }) => {
			const [low = 0, middle = 0, high = 0] = ends.toSorted((a, b) => a - b);
			if (missing === 0)
				return { ...rest, figure: "Several whole numbers of the people analysed round to this" };
			const figure = Math.abs(middle) < 1000 ? middle.toFixed(1) : middle.toExponential(1);
			const drawn = { ...rest, value: middle, figure: `${figure}%`, detail: `${missing * 7}/93` };
			return missing === 1
				? drawn
				: { ...drawn, low, high, interval: `[${low.toPrecision(3)}, ${high.toPrecision(3)}]` };
		});

const chart = (most: number): fc.Arbitrary<IntervalChart> =>
	fc.constantFrom("linear" as const, "log" as const).chain((scale) =>
		fc
			.record({
				title: name,
				subtitle: name,
				mark:
					scale === "log" ? fc.constant("point" as const) : fc.constantFrom("bar" as const, "point" as const),
				favours: fc.option(fc.record({ low: name, high: name })),
				reference: fc.option(fc.constant(scale === "log" ? 1 : 0)),
				axisLabel: name,
				unit: fc.constantFrom("%", "", "points on the scale"),
				groups: fc.array(
					fc.record({ label: name, rows: fc.array(row(scale), { minLength: 1, maxLength: 5 }) }),
					{
						minLength: 1,
						maxLength: most,
					},
				),
				footnotes: fc.array(name, { maxLength: 3 }),
			})
			.map(({ groups, favours, reference, axisLabel, unit, ...rest }) => ({
				...rest,
				axis: {
					scale,
					unit,
					label: axisLabel,
					...(reference !== null && { reference }),
					...(favours && { favours }),
				},
				groups: groups.map((group, i) => ({
					key: `g${i}`,
					label: group.label,
					rows: group.rows.map((each, j) => ({ key: `r${j}`, ...each })),
				})),
				provenance: "Version 1",
			})),
	);

function textBoxes(figure: Figure): (TextBox & { text: string })[] {
	return flattenMarks(figure.marks).flatMap((mark) =>
		mark.type === "text" ? [{ ...textBox(mark), text: mark.text }] : [],
	);
}

function overlaps(a: TextBox, b: TextBox): boolean {
	const slack = 0.5;
	return (
		a.left < b.right - slack &&
		b.left < a.right - slack &&
		a.top < b.bottom - slack &&
		b.top < a.bottom - slack
	);
}

function expectInside({ left, right, top, bottom }: TextBox, { width, height }: Figure, what: string) {
	expect(left, what).toBeGreaterThanOrEqual(-0.5);
	expect(right, what).toBeLessThanOrEqual(width + 0.5);
	expect(top, what).toBeGreaterThanOrEqual(-0.5);
	expect(bottom, what).toBeLessThanOrEqual(height + 0.5);
}

function expectRowsInPlot({ rows, plot, height }: PlacedIntervalChart) {
	for (const { x, origin, interval, y, top, bottom } of rows) {
		for (const at of [x, origin, interval?.low, interval?.high]) {
			if (at === undefined) continue;
			expect(Number.isFinite(at)).toBe(true);
			expect(at).toBeGreaterThanOrEqual(plot.left - 1e-6);
			expect(at).toBeLessThanOrEqual(plot.right + 1e-6);
		}
		expect(top).toBeLessThan(y);
		expect(y).toBeLessThan(bottom);
		expect(bottom).toBeLessThanOrEqual(height);
	}
	for (const [i, row] of rows.entries())
		expect(row.top).toBeGreaterThanOrEqual((rows[i - 1]?.bottom ?? 0) - 8);
}

function expectSoundLayout(view: IntervalChart, width: number) {
	for (const frame of ["whole", "drawing"] as const) {
		const figure = layoutIntervalChart(view, width, { frame });
		const boxes = textBoxes(figure);
		for (const box of boxes) expectInside(box, figure, box.text);
		const byTop = boxes.toSorted((a, b) => a.top - b.top);
		for (const [i, box] of byTop.entries()) {
			for (const other of byTop.slice(i + 1)) {
				if (other.top >= box.bottom) break;
				expect(overlaps(box, other), `“${box.text}” over “${other.text}”`).toBe(false);
			}
		}
		for (const mark of figure.marks) {
			if (mark.type !== "rect") continue;
			const bar = { left: mark.x, right: mark.x + mark.width, top: mark.y, bottom: mark.y + mark.height };
			expectInside(bar, figure, `bar of ${mark.of}`);
			for (const box of boxes) expect(overlaps(bar, box), `bar under “${box.text}”`).toBe(false);
		}
		expectRowsInPlot(placeIntervalChart(view, width, { frame }));
	}
}

test.each([720, 360])("nothing overlaps or leaves the canvas at %i, for a few groups", (width) => {
	fc.assert(
		fc.property(chart(3), (view) => expectSoundLayout(view, width)),
		runs(40),
	);
});

test.each([720, 360])("nothing overlaps or leaves the canvas at %i, for up to forty groups", (width) => {
	fc.assert(
		fc.property(chart(40), (view) => expectSoundLayout(view, width)),
		runs(6),
	);
});

test("bars are as long as their values, for any values and ends", () => {
	fc.assert(
		fc.property(chart(6), (view) => {
			const { axis, rows } = placeIntervalChart({ ...view, mark: "bar" }, 720);
			const [low, high] = axis.domain;
			if (axis.scale === "log") return;
			const unit = (axis.range[1] - axis.range[0]) / (high - low);
			for (const { datum, x, origin } of rows) {
				if (datum.value === undefined || datum.value > high || datum.value < low) continue;
				expect(Math.abs((x ?? NaN) - origin - datum.value * unit)).toBeLessThan(1e-6);
			}
		}),
		runs(20),
	);
});

test("whatever numbers a chart holds, it is drawn with finite ones", () => {
	const absurd = fc.option(
		fc.oneof(fc.double(), fc.constantFrom(0, 1, 1e308, -1e308, 5e-324, Infinity, NaN)),
		{
			nil: undefined,
		},
	);
	const numbers = fc.record({ value: absurd, low: absurd, high: absurd });
	const axes = fc.record({ domain: fc.option(fc.tuple(fc.double(), fc.double())), reference: absurd });
	fc.assert(
		fc.property(chart(2), numbers, axes, (view, extreme, { domain, reference }) => {
			const { value: at, low, high } = extreme;
			const groups = view.groups.map((group) => ({
				...group,
				rows: group.rows.map((each) => ({
					...each,
					...(at !== undefined && { value: at }),
					...(low !== undefined && { low }),
					...(high !== undefined && { high }),
				})),
			}));
			const axis = { ...view.axis, ...(domain && { domain }), ...(reference !== undefined && { reference }) };
			const marks = JSON.stringify(layoutIntervalChart({ ...view, axis, groups }, 720).marks);
			// JSON writes NaN and infinite coordinates as null; paths hold them as text.
			expect(marks).not.toMatch(/:null|"d":"[^"]*(?:NaN|Infinity)/);
		}),
		runs(40),
	);
});

test("points stand in the order of their values", () => {
	fc.assert(
		fc.property(chart(6), (view) => {
			const { rows } = placeIntervalChart({ ...view, mark: "point" }, 360);
			const drawn = rows.filter((each) => each.x !== undefined);
			const sorted = drawn.toSorted((a, b) => (a.datum.value ?? 0) - (b.datum.value ?? 0));
			for (const [i, each] of sorted.entries()) {
				expect(each.x ?? 0).toBeGreaterThanOrEqual((sorted[i - 1]?.x ?? -Infinity) - 1e-6);
			}
		}),
		runs(20),
	);
});
