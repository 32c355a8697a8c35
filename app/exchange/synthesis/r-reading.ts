import { placesOfEstimate } from "#app/domain/format/format-estimate.ts";
import { formatPAlone, placesOf } from "#app/domain/format/format-number.ts";
import { kindOf, type ReadingScale, readEstimate } from "#app/domain/views/synthesis/effect-text.ts";
import type { Interval } from "#app/statistics/numerics/interval.ts";
import { rNumber, rVector } from "./r-text.ts";
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

/** The way back from the analysis scale, and figures with the digits they have on the page. */
export function readingLines(input: SynthesisExport): string[] {
	const scale = readingScale(input);
	return [
		...(scale === "double arcsine" ? DOUBLE_ARCSINE : []),
		`reading <- function(x) ${READING[scale]}`,
		"# A figure with the decimals that the page has for it, as a multiple of a power of ten where it is that there.",
		"figure <- function(x, decimals, power = 0) {",
		'  text <- formatC(x / 10^power, format = "f", digits = decimals, big.mark = ",")',
		'  text <- sub("^-(0\\\\.?0*)$", "\\\\1", text)',
		'  if (power == 0) text else sprintf("%s x 10^%d", text, as.integer(power))',
		"}",
		"# An estimate and its interval as read: the decimals of the three, then their powers of ten where they have any.",
		"effect <- function(estimate, interval, places) {",
		"  powers <- if (length(places) > 3) places[4:6] else 0",
		"  text <- mapply(figure, vapply(c(estimate, interval), reading, 0), places[1:3], powers)",
		'  c(text[1], sprintf("[%s, %s]", text[2], text[3]))',
		"}",
		"p_value <- function(p, decimals) {",
		'  if (p < 0.001) "p < 0.001" else if (p >= 0.9995) "p > 0.99" else paste("p =", figure(p, decimals))',
		"}",
		"share <- function(x) {",
		'  if (x > 1e-9 && x < 0.05) "<0.1%" else if (x >= 99.95 && x < 100 - 1e-9) ">99.9%" else paste0(figure(x, 1), "%")',
		"}",
	];
}

/** `c(2, 2, 2)`: the digits that the page has for an estimate on the analysis scale and for its interval. */
export function rPlaces(
	input: SynthesisExport,
	estimate: number,
	ci: Interval,
	n = input.response.pooled?.harmonicN,
): string {
	const scale = readingScale(input);
	const { estimate: value, low, high } = readEstimate(scale, estimate, ci, n);
	const places = placesOfEstimate(value, [low, high], kindOf(scale));
	const three = [places.estimate, places.low, places.high];
	const powers = three.some(({ power }) => power !== 0) ? three.map(({ power }) => power) : [];
	return rVector([...three.map(({ decimals }) => decimals), ...powers].map(rNumber));
}

/** `figure(tau2, 2)`: a figure that has no interval. @param name of the R variable  @param value what it is here */
export function rFigure(name: string, value: number): string {
	const { decimals, power } = placesOf(value);
	return `figure(${name}, ${decimals}${power === 0 ? "" : `, ${power}`})`;
}

/** `p_value(…, 3)`: a p value. @param code the R code that gives it  @param p what it is here */
export function rP(code: string, p: number): string {
	const [, digits = "000"] = formatPAlone(p).split(".");
	return `p_value(${code}, ${digits.length})`;
}
