import { counted, formatFixed } from "#app/domain/format/format.ts";
import { formatLevel, formatNumber, formatP } from "#app/domain/format/format-number.ts";
import { normalCritical } from "#app/statistics/numerics/normal.ts";
import { eggerTest } from "#app/statistics/small-study/regression-test.ts";
import { caseTable, plainAxis } from "./case-table.ts";
import type { Point, ScatterChart, ScatterLine } from "./chart.ts";
import type { Analysed, SynthesisFigureOptions } from "./figure-input.ts";
import { figureFrame, pooledSentence } from "./figure-words.ts";
import { type IncludedRow, includedRows, spreadOf } from "./included-rows.ts";
import { type MeasureDisplay, measureDisplay, sizeOf } from "./measure-display.ts";

/** p values at which the funnel's regions meet, from the middle outwards. */
const CONTOURS = [0.1, 0.05, 0.01];

/**
 * The funnel plot: effects by standard error, over regions of what a two-sided test against no difference says,
 * with the pseudo interval around the pooled estimate, Egger's line, and the studies that trim and fill adds.
 * @see Sterne & Egger 2001, J Clin Epidemiol 54:1046; Peters et al. 2008, J Clin Epidemiol 61:991 (contours)
 */
export function funnelChart(analysed: Analysed, options: SynthesisFigureOptions): ScatterChart {
	const { response } = analysed;
	const display = funnelDisplay(analysed, options);
	const rows = includedRows(analysed);
	const filled = response.trimAndFill?.filled ?? [];
	const lowest = 1.06 * Math.max(...rows.map(({ se }) => se), ...filled.map(({ se }) => se), 1e-12);
	const { pooled } = response;
	const mu = pooled?.estimate ?? null;
	const z = normalCritical(response.level);
	const x = (estimate: number) => display.toShown(estimate);
	const ends = spreadOf(
		[
			...rows.map(({ estimate }) => estimate),
			...filled.map(({ estimate }) => estimate),
			...(mu === null ? [] : [mu - z * lowest, mu + z * lowest]),
			...(display.axis.reference === undefined ? [] : [0]),
		],
		0.04,
	);
	const within = (points: [number, number][]): Point[] => points.map(([e, se]) => [x(e), se]);
	const lines: ScatterLine[] = [];
	if (pooled && mu !== null) {
		lines.push(
			{
				key: "pooled",
				label: `Pooled ${display.short} ${display.print(mu, pooled.ci).estimate}`,
				style: "solid",
				tone: "accent",
				points: within([
					[mu, 0],
					[mu, lowest],
				]),
			},
			{
				key: "pseudo",
				label: `Pseudo ${formatLevel(response.level)} limits`,
				style: "dashed",
				tone: "ink",
				points: within([
					[mu - z * lowest, lowest],
					[mu, 0],
					[mu + z * lowest, lowest],
				]),
			},
		);
	}
	lines.push(...eggerLine(analysed, rows, lowest, x));
	if (response.trimAndFill && filled.length > 0) {
		const { estimate, ci } = response.trimAndFill;
		const label = `With studies filled in ${display.print(estimate, ci).estimate}`;
		lines.push({
			key: "adjusted",
			label,
			style: "fine",
			tone: "accent",
			points: within([
				[estimate, 0],
				[estimate, lowest],
			]),
		});
	}
	const points: ScatterChart["points"] = [
		...rows.map(({ index, label, estimate, se }) => ({
			key: `row-${index}`,
			label,
			x: x(estimate),
			y: se,
			shape: "disc" as const,
			rank: -se,
		})),
		...filled.map(({ estimate, se }, i) => ({
			key: `filled-${i}`,
			label: filledName(i, filled.length),
			x: x(estimate),
			y: se,
			shape: "hollow" as const,
		})),
	];
	const own = [
		display.axis.reference === undefined
			? ""
			: "Regions: p of a two-sided test of each study against no difference.",
		...biasNotes(analysed),
	];
	return {
		kind: "scatter",
		x: { ...display.axis, domain: [x(ends[0]), x(ends[1])], fixed: display.axis.scale === "log" },
		y: {
			...plainAxis(`Standard error${display.axis.scale === "log" ? ` of the log ${display.short}` : ""}`, [
				0,
				lowest,
			]),
			...{ fixed: true, reversed: true },
		},
		shape: "wide",
		regions: display.axis.reference === undefined ? [] : contourRegions(ends, lowest, x),
		lines,
		points,
		legend:
			filled.length > 0
				? [
						{ label: "Study", shape: "disc" },
						{ label: "Filled in by trim and fill", shape: "hollow" },
					]
				: [],
		...(rows.length === 0 && { empty: "No study has an estimate." }),
		...figureFrame(analysed, display, options, { kind: "Funnel plot", own }),
		description:
			`Funnel plot: ${counted(rows.length, "study", "studies")} by effect and standard error. ${pooledSentence(analysed, display)} ${biasNotes(analysed).join(" ")}`.trim(),
		table: funnelTable(analysed, display, rows, filled),
	};
}

const filledName = (place: number, of: number) => `Filled in${of > 1 ? ` (${place + 1} of ${of})` : ""}`;

/** Every point: the studies, and what trim and fill adds, which is no study. */
function funnelTable(
	{ request, response }: Analysed,
	display: MeasureDisplay,
	rows: readonly IncludedRow[],
	filled: readonly { estimate: number; se: number }[],
): ScatterChart["table"] {
	const z = normalCritical(response.level);
	const studies = caseTable(rows, [display.heading, "Standard error"], ({ index, estimate, se, ci }) => [
		display.print(estimate, ci, sizeOf(request, index)).estimate,
		formatNumber(se),
	]);
	const added = filled.map(({ estimate, se }, place) => ({
		key: `filled-${place}`,
		header: filledName(place, filled.length),
		cells: [display.print(estimate, [estimate - z * se, estimate + z * se]).estimate, formatNumber(se)],
	}));
	return { ...studies, rows: [...studies.rows, ...added] };
}

const PROPORTION_AXES: Partial<Record<Analysed["response"]["scale"], string>> = {
	logit: "Logit of the proportion",
	arcsine: "Arcsine of the proportion’s square root",
	"double arcsine": "Double arcsine of the proportion",
};

/** A funnel of proportions is drawn on their analysis scale, where standard errors are. */
function funnelDisplay(analysed: Analysed, options: SynthesisFigureOptions): MeasureDisplay {
	const display = measureDisplay(analysed, options);
	const label = PROPORTION_AXES[analysed.response.scale];
	if (label === undefined) return display;
	return {
		...display,
		axis: { scale: "linear", unit: "", label },
		toShown: (estimate) => estimate,
		per: 1,
	};
}

/** Regions from the middle (p above 0.1) outwards, clipped to the plot's sides. */
function contourRegions(
	[low, high]: readonly [number, number],
	lowest: number,
	x: (estimate: number) => number,
): ScatterChart["regions"] {
	const wedge = (p: number) => normalCritical(1 - p) * lowest;
	const region = (key: string, label: string, shade: 0 | 1 | 2 | 3, reach: number) => ({
		key,
		label,
		shade,
		polygon: clippedWedge(reach, lowest, low, high).map(([e, se]): Point => [x(e), se]),
	});
	const [first = 0, second = 0, third = 0] = CONTOURS.map(wedge);
	// Each lies over the one before it, so that only its own band of that shows.
	return [
		{
			key: "p-0.01",
			label: "p < 0.01",
			shade: 1,
			polygon: [[low, 0] as const, [high, 0] as const, [high, lowest] as const, [low, lowest] as const].map(
				([e, se]): Point => [x(e), se],
			),
		},
		region("p-0.05", "0.01 to 0.05", 2, third),
		region("p-0.1", "0.05 to 0.10", 3, second),
		region("p-1", "p > 0.10", 0, first),
	];
}

/** The triangle from no difference at se 0 to ± reach at the lowest, cut at the sides of the plot. */
function clippedWedge(reach: number, lowest: number, low: number, high: number): [number, number][] {
	const right: [number, number][] =
		reach > high
			? [
					[high, (lowest * high) / reach],
					[high, lowest],
				]
			: [[reach, lowest]];
	const left: [number, number][] =
		reach > -low
			? [
					[low, lowest],
					[low, (lowest * -low) / reach],
				]
			: [[-reach, lowest]];
	return [[0, 0], ...right, ...left];
}

function eggerLine(
	{ response }: Analysed,
	rows: readonly IncludedRow[],
	lowest: number,
	x: (estimate: number) => number,
): ScatterLine[] {
	if (!response.bias?.egger) return [];
	const test = eggerTest(
		rows.map(({ estimate, se }) => ({ estimate, variance: se ** 2 })),
		response.level,
	);
	if (test.status !== "tested" || !test.limit) return [];
	const { estimate } = test.limit;
	const points: Point[] = [
		[x(estimate), 0],
		[x(estimate + test.bias * lowest), lowest],
	];
	return [{ key: "egger", label: `Egger’s line (${formatP(test.p)})`, style: "dotted", tone: "ink", points }];
}

function biasNotes({ response: { bias, trimAndFill, warnings } }: Analysed): string[] {
	const notes: string[] = [];
	if (bias?.egger) {
		const { intercept, t, df, p } = bias.egger;
		notes.push(
			`Egger’s test: intercept ${formatNumber(intercept)}, t ${formatFixed(t, 2)} (df ${df}), ${formatP(p)}.`,
		);
	}
	if (trimAndFill) {
		const { k0, side, method } = trimAndFill;
		const [name = ""] = method.split(";");
		notes.push(`${name}: ${counted(k0, "study", "studies")} filled in on the ${side}.`);
	}
	const few = bias && warnings.find((warning) => /ten studies/i.test(warning));
	return few ? [...notes, `${few}.`] : notes;
}
