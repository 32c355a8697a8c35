import { expect, test } from "vitest";
import { groupedIntervalData, intervalData } from "./interval-data.ts";
import { FINZI, studies } from "./sample-charts.ts";

test("every row keeps its numbers, and a derived one carries the mark", () => {
	const [toxin, placebo] = intervalData(FINZI);
	expect(toxin).toMatchObject({
		key: "finzi-2014/onabotulinumtoxina",
		value: (100 * 17) / 33,
		low: 35.2,
		high: 67.5,
		printed: "52% (17/33)†",
		figure: "52%",
		detail: "17/33†",
	});
	expect(placebo).toMatchObject({ printed: "15% (6/41)", figure: "15%", detail: "6/41" });
});

test("a row without a value has no mark and no interval, only its reason", () => {
	const rows = [
		{
			key: "a",
			label: "Placebo",
			colour: "comparator-1" as const,
			low: 1,
			high: 2,
			figure: "no count recorded",
			basis: "derived" as const,
		},
		{
			key: "b",
			label: "Sham",
			colour: "comparator-2" as const,
			value: NaN,
			figure: "?",
			basis: "reported" as const,
		},
	];
	const data = intervalData({ ...FINZI, groups: [{ key: "g", label: "", rows }] });
	expect(data[0]).toMatchObject({ printed: "no count recorded" });
	expect(data[0]).not.toHaveProperty("low");
	expect(data[1]).not.toHaveProperty("value");
});

test("half an interval is no interval", () => {
	const [row] = FINZI.groups[0]?.rows ?? [];
	const { low: _, ...half } = row ?? {};
	const [datum] = intervalData({
		...FINZI,
		groups: [{ key: "g", label: "", rows: [half as NonNullable<typeof row>] }],
	});
	expect(datum).toMatchObject({ value: (100 * 17) / 33 });
	expect(datum).not.toHaveProperty("high");
});

test("groups come back in order with their rows", () => {
	const groups = groupedIntervalData(intervalData(studies(3)));
	expect(groups.map(({ key, data }) => [key, data.length])).toEqual([
		["study-0", 2],
		["study-1", 2],
		["study-2", 2],
	]);
});
