import fc from "fast-check";
import { expect, test } from "vitest";
import { type BiasJudgement, JUDGEMENT_LIGHTS } from "#app/domain/views/synthesis/bias-judgement.ts";
import type { SynthesisFigureOptions } from "#app/domain/views/synthesis/figure-input.ts";
import {
	figuresOf,
	SYNTHESIS_FIGURES,
	synthesisFigure,
} from "#app/domain/views/synthesis/synthesis-figure.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import { expectSoundFigure } from "#tests/support/layout-checks.ts";
import { runs } from "#tests/support/property-runs.ts";
import { BCG_PEOPLE, onLatitude } from "#tests/support/synthesis-samples.ts";
import { layoutSynthesisChart } from "./layout-synthesis-chart.ts";

/** Figures of random analyses: whatever the numbers and the names, nothing overlaps and nothing leaves the canvas. */

const name = fc.oneof(
	fc.constantFrom(
		"Finzi 2014",
		"Åström & Ødegård 1998",
		"",
		"渡辺ら 2011",
		"Иванов и др. 2003",
		"دراسة 2020",
	),
	fc.string({ maxLength: 50 }),
	fc.string({ unit: "grapheme", maxLength: 30 }),
	fc.lorem({ maxCount: 14 }),
	fc.string({ unit: fc.constantFrom("m", "W", "x"), minLength: 20, maxLength: 90 }),
);

const about = {
	label: name,
	year: fc.option(fc.integer({ min: 1948, max: 2026 })),
	group: fc.option(fc.constantFrom("Adults", "Children", "A group with quite a long name of its own")),
};

const arm = fc
	.record({ n: fc.integer({ min: 1, max: 50_000 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
	.map(({ n, part }) => ({ n, events: Math.round(n * part ** 2) }));
const meanArm = fc.record({
	n: fc.integer({ min: 2, max: 2000 }),
	mean: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
	sd: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
});

const most = 14;
const rowsOf = <T>(row: fc.Arbitrary<T>) => fc.array(row, { maxLength: most });

const request: fc.Arbitrary<AnalysisRequest> = fc.oneof(
	fc.record({
		measure: fc.constantFrom("RR" as const, "OR" as const, "RD" as const),
		model: fc.constantFrom("random" as const, "common" as const, "mantel-haenszel" as const),
		rows: rowsOf(fc.record({ ...about, experimental: arm, control: arm })),
	}),
	fc.record({
		measure: fc.constantFrom("MD" as const, "SMD" as const),
		ci: fc.constantFrom("wald" as const, "hksj" as const),
		rows: rowsOf(fc.record({ ...about, experimental: meanArm, control: meanArm })),
	}),
	fc.record({
		measure: fc.constantFrom("PLO" as const, "PFT" as const, "PAS" as const, "PR" as const),
		rows: rowsOf(fc.record(about).chain((row) => arm.map((counts) => ({ ...row, ...counts })))),
	}),
	fc.record({
		measure: fc.constant("GEN" as const),
		rows: rowsOf(
			fc.record({
				...about,
				estimate: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
				se: fc.double({ min: 1e-6, max: 1e4, noNaN: true }),
			}),
		),
	}),
);

const judgement = fc.option(fc.constantFrom(...(Object.keys(JUDGEMENT_LIGHTS) as BiasJudgement[])));

const risk = fc.double({ min: 0, max: 1, noNaN: true });

const options: fc.Arbitrary<SynthesisFigureOptions> = fc
	.record({
		title: name,
		arms: fc.option(fc.record({ experimental: name, control: name })),
		favours: fc.option(fc.record({ low: name, high: name })),
		scale: fc.constantFrom("log" as const, "identity" as const),
		domains: fc.option(fc.array(name, { maxLength: 8 })),
		judgements: fc.array(fc.array(judgement, { minLength: 8, maxLength: 8 }), {
			minLength: most,
			maxLength: most,
		}),
		regression: fc.option(fc.constant(onLatitude())),
		people: fc.option(
			fc.record({
				comparator: name,
				intervention: name,
				outcome: name,
				risk,
				risks: fc.tuple(risk, risk, risk),
			}),
		),
		order: fc.constantFrom("given" as const, "year" as const, "effect" as const, "weight" as const),
	})
	.map(({ arms, favours, scale, domains, judgements, regression, people, ...rest }) => ({
		...rest,
		provenance: "Version 1, 2 March 2026",
		generic: { label: "Hazard ratio", scale },
		...(arms && { arms }),
		...(favours && { favours }),
		...(regression && { regression }),
		...(people && {
			people: {
				...BCG_PEOPLE,
				...people,
				effect: { ...BCG_PEOPLE.effect, baseline: { risk: people.risk, from: "" }, risks: people.risks },
			},
		}),
		...(domains && { bias: { domains, judgements } }),
	}));

test.each([360, 620, 1200])(
	"at %i no figure's texts overlap or leave the canvas",
	{ timeout: 60_000 },
	(width) => {
		fc.assert(
			fc.property(request, options, (asked, about) => {
				for (const { name: figure } of figuresOf(asked, about)) {
					const chart = synthesisFigure(figure, asked, about);
					for (const frame of ["whole", "drawing"] as const) {
						expectSoundFigure(layoutSynthesisChart(chart, width, { frame }), figure);
					}
					expect(
						chart.table.rows.every(({ cells }) => [0, chart.table.columns.length - 1].includes(cells.length)),
					).toBe(true);
				}
			}),
			runs(10),
		);
	},
);

test("every figure has been drawn by some analysis", () => {
	const seen = new Set<string>();
	fc.assert(
		fc.property(request, options, (asked, about) => {
			for (const { name: figure } of figuresOf(asked, about)) seen.add(figure);
		}),
		runs(30),
	);
	expect([...seen].sort()).toEqual(Object.keys(SYNTHESIS_FIGURES).sort());
});
