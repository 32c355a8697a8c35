import { formatLevel, formatNumber, formatShare } from "#app/domain/format/format-number.ts";
import type { ForestChart, ForestRow } from "./chart.ts";
import type { Analysed, SynthesisFigureOptions } from "./figure-input.ts";
import { figureFrame, pooledSentence } from "./figure-words.ts";
import { overallRows } from "./forest-rows.ts";
import { forestTable } from "./forest-table.ts";
import { type MeasureDisplay, measureDisplay } from "./measure-display.ts";

/** Forests of refitted models: the pooled estimate as studies join one by one, or with each left out in turn. */

const TAU2 = { key: "tau2", label: "τ²", sub: "" };
const I2 = { key: "I2", label: "I²", sub: "" };

/** The estimate as each study is added. */
export function cumulativeChart(analysed: Analysed, options: SynthesisFigureOptions): ForestChart {
	const display = measureDisplay(analysed, options);
	const steps = analysed.response.cumulative ?? [];
	const years = analysed.request.rows.some(({ year }) => year !== null && year !== undefined);
	return refitForest(analysed, options, display, {
		kind: `Cumulative forest plot: ${years ? "by year" : "the most precise study first"}`,
		study: "Study added",
		columns: [TAU2],
		rows: steps.map(({ added, estimate, ci, tau2, harmonicN }, i) => ({
			kind: "study",
			key: `step-${i}`,
			label: i === 0 ? added : `+ ${added}`,
			cells: [formatNumber(tau2)],
			effect: display.effect(estimate, ci, harmonicN),
		})),
		of: steps.map(({ added }) => added),
		note: "Each line pools its study with all above it.",
		describe: ([first, last]) =>
			first && last ? `From ${first} with the first study to ${last} with all.` : "",
	});
}

/** The estimate without each study, a row a study. */
export function leaveOneOutChart(analysed: Analysed, options: SynthesisFigureOptions): ForestChart {
	const display = measureDisplay(analysed, options);
	const steps = analysed.response.leaveOneOut ?? [];
	return refitForest(analysed, options, display, {
		kind: "Leave-one-out forest plot",
		study: "Study left out",
		columns: [TAU2, I2],
		rows: steps.map(({ omitted, estimate, ci, tau2, I2: part, harmonicN }, i) => ({
			kind: "study",
			key: `step-${i}`,
			label: omitted,
			cells: [formatNumber(tau2), part === null ? "" : formatShare(part)],
			effect: display.effect(estimate, ci, harmonicN),
		})),
		of: steps.map(({ omitted }) => omitted),
		note: "Each line pools all studies but the one named.",
		describe: () => `${steps.length} estimates, each without one study.`,
	});
}

interface Refits {
	kind: string;
	study: string;
	columns: ForestChart["columns"];
	rows: Extract<ForestRow, { kind: "study" }>[];
	/** The label of each row's study. */
	of: string[];
	note: string;
	describe: (firstAndLast: [string?, string?]) => string;
}

function refitForest(
	analysed: Analysed,
	options: SynthesisFigureOptions,
	display: MeasureDisplay,
	{ kind, study, columns, rows, of, note, describe }: Refits,
): ForestChart {
	const { response } = analysed;
	const level = formatLevel(response.level);
	const last = overallRows(analysed, display, { columns, rows: [], total: () => columns.map(() => "") });
	const all = [...rows, ...last.flatMap(withoutWeight)];
	const chart = {
		kind: "forest" as const,
		axis: display.axis,
		headings: { study, effect: `${display.heading} [${level} CI]` },
		columns,
		rows: all,
		...(response.pooled && { line: display.toShown(response.pooled.estimate) }),
	};
	const words = describe([rows.at(0)?.effect.shown, rows.at(-1)?.effect.shown]);
	return {
		...chart,
		...figureFrame(analysed, display, options, {
			kind,
			own: [`${note} Lines are ${level} intervals.`],
			keys: analysed.request.rows.map(({ label }) => `step-${of.indexOf(label)}`),
		}),
		description: `${kind}. ${words} ${pooledSentence(analysed, display)} The table lists every line.`,
		table: forestTable(chart),
	};
}

/** The diamond alone: a prediction interval would set the axis for lines that are all narrower. */
function withoutWeight(row: ForestRow): ForestRow[] {
	if (row.kind === "prediction") return [];
	if (row.kind !== "diamond") return [row];
	const { weightShown: _, ...rest } = row;
	return [rest];
}
