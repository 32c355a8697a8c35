import fc from "fast-check";
import { expect, test } from "vitest";
import { layoutPeopleChart } from "./layout-people-chart.ts";
import { type Figure, flattenMarks, type UseMark } from "./mark.ts";
import { textBox } from "./measure-text.ts";
import { renderSvg } from "./render-svg.ts";
import { PEOPLE } from "./sample-charts.ts";

function people(figure: Figure, grid: string): { filled: number; outlined: number } {
	const uses = flattenMarks(figure.marks).filter(
		(mark): mark is UseMark => mark.type === "use" && mark.of === grid,
	);
	const count = (wanted: boolean) =>
		uses
			.filter(({ fill }) => (fill !== "surface") === wanted)
			.reduce((sum, { symbol }) => sum + (symbol === "row" ? 10 : 1), 0);
	return { filled: count(true), outlined: count(false) };
}

test.each([720, 360])("52 and 15 of 100 people are filled at %i, the others outlined", (width) => {
	const figure = layoutPeopleChart(PEOPLE, width);
	expect(people(figure, "a")).toEqual({ filled: 52, outlined: 48 });
	expect(people(figure, "b")).toEqual({ filled: 15, outlined: 85 });
});

test("whatever the rate, a grid holds a hundred", () => {
	fc.assert(
		fc.property(fc.integer({ min: -3, max: 103 }), (withOutcome) => {
			const [grid] = PEOPLE.grids;
			if (!grid) return;
			const figure = layoutPeopleChart({ ...PEOPLE, grids: [{ ...grid, withOutcome }] }, 720);
			const { filled, outlined } = people(figure, "a");
			expect(filled).toBe(Math.max(0, Math.min(100, withOutcome)));
			expect(filled + outlined).toBe(100);
		}),
	);
});

test("grids stand side by side on a desktop and under one another on a phone", () => {
	const cornersAt = (width: number) => {
		const uses = flattenMarks(layoutPeopleChart(PEOPLE, width).marks).filter((mark) => mark.type === "use");
		return ["a", "b"].map((key) => uses.find(({ of }) => of === key));
	};
	const [left, right] = cornersAt(720);
	expect(left?.y).toBe(right?.y);
	expect(right?.x).toBeGreaterThan(left?.x ?? Infinity);
	const [above, below] = cornersAt(360);
	expect(above?.x).toBe(below?.x);
	expect(below?.y).toBeGreaterThan(above?.y ?? Infinity);
});

test.each([720, 360])("five arms with long names stay inside at %i", (width) => {
	const grids = Array.from({ length: 5 }, (_, i) => ({
		key: String(i),
		label: `OnabotulinumtoxinA ${i} units in the glabellar region, repeated after 12 weeks`,
		colour: "experimental-1" as const,
		withOutcome: 10 * i,
		caption: `${10 * i} of 100 respond within the first six weeks of treatment`,
	}));
	const figure = layoutPeopleChart({ ...PEOPLE, grids }, width);
	for (const mark of flattenMarks(figure.marks)) {
		if (mark.type !== "text") continue;
		const box = textBox(mark);
		expect(box.left).toBeGreaterThanOrEqual(0);
		expect(box.right).toBeLessThanOrEqual(width);
		expect(box.bottom).toBeLessThanOrEqual(figure.height);
	}
});

test("the figure says in words what it shows, grid by grid too", () => {
	const figure = layoutPeopleChart(PEOPLE, 720);
	expect(figure.description).toBe(
		"100 people for each arm. OnabotulinumtoxinA: 52 of 100 respond. Placebo: 15 of 100 respond.",
	);
	expect(renderSvg(figure)).toContain("<title>Placebo: 15 of 100 respond</title>");
});

test("two hundred people take less than 6 kB", () => {
	expect(renderSvg(layoutPeopleChart(PEOPLE, 720)).length).toBeLessThan(6000);
});
