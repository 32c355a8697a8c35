import { describe, expect, test } from "vitest";
import { noticed, theFinding } from "#tests/support/study-builder.ts";

const headache = (affected?: number, atRisk?: number, events?: number) => ({
	adverseEvents: [{ id: "e1", term: "Headache", results: [{ armId: "a1", affected, atRisk, events }] }],
});
const at = "adverseEvents.e1.results.a1";

test("people affected, at risk and events that go together are as they should be", () => {
	expect(noticed(headache(8, 52, 9))).toEqual([]);
	expect(noticed(headache(0, 52, 0))).toEqual([]);
	expect(noticed(headache(8))).toEqual([]);
});

test("more affected than at risk is an error", () => {
	expect(theFinding("affected-above-at-risk", headache(53, 52))).toMatchObject({
		level: "error",
		path: `${at}.affected`,
		message: "53 people affected are more than the 52 at risk: correct one of them",
	});
});

test("fewer events than people affected is a warning", () => {
	expect(noticed(headache(8, 52, 7))).toEqual([`warning events-below-affected ${at}.events`]);
});

test("a percentage that is not that of its count is an error", () => {
	const results = (percent: string) => ({
		adverseEvents: [
			{ id: "e1", term: "Headache", results: [{ armId: "a1", affected: 8, atRisk: 52, percent }] },
		],
	});
	expect(noticed(results("15.4"))).toEqual([]);
	expect(noticed(results("18"))).toEqual([`error percent-and-events-disagree ${at}.percent`]);
});

describe("more at risk than randomised", () => {
	const arms = [
		{ id: "a1", label: "OnabotulinumtoxinA", role: "experimental", randomised: 33 },
		{ id: "a2", label: "Placebo", role: "placebo-comparator" },
	];

	test("is a warning", () => {
		expect(noticed({ arms, ...headache(3, 33) })).toEqual([]);
		expect(noticed({ arms, ...headache(3, 34) })).toEqual([`warning at-risk-above-randomised ${at}.atRisk`]);
	});

	test("for event after event is one warning, at the arm", () => {
		const adverseEvents = Array.from({ length: 5 }, (_, index) => ({
			id: `e${index}`,
			term: `Event ${index}`,
			results: [{ armId: "a1", affected: 1, atRisk: 34 }],
		}));
		expect(noticed({ arms, adverseEvents })).toEqual(["warning at-risk-above-randomised arms.a1.randomised"]);
	});

	test("counts the whole trial in a crossover", () => {
		const crossover = { arms, design: { model: "crossover" }, population: { randomised: 60 } };
		expect(noticed({ ...crossover, ...headache(3, 60) })).toEqual([]);
		expect(noticed({ ...crossover, ...headache(3, 61) })).toEqual([
			`warning at-risk-above-randomised ${at}.atRisk`,
		]);
	});
});
