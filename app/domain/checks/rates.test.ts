import { describe, expect, test } from "vitest";
import { binaryOutcome, noticed, theFinding } from "#tests/support/study-builder.ts";

const rates = (cells: Record<string, string>) => ({ outcomes: [binaryOutcome(cells)] });
const at = (field: string) => `outcomes.o1.results.a1.${field}`;

describe("events and analysed", () => {
	test("more events than people is an error", () => {
		const finding = theFinding("events-above-analysed", rates({ a1: "34/33", a2: "6/41" }));
		expect(finding).toMatchObject({ level: "error", path: at("events") });
		expect(finding.message).toContain("34 people with the outcome are more than the 33 analysed");
	});

	test("none and all of them are possible", () => {
		expect(noticed(rates({ a1: "33/33", a2: "0/41" }))).toEqual([]);
	});

	test("more events than people in an outcome followed over time is an error too", () => {
		const results = [{ armId: "a1", n: 10, events: 11, source: { locator: "Figure 2" } }];
		expect(noticed({ outcomes: [{ kind: "time-to-event", id: "o1", label: "Relapse", results }] })).toEqual([
			`error events-above-analysed ${at("events")}`,
		]);
	});

	test("a rate without the number analysed is a remark", () => {
		expect(noticed(rates({ a1: "52%", a2: "6/41" }))).toEqual([`remark analysed-missing ${at("n")}`]);
	});
});

describe("a percentage alone", () => {
	test("that one count fits is as it should be", () => {
		expect(noticed(rates({ a1: "52% of 33", a2: "15% of 41" }))).toEqual([]);
	});

	test("that no count fits is a warning with the nearest counts", () => {
		expect(theFinding("no-count-fits", rates({ a1: "52.0% of 33", a2: "6/41" }))).toEqual({
			code: "no-count-fits",
			level: "warning",
			path: at("percent"),
			message:
				"52.0% of 33 is no whole number of people: 17 is 51.5%, 18 is 54.5%. Check the percentage and the number analysed, or type the count",
			candidates: [17, 18],
		});
	});

	test("that several counts fit is a remark with those counts", () => {
		expect(theFinding("several-counts-fit", rates({ a1: "50% of 200", a2: "6/41" }))).toMatchObject({
			level: "remark",
			path: at("percent"),
			candidates: [99, 100, 101],
		});
	});

	test("that fits more counts than anybody would choose from names their ends", () => {
		const finding = theFinding("several-counts-fit", rates({ a1: "50% of 1,000,000,000", a2: "6/41" }));
		expect(finding.candidates).toBeUndefined();
		expect(finding.message).toContain("495,000,000 to 505,000,000 people");
	});

	test("offers nobody beyond those analysed", () => {
		expect(theFinding("no-count-fits", rates({ a1: "99.0% of 33", a2: "6/41" })).candidates).toEqual([
			32, 33,
		]);
	});
});

describe("a percentage beside its count", () => {
	test.each(["52% (17/33)", "51.5% (17/33)", "51.52% (17/33)", "0% (0/33)", "100% (33/33)"])(
		"%s agrees",
		(a1) => {
			expect(noticed(rates({ a1, a2: "6/41" }))).toEqual([]);
		},
	);

	test("a half may be rounded either way", () => {
		expect(noticed(rates({ a1: "12% (1/8)", a2: "13% (1/8)" }))).toEqual([]);
	});

	test("that is of another count is an error which offers the count it is of", () => {
		expect(theFinding("percent-and-events-disagree", rates({ a1: "55% (17/33)", a2: "6/41" }))).toMatchObject(
			{
				level: "error",
				path: at("percent"),
				message: "17 of 33 is 51.5%, not 55%: correct the count, the number analysed or the percentage",
				candidates: [18],
			},
		);
	});

	test("that was cut off instead of rounded is a warning", () => {
		expect(theFinding("percent-cut-off", rates({ a1: "51% (17/33)", a2: "6/41" }))).toMatchObject({
			level: "warning",
			message: "17 of 33 is 51.5%, which rounds to 52% and not to 51%: was it cut off instead of rounded?",
		});
	});
});
