import { parseWhole } from "../format/decimal.ts";
import {
	type CellContext,
	type CellReading,
	means,
	type PrintedKind,
	shown,
	stateOf,
	unreadable,
	withoutMark,
} from "./cell-reading.ts";
import { readOpen } from "./numbers.ts";
import { readEstimate } from "./read-estimate.ts";
import { readMean } from "./read-mean.ts";
import { readMedian } from "./read-median.ts";
import { readP } from "./read-p.ts";
import { readRate } from "./read-rate.ts";

/**
 * What a cell says, as papers print it: the one reader of printed figures, for forms, tables and pasted text. What can
 * mean one thing is read; what can mean two is asked, with both readings; blank means nothing and is never 0.
 */
export function readPrinted(kind: PrintedKind, cell: string, context: CellContext = {}): CellReading {
	const { text, mark } = withoutMark(cell.slice(0, 200));
	if (text === "") return means({});
	const reading = READERS[kind](text, context);
	return mark !== undefined && reading.is === "means" ? { ...reading, mark } : reading;
}

const READERS: Readonly<Record<PrintedKind, (text: string, context: CellContext) => CellReading>> = {
	n: (text, context) => readCount(text.replace(/^[([]?\s*n\s*[=:]\s*([^)\]]*)[)\]]?$/i, "$1"), "n", context),
	count: (text, context) => readCount(text, "events", context),
	rate: readRate,
	percent: readPercent,
	number: readDecimal,
	mean: readMean,
	median: readMedian,
	estimate: readEstimate,
	p: readP,
};

/** A count is whole: a comma before three digits parts thousands. Programs export whole numbers as `33.0`. */
function readCount(text: string, field: "n" | "events", { decimalSign }: CellContext): CellReading {
	const state = stateOf(text);
	if (state) return means({ state });
	const zeros = /^(.*\d)[.,](0+)$/.exec(text);
	if (zeros?.[2]?.length === 3 && decimalSign === undefined && /^[1-9]\d{0,2}\.000$/.test(text)) {
		const [short, long] = [Number(zeros[1]), Number(zeros[1]) * 1000];
		return {
			is: "ask",
			question: `${shown(text)} can be ${short} or ${long}: type the one that is meant`,
			readings: [
				{ says: `${short}: the point is the decimal sign`, figures: { [field]: short } },
				{ says: `${long}: the point is between thousands`, figures: { [field]: long } },
			],
		};
	}
	const isFraction = zeros && (zeros[2]?.length !== 3 || (decimalSign === "." && text.includes(".")));
	const plain = isFraction ? (zeros[1] ?? "") : text;
	// A whole number with a point before three digits has thousands, whoever wrote it.
	const whole = parseWhole(plain, /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(plain) ? "," : decimalSign);
	if (whole === null) return unreadable(`${shown(text)} is not a whole number, such as 33`);
	return whole < 0 ? unreadable(`${shown(text)} is below 0`) : means({ [field]: whole });
}

function readDecimal(text: string, { decimalSign }: CellContext): CellReading {
	const state = stateOf(text);
	if (state) return means({ state });
	const reading = readOpen((number) => {
		const value = number(text);
		return value && { value };
	}, decimalSign);
	return reading ?? unreadable(`${shown(text)} is not a number, such as 3.52`);
}

function readPercent(text: string, context: CellContext): CellReading {
	const reading = readRate(/%$/.test(text) || stateOf(text) ? text : `${text}%`, context);
	if (reading.is === "means" && !reading.figures.events) return reading;
	return unreadable(`${shown(text)} is not a percentage from 0 to 100, such as 52`);
}
