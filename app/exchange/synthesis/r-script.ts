import { formatLevel, formatNumber, formatShare } from "#app/domain/format/format-number.ts";
import { MEASURES } from "#app/statistics/effects/measures.ts";
import { dataFrame } from "./r-data.ts";
import { effectLines, poolLines } from "./r-pooling.ts";
import { readingLines, rFigure, rP, rPlaces } from "./r-reading.ts";
import { regressionLines, regressorColumns, togetherLines } from "./r-regression.ts";
import { rComment, rNumber, rString } from "./r-text.ts";
import {
	comparisonName,
	measureName,
	readingScale,
	type SynthesisExport,
	shownEffect,
	unitOf,
} from "./synthesis-export.ts";

/**
 * The analysis as an R script for metafor (3.8 or later, R 4.2 or later) with the data inside. It computes
 * everything anew and prints the pooled estimate, its interval, τ², I² and the prediction interval with the
 * digits that the page shows, then unrounded. The prediction interval is computed in the script, because
 * metafor's own depends on the version and on the test.
 */
export function rScript(input: SynthesisExport): string {
	const { request, response } = input;
	const pooled = response.pooled !== null;
	const tables = request.model === "mantel-haenszel" || request.model === "peto";
	return `${[
		...headLines(input),
		"",
		"suppressPackageStartupMessages(library(metafor))",
		"",
		...noteLines(input),
		...moderatorNotes(input),
		dataFrame(request, input.moderators),
		...regressorColumns(input),
		"",
		"# Each row's effect on the analysis scale: yi, with its sampling variance vi.",
		...(request.rows.length > 0 ? effectLines(input) : ["dat$yi <- dat$vi <- numeric(0)"]),
		"",
		...(pooled
			? [
					...poolLines(input),
					"",
					...readingLines(input),
					"",
					...(tables ? tableFigures(input) : varianceFigures(input)),
					"",
					...printLines(input),
				]
			: [`cat(${rString(`${response.warnings[0] ?? "Not pooled"}\n`)})`]),
	].join("\n")}\n`;
}

function headLines(input: SynthesisExport): string[] {
	const { title, version, date, address, response } = input;
	return [
		rComment(title),
		rComment([version !== undefined && `Version ${version}`, date, address].filter(Boolean).join(", ")),
		rComment(`${comparisonName(input)}: ${measureName(input)}. ${response.method}.`),
		'# Needs R 4.2 and metafor 3.8 or later: install.packages("metafor")',
		"#",
		...pageLines(input).map(rComment),
	];
}

/** What the page shows, to compare with. */
function pageLines(input: SynthesisExport): string[] {
	const { pooled, heterogeneity, predictionInterval, model } = input.response;
	if (!pooled || !heterogeneity) return [input.response.warnings[0] ?? "Nothing was pooled."];
	return [
		"What the page shows, and this script must print:",
		`  pooled ${Object.values(shownEffect(input, pooled.estimate, pooled.ci)).join(" ")}${unitOf(input)}`,
		...(model === "random" ? [`  tau^2 ${formatNumber(heterogeneity.tau2)}`] : []),
		...(heterogeneity.I2 === null ? [] : [`  I^2 ${formatShare(heterogeneity.I2)}`]),
		...(predictionInterval
			? [
					`  prediction interval ${shownEffect(input, pooled.estimate, predictionInterval).interval}${unitOf(input)}`,
				]
			: []),
	];
}

function noteLines({ request, notes = [] }: SynthesisExport): string[] {
	const lines = request.rows.flatMap(({ label }, index) => {
		const note = notes[index];
		return note ? [rComment(`  ${label}: ${note}`)] : [];
	});
	return lines.length > 0 ? ["# Remarks on the data:", ...lines, ""] : [];
}

function moderatorNotes({ moderators = [] }: SynthesisExport): string[] {
	return moderators.map(({ name }, index) => rComment(`moderator${index + 1}: ${name}`));
}

function varianceFigures({ request, response }: SynthesisExport): string[] {
	const { model = "random", predictionInterval = "t-k-2" } = request;
	const { level, k } = response;
	const tail = rNumber((1 - level) / 2);
	const quantile = {
		"t-k-2": `qt(${tail}, df = k - 2, lower.tail = FALSE)`,
		"t-k-1": `qt(${tail}, df = k - 1, lower.tail = FALSE)`,
		z: `qnorm(${tail}, lower.tail = FALSE)`,
	}[predictionInterval];
	const lines = [
		"res <- pool(dat)",
		"k <- res$k",
		"estimate <- as.numeric(res$b)",
		"se <- res$se",
		"interval <- c(res$ci.lb, res$ci.ub)",
		"tau2 <- res$tau2",
		"I2 <- if (k > 1) res$I2 else NA",
	];
	if (model === "random" && k > 1) {
		lines.push(
			"",
			"# Q-profile interval of tau^2.",
			`top <- 1.1 * sum((res$yi - mean(res$yi))^2) / qchisq(${tail}, df = k - 1) + 1e-8`,
			"tau2_interval <- if (sum((res$yi - mean(res$yi))^2) > 0) suppressWarnings(confint(res,",
			"  control = list(tau2.max = top, tol = 1e-12 * top, maxiter = 10000)))$random[1, 2:3] else c(0, 0)",
		);
	}
	if (response.predictionInterval) {
		lines.push(
			"",
			"# Where the true effect of a further study like these is expected.",
			`reach <- ${quantile} * sqrt(tau2 + se^2)`,
			"prediction <- c(estimate - reach, estimate + reach)",
		);
	}
	return lines;
}

/** Rows in which both arms are alike in having no events, or only events. */
const WITHOUT_CONTRAST = {
	rates: "dat$x1i + dat$x2i == 0",
	tables: "dat$ai + dat$ci == 0 | dat$ai + dat$ci == dat$n1i + dat$n2i",
};

function tableFigures({ request }: SynthesisExport): string[] {
	const corrected = request.continuity?.to === "treatment-arm" && request.model !== "peto";
	return [
		"res <- pool(dat)",
		"k <- res$k",
		"estimate <- as.numeric(res$b)",
		"se <- res$se",
		"interval <- c(res$ci.lb, res$ci.ub)",
		...(corrected
			? [
					"# Q around the pooled effect, of the rows as corrected above.",
					`without_contrast <- ${WITHOUT_CONTRAST[MEASURES[request.measure].figures === "rates" ? "rates" : "tables"]}`,
					"own <- dat[is.finite(dat$yi) & is.finite(dat$vi) & dat$vi > 0 & !without_contrast, ]",
					"Q <- sum((own$yi - estimate)^2 / own$vi)",
					"Q_df <- nrow(own) - 1",
				]
			: ["Q <- res$QE", "Q_df <- res$k.yi - 1"]),
		"I2 <- if (Q_df > 0) max(0, 100 * (Q - Q_df) / Q) else NA",
	];
}

function printLines(input: SynthesisExport): string[] {
	const { response, title } = input;
	const { model, pooled, heterogeneity, predictionInterval } = response;
	if (!pooled || !heterogeneity) return [];
	const level = formatLevel(response.level);
	const unit = unitOf(input);
	const line = (name: string, value: string) => `cat(sprintf("%-32s %s\\n", ${rString(name)}, ${value}))`;
	const withUnit = (value: string) => (unit ? `paste0(${value}, ${rString(unit)})` : value);
	const random = model === "random";
	const name = `Pooled ${measureName(input)} [${level}]`;
	return [
		`cat(${rString(`${title}\n${response.method}\n\n`)})`,
		line("Rows pooled", "k"),
		line(
			name,
			withUnit(
				`paste(effect(estimate, interval, ${rPlaces(input, pooled.estimate, pooled.ci)}), collapse = " ")`,
			),
		),
		...(random ? [line("tau^2", rFigure("tau2", heterogeneity.tau2))] : []),
		...(random && response.k > 1 && heterogeneity.tau2Ci
			? [
					line(
						`tau^2, ${level} Q-profile interval`,
						`sprintf("[%s, %s]", ${rFigure("tau2_interval[1]", heterogeneity.tau2Ci[0])}, ${rFigure("tau2_interval[2]", heterogeneity.tau2Ci[1])})`,
					),
				]
			: []),
		...(heterogeneity.I2 === null ? [] : [line("I^2", "share(I2)")]),
		...(predictionInterval
			? [
					line(
						`Prediction interval [${level}]`,
						withUnit(
							`effect(estimate, prediction, ${rPlaces(input, pooled.estimate, predictionInterval)})[2]`,
						),
					),
				]
			: []),
		...subgroupLines(input),
		"",
		'cat("\\nUnrounded, on the analysis scale\\n")',
		'unrounded <- function(name, x) cat(sprintf("%-32s %s\\n", name, paste(format(x, digits = 10), collapse = " ")))',
		'unrounded("estimate", estimate)',
		'unrounded("standard error", se)',
		'unrounded("interval", interval)',
		...(random ? ['unrounded("tau^2", tau2)'] : []),
		...(heterogeneity.I2 === null ? [] : ['unrounded("I^2", I2)']),
		...(predictionInterval ? ['unrounded("prediction interval", prediction)'] : []),
		...furtherLines(input),
		"",
		"if (interactive()) forest(res)",
	];
}

function subgroupLines(input: SynthesisExport): string[] {
	const { response, request } = input;
	if (!response.subgroups || !request.rows.some(({ group }) => group != null)) return [];
	return [
		"",
		"# Subgroups, each pooled by itself, and the test between them.",
		"groups <- lapply(split(dat, factor(dat$group, levels = unique(dat$group))), pool)",
		"groups <- Filter(Negate(is.null), groups)",
		'cat("\\nSubgroups\\n")',
		`places <- list(${response.subgroups.groups
			.flatMap(({ group, estimate, ci, harmonicN }) =>
				estimate === null || ci === null
					? []
					: [`${rString(group)} = ${rPlaces(input, estimate, ci, harmonicN)}`],
			)
			.join(", ")})`,
		"for (name in names(groups)) {",
		...(readingScale(input) === "double arcsine"
			? ["  size_read <- harmonic(usable(dat[dat$group == name, ])$ni)"]
			: []),
		"  each <- groups[[name]]",
		"  text <- effect(as.numeric(each$b), c(each$ci.lb, each$ci.ub), places[[name]])",
		'  cat(sprintf("%-32s %s %s (%d)\\n", name, text[1], text[2], as.integer(each$k)))',
		"}",
		"m <- vapply(groups, function(g) as.numeric(g$b), 0)",
		"w <- 1 / vapply(groups, function(g) g$se, 0)^2",
		...(response.subgroups.between
			? [
					"between <- sum(w * (m - sum(w * m) / sum(w))^2)",
					`cat(sprintf("%-32s %s on %d df, %s\\n", "Q between subgroups", ${rFigure("between", response.subgroups.between.Q)},`,
					`  length(m) - 1L, ${rP("pchisq(between, length(m) - 1, lower.tail = FALSE)", response.subgroups.between.p)}))`,
				]
			: []),
	];
}

/** The further parts, by metafor's own functions and in its own print. */
function furtherLines(input: SynthesisExport): string[] {
	const { request, response } = input;
	const { model = "random" } = request;
	if (model !== "random" && model !== "common") return [];
	const lines: string[] = [];
	if (response.bias?.egger) lines.push('further(regtest(res$yi, vi = res$vi, model = "lm"))');
	if (response.bias?.begg) lines.push("further(suppressWarnings(ranktest(res$yi, vi = res$vi)))");
	if (response.trimAndFill) lines.push("further(trimfill(res))");
	if (response.leaveOneOut && response.leaveOneOut.length > 1) lines.push("further(leave1out(res))");
	lines.push(...regressionLines(input), ...togetherLines(input));
	if (lines.length === 0) return [];
	return [
		"",
		"# Further parts. With very few rows metafor declines some of them.",
		'further <- function(x, ...) tryCatch(print(x, ...), error = function(e) cat(conditionMessage(e), "\\n"))',
		...lines,
	];
}
