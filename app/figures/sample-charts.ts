import type { ColourRole } from "#app/domain/arms/arm-colours.ts";
import type { IntervalChart, IntervalRow } from "../domain/views/interval-chart.ts";
import type { PeopleChart } from "../domain/views/people-chart.ts";

/** View models for the tests of figures and their components. */

/** Response in Finzi & Rosenthal 2014, with Wilson intervals: the headline of the sample library. */
export const FINZI: IntervalChart = {
	title: "Response at week 6",
	subtitle: "At least 50% fall in MADRS",
	mark: "bar",
	axis: { scale: "linear", unit: "%", label: "Participants with response", domain: [0, 100] },
	groups: [
		{
			key: "finzi-2014",
			label: "",
			rows: [
				{
					key: "onabotulinumtoxina",
					label: "OnabotulinumtoxinA",
					colour: "experimental-1",
					value: (100 * 17) / 33,
					low: 35.2,
					high: 67.5,
					figure: "52%",
					detail: "17/33",
					interval: "[35.2, 67.5]",
					basis: "derived",
				},
				{
					key: "placebo",
					label: "Placebo",
					colour: "comparator-1",
					value: (100 * 6) / 41,
					low: 6.9,
					high: 28.4,
					figure: "15%",
					detail: "6/41",
					interval: "[6.9, 28.4]",
					basis: "reported",
				},
			],
		},
	],
	footnotes: ["Lines show 95% Wilson intervals.", "† Count derived from the percentage"],
	provenance: "Version 3, 23 November 2026",
};

/** A row of a rate, its interval taken as ten points either way. */
export function rateRow(label: string, colour: ColourRole, percent: number): IntervalRow {
	return {
		key: label.toLowerCase(),
		label,
		colour,
		value: percent,
		low: Math.max(0, percent - 10),
		high: Math.min(100, percent + 10),
		figure: `${percent}%`,
		detail: `${percent}/100`,
		interval: `[${Math.max(0, percent - 10)}, ${Math.min(100, percent + 10)}]`,
		basis: "reported",
	};
}

/** Rates of two arms in each of many studies. */
export function studies(count: number): IntervalChart {
	return {
		...FINZI,
		groups: Array.from({ length: count }, (_, i) => ({
			key: `study-${i}`,
			label: `Author ${i} and others, the multicentre extension study ${1980 + i}`,
			rows: [rateRow("St John’s wort", "experimental-1", 40 + i), rateRow("Placebo", "comparator-1", 10 + i)],
		})),
	};
}

/** Risk ratios on a log axis; an interval end of Infinity runs off it. */
export function ratios(
	rows: { label: string; estimate: number; low: number; high: number }[],
): IntervalChart {
	return {
		title: "Risk ratio of response",
		mark: "point",
		axis: {
			scale: "log",
			unit: "",
			label: "Risk ratio",
			reference: 1,
			favours: { low: "favours placebo", high: "favours onabotulinumtoxinA" },
		},
		groups: rows.map(({ label, estimate, low, high }) => ({
			key: label,
			label,
			rows: [
				{
					key: "ratio",
					label: "",
					colour: "experimental-1" as const,
					value: estimate,
					low,
					high,
					figure: String(estimate),
					detail: `[${low}, ${high}]`,
					basis: "derived" as const,
				},
			],
		})),
		footnotes: [],
		provenance: "Version 1, 2 March 2026",
	};
}

export const PEOPLE: PeopleChart = {
	title: "Of 100 people like these",
	grids: [
		{
			key: "a",
			label: "OnabotulinumtoxinA",
			colour: "experimental-1",
			withOutcome: 52,
			caption: "52 of 100 respond",
		},
		{ key: "b", label: "Placebo", colour: "comparator-1", withOutcome: 15, caption: "15 of 100 respond" },
	],
	footnotes: ["Rates are rounded to whole people."],
	provenance: "Version 3, 23 November 2026",
};
