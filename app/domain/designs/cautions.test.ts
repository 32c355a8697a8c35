import { expect, test } from "vitest";
import { binaryOutcome, contrast, type Input, studyWith } from "#tests/support/study-builder.ts";
import { listingOf } from "../listing.ts";
import { readable } from "../study/readable.ts";
import { headlineView } from "../views/headline-view.ts";
import { cautionOf, ignoredBy } from "./cautions.ts";
import { designNotes } from "./design-notes.ts";

const HR = { measure: "HR", estimate: "0.74", ciLow: "0.65", ciHigh: "0.85", ciLevel: "95" };
const frame = { provenance: "Version 1" };

function timed(design: Input, more: Input = {}) {
	return studyWith({
		design,
		outcomes: [
			{
				...{ id: "o1", kind: "time-to-event", label: "Death", direction: "lower-is-better" },
				results: [
					{ armId: "a1", events: 386, n: 2373 },
					{ armId: "a2", events: 502, n: 2371 },
				],
				contrasts: [contrast({ ...HR, ...more })],
			},
		],
	});
}

test.each([
	["people", { unit: "person" }, {}, undefined],
	["clusters ignored", { unit: "cluster" }, { allowance: "ignored" }, "clustering ignored"],
	["clusters allowed for", { unit: "cluster" }, { allowance: "allowed" }, undefined],
	["clusters not said", { unit: "cluster" }, {}, "clustering not said"],
	[
		"clusters of which the study says it",
		{ unit: "cluster", dependence: { allowance: "allowed" } },
		{},
		undefined,
	],
	["pairs", { model: "crossover" }, { allowance: "ignored" }, "pairing ignored"],
	["the first period", { model: "crossover", dependence: { periods: "first-period" } }, {}, undefined],
])("the headline and the library's line of %s", (_, design, more, expected) => {
	const study = timed(design, more);
	const { sentence = "", notes = [] } = headlineView(readable(study), frame) ?? {};
	const line = listingOf(study, []).card.headline?.comparison ?? "";
	expect(
		[sentence, line].map((text) =>
			expected ? text.includes(`, ${expected}`) : /ignored|not said/.test(text),
		),
	).toEqual([expected !== undefined, expected !== undefined]);
	expect(notes.length > 0).toBe(expected !== undefined);
	// Fewer or more is said only of an interval that may be trusted.
	expect(/^Fewer /.test(sentence)).toBe(expected === undefined);
});

test("an arm of a crossover ignores nothing by itself; what compares it does", () => {
	const study = readable(
		studyWith({ design: { model: "crossover" }, outcomes: [binaryOutcome({ a1: "1/9", a2: "2/9" })] }),
	);
	const [outcome] = study.outcomes;
	if (!outcome) throw new Error("There is an outcome");
	expect(ignoredBy(study, outcome, "arms")).toBeUndefined();
	expect(ignoredBy(study, outcome, "computed")).toBe("pairing ignored");
	expect(cautionOf(study, outcome, "arms")).toMatch(/do not tell how certain their difference is/);
});

test.each([
	[{ unit: "cluster" }, "Cluster randomised"],
	[{ model: "crossover" }, "Crossover"],
	[{ unit: "body-part" }, "Split-body"],
	[{ model: "factorial" }, "Factorial"],
	[{ model: "single-group" }, "One group"],
	[{ model: "sequential" }, "Sequential"],
	[{ features: ["dose-ranging"] }, "Dose-ranging"],
	[{ features: ["adaptive"] }, "Adaptive"],
])("%j says what may be computed", (design, trait) => {
	expect(designNotes(readable(studyWith({ design }))).map(({ label }) => label)).toEqual([
		`${trait}: what may be computed`,
	]);
	expect(designNotes(readable(studyWith({ design: { model: "parallel", unit: "person" } })))).toEqual([]);
});
