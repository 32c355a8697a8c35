import { expect, test } from "vitest";
import { readable } from "#app/domain/study/readable.ts";
import { studyWith } from "#tests/support/study-builder.ts";
import { personTimeUnit, rateUnit } from "./person-time.ts";

test.each([
	["person-years", "person-years"],
	["Patient years", "patient-years"],
	["events per patient-year", "patient-years"],
	["exacerbations/person-year", "person-years"],
	["catheter-days", "catheter-days"],
	["person-years of follow-up", "person-years"],
	["years", "person-years"],
	// Nobody can tell whether the person-time counts years or hundreds of them.
	["events per 100 person-years", undefined],
	["events", undefined],
	["per year of birth", undefined],
	[undefined, undefined],
])("person-time of a unit “%s”: %s", (unit, time) => {
	expect(personTimeUnit(unit)).toBe(time);
});

function rates(...results: [count: number, personTime: string][]) {
	const arms = results.map((_, index) => ({ id: `a${index}`, label: `Arm ${index}` }));
	const given = results.map(([count, personTime], index) => ({ armId: `a${index}`, count, personTime }));
	const study = studyWith({
		arms,
		outcomes: [{ id: "o1", kind: "count", label: "Falls", results: given }],
	});
	const [outcome] = readable(study).outcomes;
	if (outcome?.kind !== "count") throw new Error("not a count");
	return rateUnit(outcome);
}

test("rates are per 100, and per more where events are rarer than one in that", () => {
	expect(rates([8, "263"], [19, "245"]).per).toBe(100);
	expect(rates([2, "1000"], [1, "1000"]).per).toBe(1000);
	expect(rates([1, "5000000"]).per).toBe(100_000);
	expect(rates([0, "50"]).per).toBe(100);
});
