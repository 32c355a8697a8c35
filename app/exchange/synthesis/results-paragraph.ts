import { counted, formatFixed, formatWhole } from "#app/domain/format/format.ts";
import {
	amountText,
	formatLevel,
	formatNumber,
	formatP,
	formatShare,
} from "#app/domain/format/format-number.ts";
import { isOneArm } from "#app/domain/synthesis/vocabulary.ts";
import { lowerFirst } from "#app/domain/views/synthesis/figure-words.ts";
import { coefficientText } from "#app/domain/views/synthesis/regression-view.ts";
import {
	comparisonName,
	measureName,
	type SynthesisExport,
	shownEffect,
	unitOf,
} from "./synthesis-export.ts";

/** What came out, as the results section of a paper says it; every number is the response's. */
export function resultsParagraph(input: SynthesisExport): string {
	const { response } = input;
	if (!response.pooled) {
		const reason = response.warnings.find((warning) => warning.startsWith("Not pooled: "));
		const why = reason ? ` (${lowerFirst(reason.slice("Not pooled: ".length))})` : "";
		return [`No pooled ${measureName(input)} could be computed${why}.`, excludedSentence(input)]
			.filter(Boolean)
			.join(" ");
	}
	return [
		pooledSentence(input),
		excludedSentence(input),
		heterogeneitySentence(input),
		predictionSentence(input),
		subgroupSentence(input),
		regressionSentence(input),
		biasSentence(input),
		leaveOneOutSentence(input),
	]
		.filter(Boolean)
		.join(" ");
}

function pooledSentence(input: SynthesisExport): string {
	const { response, request } = input;
	const { pooled, k } = response;
	if (!pooled) return "";
	const name = measureName(input);
	const what = `${name} ${isOneArm(request.measure) ? "with" : "of"} ${comparisonName(input)}`;
	const { estimate, interval } = shownEffect(input, pooled.estimate, pooled.ci);
	const figures = `${estimate}${unitOf(input)} (${formatLevel(response.level)} CI ${interval}${testWords(input)})`;
	return k === 1
		? `One study was in the analysis; its ${what} was ${figures}.`
		: `In ${numberWord(k)} studies the pooled ${what} was ${figures}.`;
}

/** A proportion of one half is no hypothesis, so it is not tested. */
function testWords({ request, response }: SynthesisExport): string {
	const { pooled } = response;
	if (!pooled || pooled.p === null || pooled.statistic === null || isOneArm(request.measure)) return "";
	const statistic =
		pooled.df === null
			? `z = ${formatFixed(pooled.statistic, 2)}`
			: `t = ${formatFixed(pooled.statistic, 2)} on ${formatWhole(pooled.df)} df`;
	return `; ${statistic}, ${formatP(pooled.p)}`;
}

function excludedSentence({ response, unanalysed = [] }: SynthesisExport): string {
	const reasons = [
		...response.rows.flatMap(({ excluded }) => excluded ?? []),
		...unanalysed.map(({ reason }) => reason),
	];
	if (reasons.length === 0) return "";
	const kinds = [...new Set(reasons)].map((reason) => {
		const count = reasons.filter((other) => other === reason).length;
		return count === reasons.length ? lowerFirst(reason) : `${lowerFirst(reason)}: ${count}`;
	});
	const studies = `${numberWord(reasons.length)} ${reasons.length === 1 ? "study" : "studies"}`;
	return `Left out of the analysis: ${studies} (${kinds.join("; ")}).`;
}

function heterogeneitySentence({ response }: SynthesisExport): string {
	const { heterogeneity, model, k } = response;
	if (!heterogeneity || k < 2) return "";
	const { Q, df, p, I2, tau2, tau2Ci } = heterogeneity;
	const share = I2 === null ? "" : `I² was ${formatShare(I2)}`;
	const variance = model !== "random" ? "" : `τ² was ${amountText(tau2, tau2Ci)}`;
	const test =
		df > 0 ? `Q was ${formatNumber(Q)} on ${counted(df, "degree")} of freedom (${formatP(p)})` : "";
	const parts = [share, variance, test].filter(Boolean);
	if (parts.length === 0) return "";
	const said = parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
	const none =
		model === "random" && tau2 === 0 ? " The studies did not vary more than expected by chance." : "";
	return `${said}.${none}`;
}

function predictionSentence(input: SynthesisExport): string {
	const { predictionInterval, pooled, level } = input.response;
	if (!predictionInterval || !pooled) return "";
	const { interval } = shownEffect(input, pooled.estimate, predictionInterval);
	return `The ${formatLevel(level)} prediction interval ran from ${interval.slice(1, -1).replace(", ", " to ")}${unitOf(input)}.`;
}

function subgroupSentence(input: SynthesisExport): string {
	const { subgroups } = input.response;
	if (!subgroups) return "";
	const groups = subgroups.groups.flatMap(({ group, k, estimate, ci, harmonicN }) => {
		if (estimate === null || ci === null) return [];
		const shown = shownEffect(input, estimate, ci, harmonicN);
		return [
			`${shown.estimate}${percentOf(input)} ${shown.interval} in ${group} (${counted(k, "study", "studies")})`,
		];
	});
	if (groups.length === 0) return "";
	const between = subgroups.between
		? `; the test between subgroups gave Q = ${formatNumber(subgroups.between.Q)} on ${formatWhole(subgroups.between.df)} df, ${formatP(subgroups.between.p)}`
		: "";
	return `By subgroup the ${measureName(input)} was ${groups.join(", ")}${between}.`;
}

function regressionSentence({ regression }: SynthesisExport): string {
	if (regression?.result.status !== "fitted") return "";
	const { coefficients, k, moderatorTest, R2, heterogeneity } = regression.result;
	const terms = coefficients.slice(1).map(({ term, estimate, ci, p }) => {
		return `${term} ${coefficientText({ estimate, ci })}${p === null ? "" : ` (${formatP(p)})`}`;
	});
	const { distribution, statistic, df, denominatorDf, p } = moderatorTest ?? {};
	const test =
		statistic === undefined || p === undefined
			? ""
			: `; the test of the moderators gave ${distribution === "F" ? "F" : "QM"} = ${formatNumber(statistic)} on ${df}${denominatorDf == null ? "" : ` and ${formatWhole(denominatorDf)}`} df, ${formatP(p)}`;
	const explained =
		R2 === null
			? ""
			: ` They explained ${formatShare(R2)} of τ²; the residual τ² was ${formatNumber(heterogeneity.tau2)}.`;
	return `In a meta-regression of ${numberWord(k)} studies the coefficients on the analysis scale were ${terms.join(", ")}${test}.${explained}`;
}

function biasSentence({ response }: SynthesisExport): string {
	const { bias, trimAndFill } = response;
	const egger = bias?.egger
		? `Egger’s test gave an intercept of ${formatNumber(bias.egger.intercept)} (t = ${formatFixed(bias.egger.t, 2)} on ${bias.egger.df} df, ${formatP(bias.egger.p)}).`
		: "";
	const filled = trimAndFill
		? `Trim and fill added ${trimAndFill.k0 === 0 ? "no study" : `${counted(trimAndFill.k0, "study", "studies")} on the ${trimAndFill.side}`}.`
		: "";
	return [egger, filled].filter(Boolean).join(" ");
}

function leaveOneOutSentence(input: SynthesisExport): string {
	const ordered = (input.response.leaveOneOut ?? []).toSorted((a, b) => a.estimate - b.estimate);
	const [least, most] = [ordered[0], ordered.at(-1)];
	if (ordered.length < 2 || !least || !most) return "";
	const shown = ({ estimate, ci, harmonicN }: typeof least) =>
		shownEffect(input, estimate, ci, harmonicN).estimate;
	return `With one study left out at a time the ${measureName(input)} lay between ${shown(least)} and ${shown(most)}${percentOf(input)}.`;
}

const percentOf = (input: SynthesisExport) => (isOneArm(input.request.measure) ? "%" : "");

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function numberWord(count: number): string {
	return WORDS[count] ?? formatWhole(count);
}
