import { expect, test } from "vitest";
import type { MapChart } from "#app/domain/topics/map-chart.ts";
import { flattenMarks } from "../mark.ts";
import { layoutMap } from "./layout-map.ts";

const mark = (row: number, column: number, people: number | undefined, results: number) => ({
	...{ row, column, href: `/pair/${row}/${column}`, studies: 2, results, silent: 0 },
	...(people !== undefined && { people }),
});
const chart: MapChart = {
	...{ title: "Map", footnotes: [], provenance: "" },
	rows: [
		{ name: "Depression", href: "/conditions/depression" },
		{ name: "Migraine", href: "/conditions/migraine" },
	],
	columns: [{ name: "A drug" }, { name: "Another drug of a very long name" }],
	marks: [
		{ ...mark(0, 0, 400, 1), answer: { side: "better", certainty: { label: "Low", signs: "⊕⊕◯◯" } } },
		mark(0, 1, 100, 0),
		mark(1, 1, undefined, 1),
	],
};

test.each([960, 360])(
	"at %i pixels every pair is a link; a disc has the area of its people, hollow without results",
	(width) => {
		const { marks, height } = layoutMap(chart, width);
		const links = marks.flatMap((each) =>
			each.type === "group" && each.href?.startsWith("/pair") ? [each] : [],
		);
		expect(links.map(({ href }) => href).toSorted()).toEqual(["/pair/0/0", "/pair/0/1", "/pair/1/1"]);
		expect(links[0]?.title).toBe(
			"Depression, A drug: 2 studies, 400 people, 1 with results; published answer: better, low certainty",
		);
		const discs = flattenMarks(marks).filter((each) => each.type === "circle");
		const [first, second] = ["0/0", "0/1"].map((of) => discs.find((each) => each.of === of));
		expect(second?.r).toBeCloseTo((first?.r ?? 0) / 2);
		// Nobody says how many people: no disc has the size of a number.
		expect(
			flattenMarks(marks)
				.filter((each) => each.type === "rect")
				.map(({ of }) => of),
		).toEqual(["1/1"]);
		expect([first?.fill, second?.fill]).toEqual(["experimental-1", "surface"]);
		for (const each of discs) {
			expect(each.cx + each.r).toBeLessThanOrEqual(width);
			expect(each.cy + each.r).toBeLessThanOrEqual(height);
		}
	},
);

test("above the grid stands as much room as the longest name needs, and short names stand at its foot", () => {
	const atTop = (columns: MapChart["columns"]) => {
		const { marks } = layoutMap({ ...chart, columns, marks: [] }, 960, { frame: "drawing" });
		return flattenMarks(marks).flatMap((each) =>
			each.type === "line" && each.x1 === each.x2 ? [each.y1] : [],
		)[0];
	};
	const short = atTop([{ name: "A drug" }]) ?? 0;
	expect(short).toBeLessThan(40);
	expect(atTop([{ name: "A drug ".repeat(60).trim() }])).toBeGreaterThan(short + 20);
});

test("the key has discs of round numbers of people that look different, and none where nobody is counted", () => {
	const key = (people: (number | undefined)[]) =>
		flattenMarks(
			layoutMap({ ...chart, marks: people.map((each) => mark(0, 0, each, 1)) }, 960).marks,
		).flatMap((each) => (each.type === "text" && /(?:person|people)$/.test(each.text) ? [each.text] : []));
	expect(key([76_361, 100])).toEqual(["10,000 people", "50,000 people"]);
	expect(key([1])).toEqual(["1 person"]);
	expect(key([undefined])).toEqual([]);
});
