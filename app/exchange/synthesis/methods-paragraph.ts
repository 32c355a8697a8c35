import { counted } from "#app/domain/format/format.ts";
import { formatLevel } from "#app/domain/format/format-number.ts";
import { RETRACTED } from "#app/domain/synthesis/analyse-synthesis.ts";
import { MEASURES } from "#app/statistics/effects/measures.ts";
import { CI_METHODS, TAU2_METHODS } from "#app/statistics/pooling/pooled-effect.ts";
import { designSentences } from "./design-sentences.ts";
import { measureName, type SynthesisExport } from "./synthesis-export.ts";

/** How the analysis was made, as the methods section of a paper says it; every word from what was computed. */
export function methodsParagraph(input: SynthesisExport): string {
	return [
		effectSentence(input),
		zeroCellSentence(input),
		timeSentence(input),
		retractedSentence(input),
		...designSentences(input),
		poolingSentence(input),
		heterogeneitySentence(input),
		predictionSentence(input),
		furtherSentence(input),
		regressionSentence(input),
		`The analysis was made with Equipoise${input.date ? ` on ${input.date}` : ""}; an R script for metafor that reproduces it is available.`,
	]
		.filter(Boolean)
		.join(" ");
}

function effectSentence(input: SynthesisExport): string {
	const { request, arms } = input;
	const name = measureName(input);
	const { how, figures } = MEASURES[request.measure];
	if (figures === "proportion") {
		return `For each study the proportion with ${arms.experimental} was computed ${how}.`;
	}
	const log = input.generic?.scale === "log" ? " on the logarithmic scale" : "";
	const done = figures === "contrast" ? `taken ${how}${log}` : `computed ${how}`;
	return `For each study the ${name} of ${arms.experimental} against ${arms.control} was ${done}.`;
}

function zeroCellSentence({ request, response }: SynthesisExport): string {
	const corrected = response.rows.filter((row) => row.correction !== undefined);
	const pooledAsTheyAre =
		response.model === "mantel-haenszel" || response.model === "peto"
			? " Nothing was added to zero cells in the pooling."
			: "";
	const [first] = corrected;
	const dropped = request.continuity?.dropDoubleZero
		? " Studies without events, or with events only, in both arms were left out."
		: "";
	if (!first?.correction) return `${dropped}${pooledAsTheyAre}`.trim();
	const added = `${first.correction.charAt(0).toLowerCase()}${first.correction.slice(1)}`;
	const where = request.continuity?.to === "all" ? "of every study" : "where a cell was zero";
	const words = added.startsWith("treatment-arm")
		? `The ${added} was used ${where}`
		: `For a study's own effect ${added.replace(" added", " was added")} ${where}`;
	return `${words} (${counted(corrected.length, "study", "studies")}).${pooledAsTheyAre}${dropped}`;
}

function poolingSentence({ response, request }: SynthesisExport): string {
	const { model, tau2Method, k } = response;
	if (k < 2) return "";
	if (model === "mantel-haenszel") return "Effects were pooled by the Mantel-Haenszel method.";
	if (model === "peto") return "Effects were pooled by Peto’s method.";
	const asked = request.ci ?? "wald";
	const interval = CI_METHODS[asked].replace(", never narrower", " that is never narrower");
	const kind = `${/^[AEIOU]/.test(interval) ? "an" : "a"} ${interval}`;
	return model === "common"
		? `Effects were pooled by inverse variance under a common effect, with ${kind}.`
		: `Effects were pooled by inverse variance under random effects, with the variance between studies (τ²) estimated by ${methodName(tau2Method)}, and with ${kind}.`;
}

function methodName(method: SynthesisExport["response"]["tau2Method"]): string {
	if (method === null || method === "REML") return "restricted maximum likelihood (REML)";
	const name = TAU2_METHODS[method];
	return /^(empirical|maximum)/.test(name) ? name : `the ${name} method`;
}

function heterogeneitySentence({ response }: SynthesisExport): string {
	if (response.k < 2) return "";
	const tau2 = response.model === "random" ? ", τ² with its Q-profile interval" : "";
	return `Heterogeneity is described by Cochran’s Q${tau2} and I². Intervals are ${formatLevel(response.level)} intervals.`;
}

/** Whether it could be fitted is for the results to say. */
function regressionSentence({ regression }: SynthesisExport): string {
	if (regression?.result.status !== "fitted") return "";
	const names = regression.moderators.map((moderator) =>
		moderator.kind === "categorical" ? `${moderator.name} (against ${moderator.reference})` : moderator.name,
	);
	const method = regression.result.method.replace(/^\p{Lu}/u, (first) => first.toLowerCase());
	return `Effects were regressed on ${names.join(" and ")}: ${method}.`;
}

const PREDICTION = {
	"t-k-2": "the t distribution with k − 2 degrees of freedom",
	"t-k-1": "the t distribution with k − 1 degrees of freedom",
	z: "the normal distribution",
};

function retractedSentence({ unanalysed = [] }: SynthesisExport): string {
	const count = unanalysed.filter(({ reason }) => reason === RETRACTED).length;
	if (count === 0) return "";
	return `${counted(count, "comparison was", "comparisons were")} left out because a report of the study was retracted.`;
}

/** The rule, and what was taken by it or by hand, so that nobody has to trust that the two agree. */
function timeSentence({ timeRule, origins = [] }: SynthesisExport): string {
	if (timeRule === undefined) return "";
	const taken = Map.groupBy(origins, ({ time }) => time ?? "not recorded");
	const list = [...taken].map(([time, rows]) => `${time} (${rows.length})`).join(", ");
	return `Time points were sought by this rule: ${timeRule}. Those taken, with the number of comparisons: ${list}.`;
}

function predictionSentence({ request, response }: SynthesisExport): string {
	if (!response.predictionInterval) return "";
	return `The prediction interval uses ${PREDICTION[request.predictionInterval ?? "t-k-2"]}.`;
}

function furtherSentence({ response }: SynthesisExport): string {
	const parts = [
		response.subgroups && "subgroups were pooled separately and compared by Q",
		response.bias?.egger && "small-study effects were tested by Egger’s and Begg’s tests",
		response.trimAndFill && "trim and fill (L₀) was applied",
		response.leaveOneOut && response.leaveOneOut.length > 0 && "each study was left out in turn",
	].filter((part) => typeof part === "string");
	if (parts.length === 0) return "";
	const [first = ""] = parts;
	const text = parts.length === 1 ? first : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
