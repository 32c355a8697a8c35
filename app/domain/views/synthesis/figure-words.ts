import { counted, formatFixed, formatWhole } from "#app/domain/format/format.ts";
import {
	amountText,
	formatLevel,
	formatNumber,
	formatP,
	formatShare,
} from "#app/domain/format/format-number.ts";
import { isOneArm } from "../../synthesis/vocabulary.ts";
import { inSentence } from "./answer-sentence.ts";
import type { ChartFrame } from "./chart.ts";
import type { Analysed, SynthesisFigureOptions } from "./figure-input.ts";
import type { MeasureDisplay } from "./measure-display.ts";

/** The words under every figure of a synthesis: method, model, what was left out, where the data come from. */

export const lowerFirst = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/** "Risk ratio. Random effects, inverse variance, τ² by REML, Wald interval; 13 studies." */
function methodNote({ response }: Analysed, display: MeasureDisplay): string {
	const back = response.pooled?.harmonicN;
	const how =
		back === undefined ? "" : ` Read back with the harmonic mean of the sizes, ${formatNumber(back)}.`;
	return `${display.name}. ${response.method}; ${counted(response.k, "study", "studies")}.${how}`;
}

/** Frame of a figure: what the options say, with the method first among the notes. */
export function figureFrame(
	analysed: Analysed,
	display: MeasureDisplay,
	{ title, provenance, links, notes = [] }: SynthesisFigureOptions,
	{ kind, own, keys = rowKeys(analysed) }: { kind: string; own: readonly string[]; keys?: readonly string[] },
) {
	return {
		title,
		subtitle: kind,
		footnotes: [methodNote(analysed, display), ...own, ...correctionNotes(analysed), ...notes].filter(
			Boolean,
		),
		provenance,
		...linksByKey(keys, links),
	};
}

const rowKeys = ({ request }: Analysed) => request.rows.map((_, place) => `row-${place}`);

/** Where the rows of a figure lead, by their keys; nothing where none leads anywhere. */
export function linksByKey(
	keys: readonly string[],
	links: SynthesisFigureOptions["links"],
): Pick<ChartFrame, "links"> {
	const found = keys.flatMap((key, place) => {
		const link = links?.[place];
		return link && (link.href !== undefined || link.sources.length > 0) ? [[key, link] as const] : [];
	});
	return found.length > 0 ? { links: Object.fromEntries(found) } : {};
}

/** What was added for zero cells, once. */
function correctionNotes({ response }: Analysed): string[] {
	const corrected = response.rows.flatMap(({ correction }) => correction ?? []);
	const [first] = corrected;
	if (first === undefined) return [];
	const all = [...new Set(corrected)].join("; ");
	return [`${counted(corrected.length, "study", "studies")} with zero cells: ${all}.`];
}

/** "Heterogeneity: I² 92.2%, τ² 0.31 [0.12, 1.11], Q 152.2 (df 12, p < 0.001)" */
export function heterogeneityWords({ response }: Analysed): string[] {
	const { heterogeneity: h, model } = response;
	if (!h || h.I2 === null) return [];
	const tau2 = model === "random" ? `, τ² ${amountText(h.tau2, h.tau2Ci)}` : "";
	return [
		`Heterogeneity: I² ${formatShare(h.I2)}${tau2}, Q ${formatNumber(h.Q)} (df ${formatWhole(h.df)}, ${formatP(h.p)})`,
	];
}

/** "Test of the effect: z −3.97, p < 0.001" */
export function effectTestWords({ request, response: { pooled } }: Analysed): string[] {
	// A proportion of one half is no hypothesis.
	if (!pooled || isOneArm(request.measure) || pooled.statistic === null || pooled.p === null) return [];
	const statistic = pooled.df === null ? "z" : `t (df ${formatWhole(pooled.df)})`;
	return [`Test of the effect: ${statistic} ${formatFixed(pooled.statistic, 2)}, ${formatP(pooled.p)}`];
}

/** "Pooled risk ratio 0.49 [0.34, 0.70]", or why there is none. */
export function pooledSentence({ response }: Analysed, display: MeasureDisplay): string {
	if (!response.pooled) {
		const reason = response.warnings.find((warning) => warning.startsWith("Not pooled"));
		return `${reason ?? "Not pooled"}.`;
	}
	const { shown } = display.effect(response.pooled.estimate, response.pooled.ci);
	return `Pooled ${inSentence(display.name)} ${shown} (${formatLevel(response.level)} interval), from ${counted(response.k, "study", "studies")}.`;
}
