import { expect, test } from "vitest";
import { toInput } from "../to-input.ts";
import { placeEvents } from "./place-events.ts";
import { putInEvents } from "./put-in-events.ts";

const tableOf = (text: string) =>
	text
		.trim()
		.split("\n")
		.map((line) => line.split("|").map((cell) => cell.trim()));

const FORM = {
	arms: [{ id: "a1", label: "Placebo" }, { id: "a2" }],
	adverseEvents: [{ id: "e1", term: "Nausea", results: { a1: { events: "9" } } }],
};

const TABLE = tableOf(`
 | Drug (n=140), n (%) | Placebo (n=141), n (%) | P value
Gastrointestinal disorders | | |
Nausea | 31 (22) | 20 (14) | 0.08
Vomiting | 14/139 | 2% | 0.01
Serious adverse events | | |
Sepsis | 2 (1) | – | `);

test("a table of adverse events goes to arms by their heads, with organ class and seriousness from its headings", () => {
	const { columns, rows } = placeEvents(TABLE, FORM);
	expect(columns.map(({ to }) => to)).toEqual(["event", "figures a2", "figures a1", ""]);
	expect(rows.map(({ term, organSystem, serious }) => [term, organSystem, serious])).toEqual([
		["Nausea", "Gastrointestinal disorders", undefined],
		["Vomiting", "Gastrointestinal disorders", undefined],
		["Sepsis", undefined, "yes"],
	]);
});

test("its cells go in as printed, the number in a head as those at risk unless the cell says so", () => {
	const form = putInEvents(FORM, placeEvents(TABLE, FORM));
	expect(form.arms).toMatchObject([{ label: "Placebo" }, { id: "a2", label: "Drug" }]);
	const { adverseEvents } = toInput(form).input;
	expect(adverseEvents).toMatchObject([
		{
			term: "Nausea",
			results: [{ armId: "a1", events: "9" }],
		},
		{
			term: "Nausea",
			organSystem: "Gastrointestinal disorders",
			results: [
				{ armId: "a1", affected: "20", atRisk: "141" },
				{ armId: "a2", affected: "31", atRisk: "140" },
			],
		},
		{
			term: "Vomiting",
			results: [
				{ armId: "a1", percent: "2", atRisk: "141" },
				{ armId: "a2", affected: "14", atRisk: "139" },
			],
		},
		{ term: "Sepsis", serious: "yes", results: [{ armId: "a1", state: "not-reported" }, { affected: "2" }] },
	]);
});
