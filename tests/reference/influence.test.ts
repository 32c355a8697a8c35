import { expect, test } from "vitest";
import { type ModelMethod, meanProblem } from "#app/statistics/regression/mixed-effects.ts";
import { type CaseInfluence, influence } from "#app/statistics/sensitivity/influence.ts";
import { at, expectedOf, listAt, needed } from "./comparison.ts";
import { agrees } from "./tolerances.ts";

// influence() of metafor, rebuilt by its definitions (Viechtbauer & Cheung 2010, Res Synth Methods 1:112) from the
// reference's own full fits and leave-one-out fits, so that no figure here comes from the code under test.

/** The median of χ² with one degree of freedom: qchisq(0.5, 1). */
const CHI_SQUARE_MEDIAN = 0.4549364;

test.each(["bcg", "egger2001", "linde2005", "hine1989"])(
	"%s: every diagnostic of REML and common-effect fits",
	(id) => {
		const expected = at(expectedOf(id), "measures", "RR");
		const studies = listAt(expected, "studies");
		const y = studies.map((study) => needed(study, "yi"));
		const v = studies.map((study) => needed(study, "vi"));
		let compared = 0;
		for (const method of ["REML", "EE"] as const) {
			const full = at(expected, "pooled", "fits", method, "z");
			const [b, se, tau2] = [needed(full, "b"), needed(full, "se"), needed(full, "tau2")];
			const result = influence(meanProblem(y, v), method);
			if (result.status !== "diagnosed") throw new Error(result.reason);
			const totalWeight = v.reduce((total, variance) => total + 1 / (variance + tau2), 0);
			result.cases.forEach((diagnosis, i) => {
				if ("reason" in diagnosis) throw new Error(diagnosis.reason);
				const [yi, vi] = [y[i] ?? Number.NaN, v[i] ?? Number.NaN];
				const without = at(expected, "pooled", "leave1out", method, i);
				const [b_i, se_i] = [needed(without, "estimate"), needed(without, "se")];
				const tau2_i = method === "EE" ? 0 : needed(without, "tau2");
				const hat = 1 / (vi + tau2) / totalWeight;
				const defined = {
					studentisedResidual: (yi - b_i) / Math.sqrt(vi + tau2_i + se_i ** 2),
					dffits: (b - b_i) / Math.sqrt(hat * (tau2_i + vi)),
					cooksDistance: (b - b_i) ** 2 / se ** 2,
					covarianceRatio: se_i ** 2 / se ** 2,
					tau2Deleted: tau2_i,
					QDeleted: needed(without, "Q"),
					hat,
					weight: needed(expected, "pooled", "weights_percent", method, i),
				} satisfies Omit<CaseInfluence, "influential">;
				const precision = v.reduce((total, variance) => total + 1 / (variance + tau2_i), 0);
				const isFlagged =
					Math.abs(defined.dffits) > 3 * Math.sqrt(1 / (studies.length - 1)) ||
					defined.cooksDistance > CHI_SQUARE_MEDIAN ||
					defined.hat > 3 / studies.length ||
					Math.abs(b - b_i) * Math.sqrt(precision) > 1;
				expect(diagnosis.influential, `${method} ${i} influential`).toBe(isFlagged);
				for (const key of Object.keys(defined) as (keyof typeof defined)[]) {
					expect(agrees("iterated", diagnosis[key], defined[key]), `${method} ${i} ${key}`).toBe(true);
					compared++;
				}
			});
		}
		expect(compared).toBe(2 * 8 * studies.length);
	},
);

test("with the Hartung-Knapp interval a residual is standardised by its scale, as metafor's rstudent()", () => {
	// metafor 3.8-1: f <- rma(y, v, method = "DL", test = "knha"); influence(f)$inf$rstudent
	const problem = meanProblem([0.1, 0.5, -0.2, 0.9, 0.3], [0.02, 0.05, 0.03, 0.08, 0.04]);
	const result = influence(problem, "DL", "hksj");
	if (result.status !== "diagnosed") throw new Error(result.reason);
	const wanted = [-0.5059790656009, 0.546603037335, -1.7142793792291, 1.9007749404335, 0.0392510251935];
	for (const [i, one] of result.cases.entries())
		expect("influential" in one && one.studentisedResidual).toBeCloseTo(wanted[i] ?? Number.NaN, 10);
});

test("each usual cut-off flags a study by itself", () => {
	const flags = (y: number[], v: number[], method: ModelMethod = "EE") => {
		const result = influence(meanProblem(y, v), method);
		if (result.status !== "diagnosed") throw new Error(result.reason);
		return result.cases.map((diagnosis) => "influential" in diagnosis && diagnosis.influential);
	};
	// One study is nearly all the weight, and agrees with the others: only its hat value, 0.96, is beyond 3/5.
	expect(flags([2, 1, 3, 1.5, 2.5], [0.01, 1, 1, 1, 1])).toEqual([true, false, false, false, false]);
	// Of three alike, the last lies 0.9 from the others' mean 0, so D = 0.3² / (0.5 / 3) = 0.54: beyond the median of
	// χ² alone, as DFFITS is 0.3 / √(0.5 / 3) = 0.73, below 3 / √2.
	expect(flags([0.1, -0.1, 0.9], [0.5, 0.5, 0.5])).toEqual([false, false, true]);
	// Among thirty others around 0, DFFITS is 3.34 / √31 = 0.60, beyond 3 / √30 = 0.55, and D its square, 0.36.
	const many = Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? 0.1 : -0.1));
	expect(
		flags(
			[3.34, ...many],
			Array.from({ length: 31 }, () => 1),
		),
	).toEqual([true, ...many.map(() => false)]);
	// Without the first, τ² falls from 0.0982 to 0 and the mean from 0.120 to 0. DFBETAS is 0.120 √(1 + 10 + 100) = 1.26;
	// D = 0.22, DFFITS = 0.49 and the hat value 0.06 are within their bounds.
	expect(flags([2, 0, 0], [1, 0.1, 0.01], "DL")[0]).toBe(true);
});

test("one study cannot be diagnosed, and equal effects say so", () => {
	expect(influence(meanProblem([0.3], [0.1]), "REML")).toEqual({
		status: "not diagnosed",
		reason: "There is only one study",
	});
	const equal = influence(meanProblem([1, 1, 1], [0.1, 0.2, 0.3]), "REML", "hksj");
	if (equal.status !== "diagnosed") throw new Error(equal.reason);
	expect(equal.cases).toHaveLength(3);
	for (const diagnosis of equal.cases) expect(diagnosis).toHaveProperty("reason");
});
