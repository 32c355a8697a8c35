import type { Decimal } from "../format/decimal.ts";
import {
	type CellContext,
	type CellReading,
	means,
	type PrintedFigures,
	shown,
	stateOf,
	unreadable,
} from "./cell-reading.ts";
import { measureNamed } from "./measure-names.ts";
import { endsOf, NUMBER, type ReadNumber, readOpen, withoutLevel } from "./numbers.ts";
import { readP } from "./read-p.ts";

const P = /[;,]?\s*\bp\s*(?:-?\s*value)?\s*[:=]?\s*((?:[<>≤≥=\u2039]\s*)?[\d.,\u00b7]+(?:e-\d+)?)\s*/i;
const MEASURE = /^(\p{L}[\p{L}\s'\u2019-]*?)\s*[:=,]?\s*(?=[-+\u2010-\u2015\u2212]?[\d.\u00b7])/u;
const WITH_INTERVAL = new RegExp(`^(${NUMBER})\\s*[,;:]?\\s*[([{]?\\s*(.*?)\\s*[,;]?\\s*[)\\]}]?$`);

/**
 * Reads an estimate as papers print it: `0.72`, `0·72 [0·58, 0·89]`, `-3.7 (-7.2 to -0.2)`,
 * `HR 0.72 (95% CI 0.58–0.89; p=0.003)`.
 */
export function readEstimate(text: string, { decimalSign }: CellContext): CellReading {
	const state = stateOf(text);
	if (state) return means({ state });
	const p = readPIn(text);
	const { text: rest, level } = withoutLevel(text.replace(P, ""));
	const word = MEASURE.exec(rest)?.[1];
	const measure = word === undefined ? undefined : measureNamed(word);
	const refused = unreadable(`${shown(text)} is not an estimate, such as 0.72 or 0.72 (0.58 to 0.89)`);
	if (word !== undefined && !measure) return refused;
	if (measure?.isLog)
		return unreadable(
			`${shown(text)} is of a logarithm: type the ${measure.measure} itself, with its interval`,
		);
	const figures = word === undefined ? rest : rest.slice(word.length).replace(/^\s*[:=,]?\s*/, "");
	const reading = readOpen((number) => {
		const read = estimateIn(figures, number);
		const ciLevel = level === undefined ? null : number(level);
		return (
			read && {
				...(measure && { measure: measure.measure }),
				...read,
				...(ciLevel && { ciLevel }),
				...(p !== undefined && { p }),
			}
		);
	}, decimalSign);
	return reading ?? refused;
}

function estimateIn(text: string, number: ReadNumber): PrintedFigures | null {
	const lone = number(text);
	if (lone) return { estimate: lone };
	const [, first = "", behind = ""] = WITH_INTERVAL.exec(text) ?? [];
	const estimate: Decimal | null = number(first.replace(/[,.]$/, ""));
	if (!estimate) return null;
	const [low, high] = endsOf(behind.trim())?.map(number) ?? [];
	return low && high ? { estimate, ciLow: low, ciHigh: high } : null;
}

function readPIn(text: string): string | undefined {
	const printed = P.exec(text)?.[1];
	const reading = printed === undefined ? undefined : readP(printed);
	return reading?.is === "means" ? reading.figures.p : undefined;
}
