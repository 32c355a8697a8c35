import { describe, expect, test } from "vitest";
import { changeSd, correlationFromSds } from "#app/statistics/conversions/change-from-baseline.ts";
import {
	combineBinaryArms,
	combineContinuousArms,
	splitBinaryArm,
} from "#app/statistics/conversions/combine-arms.ts";
import { flipDirection, flipEvents } from "#app/statistics/conversions/flip-direction.ts";
import { meanFromQuantiles } from "#app/statistics/conversions/mean-from-quantiles.ts";
import { logOddsRatioFromSmd, smdFromLogOddsRatio } from "#app/statistics/conversions/odds-ratio-and-smd.ts";
import {
	sdFromDifferenceInterval,
	sdFromDifferenceSe,
	sdFromInterval,
	sdFromP,
	sdFromSe,
	sdFromT,
} from "#app/statistics/conversions/sd-from-precision.ts";
import { normalCdf } from "#app/statistics/numerics/normal.ts";

describe("standard deviations, by the worked examples of the Cochrane Handbook, chapter 6.5.2", () => {
	test("6.5.2.2: intervals of means, 30.0 to 34.2 in 25 people (t on 24)", () => {
		// √25 × (34.2 − 30.0)/(2 × 2.0639) = 5.09; the Handbook prints 4.128 for twice the t value.
		expect(sdFromInterval([30, 34.2], 25).value).toBeCloseTo((5 * 4.2) / 4.12779712, 6);
		expect(sdFromInterval([30, 34.2], 25).value).toBeCloseTo(5.09, 2);
		expect(sdFromInterval([30, 34.2], 25, { distribution: "z" }).value).toBeCloseTo((5 * 4.2) / 3.919928, 5);
	});

	test("6.5.2.3: a difference of 3.8 with p = 0.008 in 25 and 22 people has t 2.78, SE 1.37 and SD 4.69", () => {
		const n = { experimental: 25, control: 22 };
		expect(sdFromP(3.8, 0.008, n).value).toBeCloseTo(4.69, 1);
		expect(sdFromT(3.8, 2.78, n).value).toBeCloseTo(4.68, 2);
		expect(sdFromDifferenceSe(1.37, n).value).toBeCloseTo(4.69, 2);
	});

	test("all ways of reporting the same difference lead back to the same SD", () => {
		const n = { experimental: 12, control: 17 };
		const se = 2.5 * Math.sqrt(1 / 12 + 1 / 17);
		const reach = 2.0518305164802846 * se; // qt(0.975, 27)
		expect(sdFromDifferenceSe(se, n).value).toBeCloseTo(2.5, 12);
		expect(sdFromDifferenceInterval([1 - reach, 1 + reach], n).value).toBeCloseTo(2.5, 9);
		expect(sdFromT(1, 1 / se, n).value).toBeCloseTo(2.5, 12);
		expect(sdFromSe(2.5 / Math.sqrt(12), 12).value).toBeCloseTo(2.5, 12);
	});

	test("impossible figures name their argument", () => {
		expect(() => sdFromSe(0, 10)).toThrow(/^se /);
		expect(() => sdFromInterval([2, 1], 10)).toThrow(/^ci /);
		expect(() => sdFromT(0, 2, { experimental: 5, control: 5 })).toThrow(/^difference /);
		expect(() => sdFromP(1, 1, { experimental: 5, control: 5 })).toThrow(/^p /);
		expect(() => sdFromP(1, 0.05, { experimental: 1, control: 1 })).toThrow(
			/^n\.experimental \+ n\.control /,
		);
	});

	test("6.5.2.8: change from baseline, and the correlation the other way", () => {
		expect(changeSd(4, 4.4, 0.78).value).toBeCloseTo(2.81, 2);
		const correlation = correlationFromSds(4, 4.4, changeSd(4, 4.4, 0.78).value);
		expect(correlation).toMatchObject({ status: "derived" });
		expect(correlation.status === "derived" ? correlation.value : null).toBeCloseTo(0.78, 12);
		expect(correlationFromSds(1, 1, 5)).toMatchObject({ status: "not derived" });
		expect(changeSd(3, 3, 1).value).toBe(0);
		expect(() => changeSd(3, 3, 1.2)).toThrow(/^correlation /);
	});
});

describe("arms of one trial", () => {
	const people = [
		[3, 5, 8, 9, 12],
		[1, 2, 2, 4],
		[7, 7, 10, 14, 15, 20],
	];
	const summary = (values: number[]) => {
		const n = values.length;
		const mean = values.reduce((a, b) => a + b, 0) / n;
		return { n, mean, sd: Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / (n - 1)) };
	};

	test("combined are what their people would be as one sample (Handbook 6.5.2.10)", () => {
		const combined = combineContinuousArms(people.map(summary));
		const together = summary(people.flat());
		expect(combined.n).toBe(together.n);
		expect(combined.mean).toBeCloseTo(together.mean, 12);
		expect(combined.sd).toBeCloseTo(together.sd, 12);
	});

	test("with events are added, and a shared arm is split without losing anybody", () => {
		expect(
			combineBinaryArms([
				{ events: 3, n: 10 },
				{ events: 1, n: 7 },
			]),
		).toMatchObject({ events: 4, n: 17 });
		expect(splitBinaryArm({ events: 7, n: 20 }, 3)).toEqual([
			{ events: 3, n: 7 },
			{ events: 2, n: 7 },
			{ events: 2, n: 6 },
		]);
		expect(() => splitBinaryArm({ events: 0, n: 1 }, 2)).toThrow(/^parts /);
		expect(() => combineContinuousArms([])).toThrow(/^arms /);
	});
});

describe("mean and SD from quantiles", () => {
	test("median and range (Luo 2018 eq. 7, Wan 2014 eq. 9)", () => {
		const { mean, sd, method, warning } = meanFromQuantiles({ median: 20, min: 5, max: 37 }, 50);
		const weight = 4 / (4 + 50 ** 0.75);
		expect(mean).toBeCloseTo(weight * 21 + (1 - weight) * 20, 12);
		expect(normalCdf(32 / (2 * sd))).toBeCloseTo((50 - 0.375) / (50 + 0.25), 12);
		expect(method).toMatch(/Luo.*Wan/);
		expect(warning).toBeNull();
	});

	test("median and quartiles (Luo 2018 eq. 11, Wan 2014 eq. 16)", () => {
		const { mean, sd } = meanFromQuantiles({ median: 20, q1: 15, q3: 26 }, 50);
		expect(mean).toBeCloseTo((0.7 + 0.39 / 50) * 20.5 + (0.3 - 0.39 / 50) * 20, 12);
		expect(normalCdf(11 / (2 * sd))).toBeCloseTo((0.75 * 50 - 0.125) / (50 + 0.25), 12);
	});

	test("five numbers (Luo 2018 eq. 15, Shi 2020 eq. 10)", () => {
		const { mean, sd, method } = meanFromQuantiles({ median: 20, min: 5, q1: 15, q3: 26, max: 37 }, 50);
		const [onRange, onQuartiles] = [2.2 / (2.2 + 50 ** 0.75), 0.7 - 0.72 / 50 ** 0.55];
		expect(mean).toBeCloseTo(onRange * 21 + onQuartiles * 20.5 + (1 - onRange - onQuartiles) * 20, 12);
		const weight = 1 / (1 + 0.07 * 50 ** 0.6);
		const byRange = meanFromQuantiles({ median: 20, min: 5, max: 37 }, 50).sd;
		const byQuartiles = meanFromQuantiles({ median: 20, q1: 15, q3: 26 }, 50).sd;
		expect(sd).toBeCloseTo(weight * byRange + (1 - weight) * byQuartiles, 12);
		expect(method).toMatch(/Luo.*Shi/);
	});

	test("large normal samples are recovered: quartiles at ±0.6745, extremes at their expected places", () => {
		const { mean, sd } = meanFromQuantiles({ median: 0, q1: -0.6744898, q3: 0.6744898 }, 100_000);
		expect(mean).toBeCloseTo(0, 12);
		expect(sd).toBeCloseTo(1, 4);
	});

	test("skewed quantiles carry a warning (Shi et al. 2023)", () => {
		const skewed = meanFromQuantiles({ median: 3, min: 1, q1: 2, q3: 9, max: 60 }, 80);
		expect(skewed.skewness).toMatchObject({ skewed: true });
		expect(skewed.skewness.critical).toBeCloseTo(3 / Math.sqrt(80) - 40 / 80 ** 3, 12);
		expect(skewed.warning).toMatch(/skewed/);
		expect(meanFromQuantiles({ median: 5, min: 1, max: 9 }, 80).skewness).toMatchObject({
			statistic: 0,
			skewed: false,
		});
	});

	test("quantiles out of order, all equal, or of fewer than five people are refused", () => {
		expect(() => meanFromQuantiles({ median: 5, q1: 6, q3: 7 }, 20)).toThrow(/^median must not be below q1/);
		expect(() => meanFromQuantiles({ median: 5, q1: 5, q3: 5 }, 20)).toThrow(/^the quantiles/);
		expect(() => meanFromQuantiles({ median: 5, min: 1, max: 9 }, 4)).toThrow(/^n must be/);
	});
});

describe("odds ratio, SMD and direction", () => {
	test("π/√3 there and back (Chinn 2000: ln OR / 1.81)", () => {
		const smd = smdFromLogOddsRatio(1.81, 0.25);
		expect(smd.estimate).toBeCloseTo(1, 2);
		const back = logOddsRatioFromSmd(smd.estimate, smd.variance);
		expect(back.estimate).toBeCloseTo(1.81, 12);
		expect(back.variance).toBeCloseTo(0.25, 12);
	});

	test("turning an effect round turns its interval round, and 0 has no sign", () => {
		expect(flipDirection({ estimate: 0.5, ci: [-0.1, 1.1], label: "a" })).toEqual({
			estimate: -0.5,
			ci: [-1.1, 0.1],
			label: "a",
		});
		expect(Object.is(flipDirection({ estimate: 0, ci: [-1, 1] }).estimate, 0)).toBe(true);
		expect(flipEvents({ events: 3, n: 10 })).toEqual({ events: 7, n: 10 });
	});
});
