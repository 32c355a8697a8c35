import { expect, test } from "vitest";
import { analyseTable } from "#app/domain/synthesis/analyse-table.ts";
import { synthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import type { SynthesisMeasure } from "#app/domain/synthesis/vocabulary.ts";
import { absoluteEffect } from "./absolute-effect.ts";
import { peopleWords } from "./people-words.ts";

const TABLES = [
	[4, 123, 11, 139],
	[6, 306, 29, 303],
	[3, 231, 11, 220],
] as const;

const QUESTION = { intervention: "A vaccine", comparator: "No vaccine", outcome: "Tuberculosis" };

interface Asked {
	measure?: SynthesisMeasure;
	question?: object;
	grade?: object;
	tables?: readonly (readonly [number, number, number, number])[];
}

function synthesis({ measure = "RR", question = QUESTION, grade = {}, tables = TABLES }: Asked = {}) {
	const document = synthesisDocument.parse({
		...{ title: "Vaccine", question, grade },
		analysis: { measure, model: "common" },
	});
	const rows = tables.map(([events, n, eventsOf, of], i) => ({
		label: `Trial ${i + 1}`,
		figures: {
			kind: "counts" as const,
			...{ experimental: { events, n }, control: { events: eventsOf, n: of } },
		},
	}));
	return { document, analysis: analyseTable(rows, document.analysis, []) };
}

// The formulas of the Cochrane Handbook, 15.4.4, by hand: the effect of each measure at a baseline of 12%.
test.each([
	["RR", (effect: number) => 0.12 * Math.exp(effect)],
	["OR", (effect: number) => (Math.exp(effect) * 0.12) / (1 - 0.12 + Math.exp(effect) * 0.12)],
	["RD", (effect: number) => 0.12 + effect],
] as const)("a baseline of 12%% by %s", (measure, by) => {
	const { document, analysis } = synthesis({ measure });
	const { pooled } = analysis.response;
	const effect = absoluteEffect(document, analysis, 12);
	if (!pooled || !effect) throw new Error("Not pooled");
	expect(effect.risks[1]).toBeCloseTo(by(pooled.estimate), 12);
	expect(effect.risks[0]).toBeCloseTo(by(pooled.ci[0]), 12);
	expect(effect.risks[2]).toBeCloseTo(by(pooled.ci[1]), 12);
});

test("without a named comparator nobody has said whose risk the control groups' would be", () => {
	const { comparator: _, ...question } = QUESTION;
	const { document, analysis } = synthesis({ question });
	expect(peopleWords(document, analysis, undefined)).toBeUndefined();
	expect(peopleWords(document, analysis, 12)?.sentences[0]).toBe(
		"Of 1,000 people with the comparator, 120 have the outcome (tuberculosis).",
	);
	const named = synthesis();
	expect(peopleWords(named.document, named.analysis, undefined)?.method).toContain("51 of 662 (derived)");
});

test("what was not said stays open: the direction, and the certainty", () => {
	const open = synthesis();
	const words = peopleWords(open.document, open.analysis, 12)?.sentences.join(" ") ?? "";
	expect(words).toContain("better or worse, the synthesis does not say");
	expect(words).toContain("The certainty of the evidence has not been judged");
	const said = synthesis({
		question: { ...QUESTION, direction: "lower-is-better" },
		grade: { certainty: "low" },
	});
	const judged = peopleWords(said.document, said.analysis, 12)?.sentences.join(" ") ?? "";
	expect(judged).toContain("may have it: between");
	expect(judged).toContain("Fewer people with the outcome is better.");
	expect(judged).toContain("Certainty of the evidence: low ⊕⊕◯◯");
});

test("a limit beyond everybody is cut, and that is said", () => {
	const { document, analysis } = synthesis({ tables: TABLES.map(([a, b, c, d]) => [c, d, a, b] as const) });
	const words = peopleWords(document, analysis, 60)?.sentences.join(" ") ?? "";
	expect(words).toContain("A limit that would be more than everybody");
});

test("rare outcomes are told of more people, so that nobody becomes nobody", () => {
	const { document, analysis } = synthesis();
	expect(peopleWords(document, analysis, 0.01)?.sentences[0]).toMatch(
		/^Of 100,000 people with no vaccine, 10 /,
	);
});
