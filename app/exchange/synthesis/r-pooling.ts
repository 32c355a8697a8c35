import { type Figures, MEASURES } from "#app/statistics/effects/measures.ts";
import { usualAddition } from "#app/statistics/effects/zero-cells.ts";
import { figureNames } from "./r-data.ts";
import { rNumber } from "./r-text.ts";
import type { SynthesisExport } from "./synthesis-export.ts";

/** The R code that turns rows into effects and pools them, as `analyse` did. */

const CORRECTED_TO = { "only-zero": "only0", all: "all", none: "none", "treatment-arm": "none" } as const;
/** The tests and intervals of a mean, as metafor calls them. */
export const TESTS = { wald: "z", hksj: "knha", "hksj-adhoc": "adhoc" } as const;

/** Adds each row's own effect, `yi` and `vi`; rows without one keep NA. */
export function effectLines({ request }: SynthesisExport): string[] {
	const { measure, continuity = {} } = request;
	const { figures } = MEASURES[measure];
	if (figures === "contrast") return ["dat$sei <- sqrt(dat$vi)"];
	const names = figureNames(request);
	const args = names.map((name) => `${name} = ${name}`).join(", ");
	if (figures === "means") {
		return [`dat <- escalc(measure = "${measure}", ${args}, data = dat)`];
	}
	const { add = usualAddition(measure), to = "only-zero", dropDoubleZero = false } = continuity;
	const oneArm = figures === "proportion";
	const drop = oneArm ? "" : `, drop00 = ${dropDoubleZero ? "TRUE" : "FALSE"}`;
	// Peto's method pools the tables as they are, and compares them as they are.
	const isPeto = request.model === "peto";
	const shownMeasure = isPeto ? "PETO" : measure;
	if (to === "treatment-arm" && !oneArm && !isPeto) {
		return [...treatmentArm(figures, add, dropDoubleZero), escalcCorrected(shownMeasure, figures, drop)];
	}
	const rule = isPeto ? "none" : oneArm && to === "treatment-arm" ? "only0" : CORRECTED_TO[to];
	return [
		`dat <- suppressWarnings(escalc(measure = "${shownMeasure}", ${args}, data = dat,`,
		`  add = ${rNumber(rule === "none" ? 0 : add)}, to = "${rule}"${drop}))`,
	];
}

function escalcCorrected(measure: string, figures: Figures, drop: string): string {
	const args =
		figures === "rates"
			? "x1i = fixed$x1, t1i = t1i, x2i = fixed$x2, t2i = t2i"
			: "ai = fixed$a, bi = fixed$b, ci = fixed$c, di = fixed$d";
	return `dat <- suppressWarnings(escalc(measure = "${measure}", ${args}, data = dat,\n  add = 0, to = "none"${drop}))`;
}

/** metafor has no treatment-arm correction (Sweeting, Sutton & Lambert 2004), so it is made here. */
function treatmentArm(figures: Figures, add: number, dropDoubleZero: boolean): string[] {
	const drop = dropDoubleZero ? "double" : "FALSE";
	if (figures === "rates") {
		return [
			"fixed <- with(dat, {",
			"  zero <- x1i == 0 | x2i == 0",
			"  double <- x1i == 0 & x2i == 0",
			`  share <- ifelse(zero, 2 * ${rNumber(add)} / (t1i + t2i), 0)`,
			`  share[${drop}] <- NA`,
			"  data.frame(x1 = x1i + share * t1i, x2 = x2i + share * t2i)",
			"})",
		];
	}
	return [
		"fixed <- with(dat, {",
		"  zero <- ai == 0 | ai == n1i | ci == 0 | ci == n2i",
		"  double <- (ai == 0 & ci == 0) | (ai == n1i & ci == n2i)",
		`  share <- ifelse(zero, 2 * ${rNumber(add)} / (n1i + n2i), 0)`,
		`  share[${drop}] <- NA`,
		"  data.frame(a = ai + share * n1i, b = n1i - ai + share * n1i,",
		"             c = ci + share * n2i, d = n2i - ci + share * n2i)",
		"})",
	];
}

/** `pool(d)`: any selection of rows pooled by the analysis's own model. */
export function poolLines(input: SynthesisExport): string[] {
	const { model = "random" } = input.request;
	return model === "random" || model === "common" ? inverseVariance(input) : overTables(input);
}

function inverseVariance({ request, response }: SynthesisExport): string[] {
	const { model = "random", tau2 = "REML", ci = "wald" } = request;
	const method = model === "common" ? "EE" : tau2;
	const climbs = method === "REML" || method === "ML";
	return [
		"# Rows that have an effect.",
		"usable <- function(d) d[is.finite(d$yi) & is.finite(d$vi) & d$vi > 0, ]",
		"",
		"# metafor's own stopping rule leaves the last digits unsettled; this one does not.",
		"settled <- function(d) {",
		"  s <- if (nrow(d) > 1 && var(d$yi) > 0) var(d$yi) else 1",
		"  top <- 10 * max(s, sum((d$yi - mean(d$yi))^2))",
		"  list(threshold = 1e-10 * s, tol = 1e-12 * s, maxiter = 10000, tau2.max = top)",
		"}",
		"",
		...(climbs
			? [
					"# The likelihood can have two maxima: climb from several starts and keep the highest.",
					`starts <- function(d) c(0, 10^(-4:1)) * (if (nrow(d) > 1) var(d$yi) else 0)`,
				]
			: ["starts <- function(d) NA"]),
		"",
		"pool <- function(d) {",
		"  d <- usable(d)",
		"  k <- nrow(d)",
		"  if (k == 0) return(NULL)",
		`  method <- if (k == 1) "EE" else "${method}"`,
		`  test <- if (k == 1) "z" else "${TESTS[ci]}"`,
		'  from <- if (method == "EE") NA else starts(d)',
		"  fits <- lapply(unique(from), function(start) tryCatch(suppressWarnings(rma.uni(",
		`    yi, vi, data = d, slab = make.unique(d$study), method = method, test = test, level = ${rNumber(100 * response.level)},`,
		"    control = c(settled(d), if (!is.na(start)) list(tau2.init = start)))),",
		"    error = function(e) NULL))",
		"  fits <- Filter(Negate(is.null), fits)",
		'  if (length(fits) == 0) stop("The model did not converge")',
		"  fits[[which.max(vapply(fits, function(f) as.numeric(logLik(f)), 0))]]",
		"}",
	];
}

function overTables({ request, response }: SynthesisExport): string[] {
	const { measure, model, continuity = {} } = request;
	const { add = 0.5, to = "only-zero", dropDoubleZero = false } = continuity;
	const args = figureNames(request)
		.map((name) => `${name} = d$${name}`)
		.join(", ");
	const level = rNumber(100 * response.level);
	if (model === "peto") {
		return [
			"# Nothing is added to zero cells; tables without events, or without non-events, say nothing.",
			"pool <- function(d) {",
			"  if (nrow(d) == 0) return(NULL)",
			`  suppressWarnings(rma.peto(${args},`,
			`    slab = make.unique(d$study), add = c(0, 0), to = c("none", "none"), drop00 = c(TRUE, TRUE), level = ${level}))`,
			"}",
		];
	}
	const keeps = MEASURES[measure].scale === "identity" && !dropDoubleZero;
	return [
		"# Zero cells are corrected for the rows' own effects, which Q compares, and not in the pooling.",
		"pool <- function(d) {",
		"  if (nrow(d) == 0) return(NULL)",
		`  suppressWarnings(rma.mh(${args}, measure = "${measure}",`,
		`    slab = make.unique(d$study), add = c(${rNumber(to === "treatment-arm" ? 0 : add)}, 0), to = c("${CORRECTED_TO[to]}", "none"),`,
		`    drop00 = c(TRUE, ${keeps ? "FALSE" : "TRUE"}), level = ${level}))`,
		"}",
	];
}
