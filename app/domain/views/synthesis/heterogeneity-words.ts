import { formatPercent, formatWhole } from "#app/domain/format/format.ts";
import { formatNumber, formatP } from "#app/domain/format/format-number.ts";
import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { isOneArm } from "../../synthesis/vocabulary.ts";
import { effectUnit, includesNoEffect, intervalText, readingScaleOf } from "./effect-text.ts";

/**
 * How much the studies differ, in sentences a reader without training understands, each with its number.
 * The bands of I² overlap on purpose: what an I² means depends on how large and how sure the effects are.
 * @see Cochrane Handbook 10.10.2 (bands), 10.10.4.3 (prediction interval)
 */
export function heterogeneityWords({ response, settings }: SynthesisAnalysis): string[] {
	const { heterogeneity, predictionInterval, pooled, k, model } = response;
	if (!heterogeneity || !pooled) return [];
	if (k < 2)
		return ["With one study there is nothing to compare, so nothing can be said about how studies differ."];
	const { I2, I2Q, Q, df, p, tau, tau2Ci } = heterogeneity;
	const sentences: string[] = [];
	const share = I2 ?? I2Q;
	if (share !== null) {
		const named = model === "random" && I2 !== null ? "I² from τ²" : "I² from Q";
		const other = model === "random" && I2Q !== null ? `; I² from Q is ${wholePercent(I2Q)}` : "";
		sentences.push(
			`About ${wholePercent(share)} of the variation between the results is more than chance would produce (${named}${other}): ${band(share)}.`,
		);
	}
	sentences.push(
		`The test of homogeneity ${p < 0.1 ? "finds differences beyond chance" : "finds no differences beyond chance"} (Q = ${formatNumber(Q)} on ${formatWhole(df)} df, ${formatP(p)})${k < 10 ? "; with so few studies it misses most" : ""}.`,
	);
	if (model === "random") {
		const scale = readingScaleOf(settings);
		// Differences of risks, and rates as they are, are read in percentage points, and so is their spread.
		const isPoints = scale === "points" || scale === "percent";
		const unit = isPoints
			? "percentage points"
			: isOneArm(settings.measure)
				? `on the ${scale} scale`
				: effectUnit(settings);
		const per = isPoints ? 100 : 1;
		const shown = (value: number) => formatNumber(per * value);
		const spread =
			scale === "log"
				? `True effects are estimated to vary around the mean by a factor of ${formatNumber(Math.exp(tau))} (one standard deviation, τ = ${shown(tau)})`
				: `True ${isOneArm(settings.measure) ? "rates" : "effects"} are estimated to vary around the mean by ${shown(tau)}${unit && ` ${unit}`} (one standard deviation, τ)`;
		const range = tau2Ci?.map((end) => shown(Math.sqrt(end))).join(" and ");
		sentences.push(`${spread}${range ? `; the data fit a τ between ${range}` : ""}.`);
		sentences.push(predictionWords(predictionInterval, pooled, settings));
	}
	return sentences;
}

/** Whole percents; more digits where they would say none, or all. */
const wholePercent = (percent: number) => `${formatPercent(percent / 100, 1)}%`;

function band(share: number): string {
	if (share < 30) return "that might not be important";
	if (share < 50) return "that may be moderate";
	if (share < 75) return "that may be substantial";
	return "that is considerable";
}

/**
 * How much the studies differ and what a further setting may see, as a clause of the opening sentence: "; the studies
 * differ considerably (I² 92%), and the 95% prediction interval [0.13, 1.78] crosses 1: …". Empty for a single study.
 */
export function differenceClause({ response, settings }: SynthesisAnalysis): string {
	const { heterogeneity, predictionInterval: interval, pooled, k } = response;
	if (!heterogeneity || !pooled || k < 2) return "";
	const { I2, I2Q } = heterogeneity;
	const share = I2 ?? I2Q;
	const differ = share === null ? "" : `; the studies differ ${extent(share)} (I² ${wholePercent(share)})`;
	if (!interval) return differ;
	const isRate = isOneArm(settings.measure);
	const shown = `${intervalText(settings, pooled.estimate, interval, pooled.harmonicN)}${isRate ? "%" : ""}`;
	const prediction = `the ${Number(settings.level)}% prediction interval`;
	const link = differ === "" ? "; " : ", and ";
	if (isRate) return `${differ}${link}a further setting is expected to see a rate within ${shown}`;
	if (!includesNoEffect([...interval]))
		return `${differ}${link}${prediction} ${shown} stays on one side of ${readingScaleOf(settings) === "log" ? "1" : "0"}`;
	const none = readingScaleOf(settings) === "log" ? "1" : "0";
	const so = includesNoEffect(pooled.ci)
		? ""
		: ": in some settings there may be no effect, or one in the opposite direction";
	const wide = k < 5 ? ", which so few studies make wide," : "";
	return `${differ}${link}${prediction} ${shown}${wide} crosses ${none}${so}`;
}

/** The bands of `band`, of studies that differ. */
function extent(share: number): string {
	if (share < 0.5) return "no more than chance would explain";
	if (share < 30) return "little beyond chance";
	if (share < 50) return "moderately";
	if (share < 75) return "substantially";
	return "considerably";
}

function predictionWords(
	interval: readonly [number, number] | null,
	{ estimate, ci, harmonicN }: NonNullable<SynthesisAnalysis["response"]["pooled"]>,
	settings: SynthesisAnalysis["settings"],
): string {
	const { measure, level } = settings;
	if (!interval)
		return "Too few studies for a prediction interval: what a further setting would see is not known.";
	const within = `${intervalText(settings, estimate, interval, harmonicN)}${isOneArm(measure) ? "%" : ""}`;
	const says = `In a further setting like these, the true ${isOneArm(measure) ? "rate" : "effect"} is expected to lie within ${within} (${Number(level)}% prediction interval)`;
	if (!isOneArm(measure) && includesNoEffect([...interval]) && !includesNoEffect([...ci])) {
		return `${says}: some settings may see no effect, or one in the opposite direction.`;
	}
	return `${says}.`;
}
