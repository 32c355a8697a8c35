import { expect, test } from "vitest";
import { armToggles, withoutArms } from "./arm-toggles.ts";
import { intervalData } from "./interval-data.ts";
import { placeIntervalChart } from "./layout-interval-chart.ts";
import { FINZI, rateRow, ratios, studies } from "./sample-charts.ts";

test("each arm has a toggle by its name and colour, experimental ones first, however many studies it is in", () => {
	expect(armToggles(studies(24))).toMatchObject([
		{ key: "experimental-1 St John’s wort", label: "St John’s wort", colour: "experimental-1" },
		{ key: "comparator-1 Placebo", label: "Placebo", colour: "comparator-1" },
	]);
	const rows = [rateRow("Sham", "comparator-1", 10), rateRow("Active", "experimental-1", 20)];
	const labels = armToggles({ ...FINZI, groups: [{ key: "g", label: "", rows }] }).map(({ label }) => label);
	expect(labels).toEqual(["Active", "Sham"]);
});

test("many differently named arms share a toggle for each family", () => {
	const groups = studies(4).groups.map((group, i) => ({
		...group,
		rows: [rateRow(`Dose ${i}`, "experimental-1", 40), rateRow(`Sham ${i}`, "comparator-1", 10)],
	}));
	const chart = { ...FINZI, groups };
	expect(armToggles(chart).map(({ label }) => label)).toEqual(["Experimental arms", "Comparators"]);
	const rest = intervalData(withoutArms(chart, new Set(["comparator"])));
	expect(rest.map(({ label }) => label)).toEqual(["Dose 0", "Dose 1", "Dose 2", "Dose 3"]);
});

test("a chart with one kind of row offers nothing to switch", () => {
	expect(armToggles(ratios([{ label: "a", estimate: 2, low: 1, high: 4 }]))).toEqual([]);
});

test("switching an arm off leaves the others' numbers and the axis as they were", () => {
	const { domain: _, ...axis } = FINZI.axis;
	const chart = { ...FINZI, axis };
	const without = withoutArms(chart, new Set(["experimental-1 OnabotulinumtoxinA"]));
	expect(intervalData(without)).toEqual(intervalData(chart).slice(1));
	expect(placeIntervalChart(without, 720).axis.domain).toEqual(placeIntervalChart(chart, 720).axis.domain);
});

test("with every arm off no group is left", () => {
	const all = new Set(armToggles(FINZI).map(({ key }) => key));
	expect(withoutArms(FINZI, all).groups).toEqual([]);
});
