import { isPercent, type ReadingScale } from "#app/domain/views/synthesis/effect-text.ts";
import { readingScale, type SynthesisExport } from "./synthesis-export.ts";

/** The R code that reads figures back from the analysis scale and prints them with the page's digits. */

const READING: Readonly<Record<ReadingScale, string>> = {
	log: "exp(x)",
	logit: "100 * plogis(x)",
	arcsine: "100 * sin(pmin(pi / 2, pmax(0, x)))^2",
	"double arcsine": "100 * from_double_arcsine(x, size_read)",
	percent: "100 * x",
	points: "100 * x",
	identity: "x",
};

/** Miller's inversion with the harmonic mean of the sizes of what is pooled, as metafor's transf.ipft.hm has it. */
const DOUBLE_ARCSINE = [
	"harmonic <- function(n) 1 / mean(1 / n)",
	"size_read <- harmonic(usable(dat)$ni)",
	"from_double_arcsine <- function(x, n) {",
	"  if (x <= asin(sqrt(1 / (n + 1))) / 2) return(0)",
	"  if (x >= (asin(sqrt(n / (n + 1))) + pi / 2) / 2) return(1)",
	"  inside <- 1 - (sin(2 * x) + (sin(2 * x) - 1 / sin(2 * x)) / n)^2",
	"  (1 - sign(cos(2 * x)) * sqrt(max(0, inside))) / 2",
	"}",
];

/** The digits of the page, and the way back from the analysis scale. */
export function readingLines(input: SynthesisExport): string[] {
	const scale = readingScale(input);
	return [
		'fixed_digits <- function(x, digits) sub("^-(0\\\\.?0*)$", "\\\\1", sprintf("%.*f", digits, x))',
		"digits_of <- function(x) {",
		"  s <- abs(x)",
		"  if (s >= 1e6) {",
		"    e <- floor(log10(s))",
		'    sprintf("%.2f x 10^%d", x / 10^e, as.integer(e))',
		"  } else if (s > 0 && s < 1e-6) {",
		"    e <- floor(log10(s))",
		'    sprintf("%.1f x 10^%d", x / 10^e, as.integer(e))',
		"  } else {",
		"    fixed_digits(x, if (s >= 1000) 0 else if (s >= 100) 1 else if (s >= 0.095 || s == 0) 2 else 1 - floor(log10(s)))",
		"  }",
		"}",
		...(scale === "double arcsine" ? DOUBLE_ARCSINE : []),
		`reading <- function(x) ${READING[scale]}`,
		`shown <- function(x) ${scale === "points" || isPercent(scale) ? "fixed_digits(reading(x), 1)" : "digits_of(reading(x))"}`,
		'shown_interval <- function(x) paste0("[", shown(x[1]), ", ", shown(x[2]), "]")',
	];
}
