import { expect, test } from "vitest";
import { logRiskRatio } from "#app/statistics/effects/two-proportions.ts";
import { type MetaRegression, metaRegression } from "#app/statistics/regression/meta-regression.ts";
import { predictRegression } from "#app/statistics/regression/predict-regression.ts";
import { inputOf } from "./input-rows.ts";

// BCG vaccine: regression of ln RR on absolute latitude, year and allocation, as printed in
// Viechtbauer 2010, J Stat Softw 36(3), section 3.2 ("Mixed-effects model").

const rows = inputOf("bcg");
const studies = rows.flatMap((row) => {
	const effect = row.arms.kind === "events" ? logRiskRatio(row.arms) : null;
	return effect?.status === "estimated" ? [effect] : [];
});
const latitude = {
	name: "latitude",
	kind: "numeric",
	values: [44, 55, 42, 52, 13, 44, 19, 13, 27, 42, 18, 33, 33],
} as const;
const year = { name: "year", kind: "numeric", values: rows.map((row) => row.year ?? 0) } as const;
const allocation = {
	name: "allocation",
	kind: "categorical",
	values: rows.map((row) => row.group ?? ""),
	reference: "alternate",
} as const;

function fitted(result: ReturnType<typeof metaRegression>): MetaRegression {
	if (result.status !== "fitted") throw new Error(result.reason);
	return result;
}

test("latitude and year, REML, normal intervals", () => {
	const { coefficients, heterogeneity, moderatorTest, R2 } = fitted(
		metaRegression(studies, [latitude, year]),
	);
	const printed = coefficients.map(({ estimate, se }) => [estimate.toFixed(4), se.toFixed(4)]);
	expect(printed).toEqual([
		["-3.5454", "29.0956"],
		["-0.0280", "0.0102"],
		["0.0019", "0.0147"],
	]);
	expect(heterogeneity.tau2).toBeCloseTo(0.1108, 4);
	expect(heterogeneity.tau2Se).toBeCloseTo(0.0845, 4);
	expect(heterogeneity.I2).toBeCloseTo(71.98, 2);
	expect(heterogeneity.H2).toBeCloseTo(3.57, 2);
	expect(heterogeneity.Q).toBeCloseTo(28.3251, 4);
	expect(R2).toBeCloseTo(64.63, 2);
	expect(moderatorTest).toMatchObject({ distribution: "chi-square", df: 2, denominatorDf: null });
	expect(moderatorTest?.statistic).toBeCloseTo(12.2045, 4);
	expect(moderatorTest?.p).toBeCloseTo(0.0022, 4);
});

test("allocation, year and latitude together, Hartung-Knapp", () => {
	const result = fitted(metaRegression(studies, [allocation, year, latitude], { ci: "hksj" }));
	expect(result.coefficients.map(({ term, estimate }) => `${term} ${estimate.toFixed(4)}`)).toEqual([
		"Intercept -14.4984",
		"allocation: random -0.3421",
		"allocation: systematic 0.0101",
		"year 0.0075",
		"latitude -0.0236",
	]);
	expect(result.df).toBe(8);
	expect(result.heterogeneity.tau2).toBeCloseTo(0.1796, 4);
	expect(result.moderatorTest).toMatchObject({ distribution: "F", df: 4, denominatorDf: 8 });
});

test("the line at a latitude of 33 degrees, and that shifting a moderator moves only the intercept", () => {
	const plain = fitted(metaRegression(studies, [latitude]));
	const shifted = fitted(
		metaRegression(studies, [{ ...latitude, values: latitude.values.map((value) => value - 33) }]),
	);
	const line = predictRegression(plain, [1, 33]);
	expect(line.estimate).toBeCloseTo(shifted.coefficients[0]?.estimate ?? Number.NaN, 10);
	expect(line.ci[0]).toBeCloseTo(shifted.coefficients[0]?.ci[0] ?? Number.NaN, 10);
	expect(plain.coefficients[1]?.estimate).toBeCloseTo(shifted.coefficients[1]?.estimate ?? Number.NaN, 10);
	expect(plain.heterogeneity.tau2).toBeCloseTo(shifted.heterogeneity.tau2, 10);
});

test("a category of two levels is the same as its 0/1 moderator", () => {
	const random = allocation.values.map((value) => (value === "random" ? "yes" : "no"));
	const asCategory = fitted(
		metaRegression(studies, [{ name: "random", kind: "categorical", values: random, reference: "no" }]),
	);
	const asNumber = fitted(
		metaRegression(studies, [
			{ name: "random", kind: "numeric", values: random.map((value) => (value === "yes" ? 1 : 0)) },
		]),
	);
	expect(asCategory.coefficients.map(({ estimate }) => estimate)).toEqual(
		asNumber.coefficients.map(({ estimate }) => estimate),
	);
	expect(asCategory.coefficients.map(({ term }) => term)).toEqual(["Intercept", "random: yes"]);
});

test("too few studies, moderators that repeat each other, and wrong arguments are told apart", () => {
	expect(metaRegression(studies.slice(0, 2), [{ ...latitude, values: [44, 55] }])).toMatchObject({
		status: "not fitted",
		reason: "2 studies are too few for 2 coefficients",
	});
	const double = { ...latitude, name: "twice", values: latitude.values.map((value) => 2 * value) };
	expect(metaRegression(studies, [latitude, double])).toMatchObject({ status: "not fitted" });
	const constant = { ...latitude, values: latitude.values.map(() => 7) };
	expect(metaRegression(studies, [constant])).toMatchObject({ status: "not fitted" });
	expect(() => metaRegression(studies, [{ ...latitude, values: [1] }])).toThrow(
		/^latitude must have one value/,
	);
	expect(() => metaRegression(studies, [{ ...allocation, reference: "none" }])).toThrow(
		/^allocation must have/,
	);
});
