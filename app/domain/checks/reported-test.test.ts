import { describe, expect, test } from "vitest";
import { binaryOutcome, contrast, type Input, noticed, theFinding } from "#tests/support/study-builder.ts";

const ofRates = (cells: Record<string, string>, input: Input) => ({
	outcomes: [binaryOutcome(cells, { contrasts: [contrast({ measure: "other", ...input })] })],
});
const RESPONSE = { a1: "52% of 33", a2: "15% of 41" };
const at = (field: string) => `outcomes.o1.contrasts.0.${field}`;

describe("χ² beside counts", () => {
	test("Finzi & Rosenthal 2014 print 11.2 where their counts give 11.61: a remark", () => {
		const finding = theFinding(
			"test-differs-from-counts",
			ofRates(RESPONSE, { method: "chi2(1)=11.2", p: "<0.001" }),
		);
		expect(finding).toMatchObject({ level: "remark", path: at("method") });
		expect(finding.message).toBe(
			"The source prints χ² = 11.2; 17/33 against 6/41 give 11.61, or 9.95 with Yates’s correction",
		);
	});

	test.each([
		"χ²=11.6",
		"chi2(1) = 11.61",
		"chi-squared (df=1) 11.6",
		"Chi square: 9.95, Yates",
		"X2 (1, N = 74) = 11.61",
	])("%s follows from them", (method) => {
		expect(noticed(ofRates(RESPONSE, { method }))).toEqual([]);
	});

	test("with other degrees of freedom is of another table", () => {
		expect(noticed(ofRates(RESPONSE, { method: "chi2(2)=4.1" }))).toEqual([]);
	});

	test("is looked for in the note as well", () => {
		expect(noticed(ofRates(RESPONSE, { note: "χ²(1) = 5.1" }))).toEqual([
			`remark test-differs-from-counts ${at("note")}`,
		]);
	});
});

describe("p beside counts", () => {
	test.each([
		[RESPONSE, "<0.001"],
		[RESPONSE, "0.0009"],
		[{ a1: "27% of 33", a2: "7% of 41" }, "<0.02"],
		[{ a1: "27% of 33", a2: "7% of 41" }, "<0.03"],
		[{ a1: "2/11", a2: "0/19" }, "0.057"],
	])("%j goes with p %s", (cells, p) => {
		expect(noticed(ofRates(cells, { p }))).toEqual([]);
	});

	test("that is far from every usual test's is a remark", () => {
		expect(theFinding("p-differs-from-counts", ofRates(RESPONSE, { p: "0.04" }))).toMatchObject({
			level: "remark",
			path: at("p"),
			message:
				"The source prints p = 0.04; 17/33 against 6/41 give p < 0.001 by χ², p < 0.001 by Fisher’s exact test",
		});
	});

	test("of a model or an adjusted contrast is another test's", () => {
		expect(noticed(ofRates(RESPONSE, { p: "0.04", method: "logistic regression" }))).toEqual([]);
		expect(noticed(ofRates(RESPONSE, { p: "0.04", adjusted: true }))).toEqual([]);
	});

	test("is not weighed where nobody, or everybody, had the outcome", () => {
		expect(noticed(ofRates({ a1: "0/33", a2: "0/41" }, { p: "0.04" }))).toEqual([]);
		expect(noticed(ofRates({ a1: "33/33", a2: "41/41" }, { p: "0.04" }))).toEqual([]);
	});
});
