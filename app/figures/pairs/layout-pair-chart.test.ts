import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PairChart, PairRow } from "#app/domain/views/pair-chart.ts";
import { expectSoundFigure } from "#tests/support/layout-checks.ts";
import { runs } from "#tests/support/property-runs.ts";
import { flattenMarks, type GroupMark, type Mark } from "../mark.ts";
import { renderSvg } from "../render-svg.ts";
import { layoutPairChart } from "./layout-pair-chart.ts";

const row = (study: string, [arm, against]: [number, number], more: Partial<PairRow> = {}): PairRow => ({
	...{
		key: `${study}/a1`,
		study,
		label: study,
		href: `/studies/${study}`,
		arms: "A v B",
		isJoined: true,
		people: 74,
	},
	marks: [
		{
			key: "a1",
			label: "A",
			colour: "experimental-1",
			href: `/studies/${study}#outcome-o1`,
			value: arm,
			figure: `${arm}%`,
			basis: "reported",
		},
		{
			key: "a2",
			label: "B",
			colour: "comparator-1",
			href: `/studies/${study}#outcome-o1`,
			value: against,
			figure: `${against}%`,
			basis: "reported",
		},
	],
	difference: { value: arm - against, figure: "+37.0", detail: "[15.6, 55.1]", basis: "derived" },
	...more,
});

const chart = (rows: PairRow[], more: Partial<PairChart> = {}): PairChart => ({
	...{ title: "Response", footnotes: ["† Computed."], provenance: "Data of 1 May 2026" },
	sides: { arm: "Botulinum toxin", against: "Placebo" },
	panels: [
		{
			...{ key: "", label: "", rows, compares: "Difference, points [95%]" },
			axis: { scale: "linear", unit: "%", label: "Responders", domain: [0, 100] },
		},
	],
	...more,
});

const links = (marks: readonly Mark[]): (GroupMark & { href: string })[] =>
	marks.flatMap((mark) =>
		mark.type === "group"
			? [...(mark.href === undefined ? [] : [{ ...mark, href: mark.href }]), ...links(mark.marks)]
			: [],
	);

describe("both arms of a trial on one line", () => {
	test("the name leads to the study, each mark to its source, and a line joins the marks", () => {
		const { marks } = layoutPairChart(chart([row("finzi", [52, 15])]), 960);
		expect(links(marks).map(({ href }) => href)).toEqual([
			"/studies/finzi",
			"/studies/finzi#outcome-o1",
			"/studies/finzi#outcome-o1",
		]);
		const flat = flattenMarks(marks);
		const circles = flat.flatMap((mark) =>
			mark.type === "circle" && mark.of?.startsWith("finzi/") ? mark : [],
		);
		const line = flat.find((mark) => mark.type === "line");
		expect(line).toMatchObject({
			x1: Math.min(...circles.map(({ cx }) => cx)),
			x2: Math.max(...circles.map(({ cx }) => cx)),
		});
		expect(circles.map(({ fill }) => fill).toSorted()).toEqual(["experimental-1", "surface"]);
	});

	test("where nobody says which arms are compared, nothing joins them", () => {
		const { marks } = layoutPairChart(chart([row("finzi", [52, 15], { isJoined: false })]), 960);
		expect(flattenMarks(marks).some((mark) => mark.type === "line")).toBe(false);
	});

	test("a name that is markup is text, in the drawing and in its links", () => {
		const { marks, ...figure } = layoutPairChart(
			chart([row("<b>", [52, 15], { href: '/studies/"><script>' })]),
			360,
		);
		const svg = renderSvg({ ...figure, marks });
		expect(svg).not.toContain("<script>");
		expect(svg).not.toContain("<b>");
	});

	test("scales have panels of their own, each with its axis", () => {
		const panels = ["MADRS", "HAM-D"].map((label) => ({
			...{ key: label, label, rows: [row("finzi", [52, 15])] },
			axis: { scale: "linear" as const, unit: "", label: `Mean, ${label}` },
		}));
		const texts = flattenMarks(layoutPairChart(chart([], { panels }), 960).marks).flatMap((mark) =>
			mark.type === "text" ? mark.text : [],
		);
		for (const text of ["MADRS", "HAM-D", "Mean, MADRS", "Mean, HAM-D"]) expect(texts).toContain(text);
	});

	const name = fc.oneof(
		fc.lorem({ maxCount: 14 }),
		fc.string({ maxLength: 60 }),
		fc.constant("Finzi & Rosenthal 2014"),
	);
	const value = fc.oneof(
		fc.double({ min: 0, max: 100, noNaN: true }),
		fc.double({ min: -1e5, max: 1e5, noNaN: true }),
	);
	const rows = fc.array(
		fc.record({
			...{ label: name, ends: fc.tuple(value, value), note: fc.option(name, { nil: undefined }) },
			...{ people: fc.option(fc.nat(20_000), { nil: undefined }), joined: fc.boolean() },
		}),
		{ minLength: 1, maxLength: 12 },
	);
	test.each([360, 390, 960])(
		"whatever they are called and had, nothing overlaps or leaves the canvas at %i",
		(width) => {
			fc.assert(
				fc.property(rows, (drawn) => {
					const made = drawn.map(({ label, ends, note, people, joined }, index) => {
						const [arm, against] = ends.map((end) => Number(end.toFixed(1))) as [number, number];
						const more = {
							label,
							isJoined: joined,
							...(note && { note }),
							...(people !== undefined && { people }),
						};
						return row(`s${index}`, [arm, against], more);
					});
					const axis = { scale: "linear" as const, unit: "", label: "Mean" };
					const panel = { key: "", label: "", rows: made, compares: "Difference [95%]", axis };
					expectSoundFigure(layoutPairChart(chart([], { panels: [panel] }), width));
				}),
				runs(40),
			);
		},
	);
});
