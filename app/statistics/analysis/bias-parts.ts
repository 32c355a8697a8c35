import { MEASURES } from "../effects/measures.ts";
import { beggTest } from "../small-study/begg.ts";
import { harbordTest, petersTest } from "../small-study/binary-tests.ts";
import { fewStudiesWarning } from "../small-study/few-studies.ts";
import { eggerTest, type RegressionTestResult } from "../small-study/regression-test.ts";
import { trimAndFill } from "../small-study/trim-and-fill.ts";
import type { PartContext } from "./parts.ts";
import { effectsIn } from "./prepare.ts";
import { rowsFrom } from "./request.ts";
import type { ResponseBias, ResponseRegressionTest, ResponseTrimAndFill } from "./response.ts";

/** Egger's and Begg's tests, and for odds ratios from counts Harbord's and Peters'. */
export function biasPart({ request, rows, warnings }: PartContext): ResponseBias {
	const { level = 0.95 } = request;
	const few = fewStudiesWarning(rows.length);
	if (few) warnings.push(few);
	const effects = effectsIn(rows);
	const begg = beggTest(effects);
	if (begg.status === "not tested") warnings.push(begg.reason);
	const shown = (test: RegressionTestResult) => regressionTestPart(test, warnings);
	const isOdds = MEASURES[request.measure].onRate === "odds ratio";
	const ratios = isOdds ? rowsFrom(request, "counts") : null;
	const tables = ratios ? rows.flatMap(({ index }) => ratios.slice(index, index + 1)) : null;
	return {
		egger: shown(eggerTest(effects, level)),
		begg: begg.status === "tested" ? { method: begg.method, tau: begg.tau, p: begg.p } : null,
		...(tables && { harbord: shown(harbordTest(tables, level)), peters: shown(petersTest(tables, level)) }),
	};
}

function regressionTestPart(test: RegressionTestResult, warnings: string[]): ResponseRegressionTest | null {
	if (test.status === "not tested" || test.df === null) {
		if (test.status === "not tested") warnings.push(test.reason);
		return null;
	}
	const { method, bias, se, statistic, df, p } = test;
	return { method, intercept: bias, se, t: statistic, df, p };
}

/** Trim and fill by L₀ around the request's own model. */
export function trimAndFillPart({ request, rows, warnings }: PartContext): ResponseTrimAndFill | null {
	const { model = "random", level = 0.95 } = request;
	if (model !== "random" && model !== "common") {
		warnings.push("Trim and fill pools by inverse variance: choose a random or common effect");
		return null;
	}
	const result = trimAndFill(effectsIn(rows), { ...request, model, level });
	if (result.status === "not filled") {
		warnings.push(result.reason);
		return null;
	}
	const { method, k0, side, filled, pooled, warning } = result;
	if (warning) warnings.push(warning);
	return {
		method,
		k0,
		side,
		estimate: pooled.estimate,
		ci: pooled.ci,
		filled: filled.map((study) => ({ estimate: study.estimate, se: Math.sqrt(study.variance) })),
	};
}
