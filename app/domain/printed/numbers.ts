import { type Decimal, type DecimalSign, readNumber } from "../format/decimal.ts";
import type { CellReading, PrintedFigures } from "./cell-reading.ts";

/** Reads the numbers of one cell. */
export type ReadNumber = (text: string) => Decimal | null;

/**
 * Reads a cell whose numbers may be open, such as `3,250`: once if none is, and else by both signs, so that both
 * readings are offered.
 * @param read what the cell says, its numbers read as given; null when it does not have this shape
 */
export function readOpen(
	read: (number: ReadNumber) => PrintedFigures | null,
	sign: DecimalSign | undefined,
): CellReading | null {
	let open: { text: string; thousands: Decimal; decimal: Decimal } | undefined;
	const figures = read((text) => {
		const reading = readNumber(text, sign);
		if (reading.is === "open") open = { text: text.trim(), ...reading };
		return reading.is === "number" ? reading.value : reading.is === "open" ? reading.thousands : null;
	});
	if (figures === null) return null;
	if (open === undefined) return { is: "means", figures };
	const { text, thousands, decimal } = open;
	const by = (own: DecimalSign) =>
		read((part) => {
			const reading = readNumber(part, own);
			return reading.is === "number" ? reading.value : null;
		});
	return {
		is: "ask",
		question: openQuestion(text, thousands, decimal),
		readings: [
			{ says: `${thousands}: the comma is between thousands`, figures: by(".") ?? figures },
			{ says: `${decimal}: the comma is the decimal sign`, figures: by(",") ?? figures },
		],
	};
}

/** What to ask of a number that can be two. */
export function openQuestion(text: string, thousands: string, decimal: string): string {
	return `“${text}” can be ${thousands} or ${decimal}: type the one that is meant`;
}

/** A number as it stands within a longer cell, as a part of a pattern. */
export const NUMBER = String.raw`[-+\u2010-\u2015\u2212]?\s?(?:\d[\d.,'\u2019\u00b7\u0387\u2219\u22c5]*(?:\s\d{3}(?!\d)[\d.,\u00b7]*)*|[.\u00b7]\d+)`;

const DASH = String.raw`[-\u2010-\u2015\u2212]`;
const BETWEEN = [/\s+to\s+/i, /\s*;\s*/, /\s*(?:\.\.+|\u2026)\s*/, /,\s+/, new RegExp(`\\s+${DASH}\\s+`)];
const DASHED = new RegExp(`^(${NUMBER})\\s*${DASH}\\s*(${NUMBER}|[a-z. ]+|∞)$`, "i");

/** The two texts of an interval: `0.58–0.89`, `-7.2 to -0.2`, `35, 68`, `0.58;0.89`; null when it is none. */
export function endsOf(text: string): [string, string] | null {
	for (const between of BETWEEN) {
		const [first, second, third] = text.split(between);
		if (third !== undefined) return null;
		if (first && second) return [first, second];
	}
	const dashed = DASHED.exec(text);
	if (dashed?.[1] && dashed[2]) return [dashed[1], dashed[2]];
	// No space behind the comma: two numbers where it cannot be the sign within one.
	const [first, second, third] = text.split(",");
	const isPair = /[.\u00b7]/.test(text) || /^\d{1,3},\d{1,2}$/.test(text);
	return first && second && third === undefined && isPair ? [first, second] : null;
}

const LEVEL =
	/(\d{2}(?:\.\d+)?)\s*%[\s-]*(?:c\.?i\.?|cri|confidence intervals?|credible intervals?)(?![a-z])\s*[:=,]?\s*/i;
const INTERVAL_WORD = /^(?:c\.?i\.?|confidence interval)(?![a-z])\s*[:=,]?\s*/i;

/** Text without the words that say it is a confidence interval, and the level they name. */
export function withoutLevel(text: string): { text: string; level?: string; isSaid: boolean } {
	const level = LEVEL.exec(text)?.[1];
	if (level) return { text: text.replace(LEVEL, "").trim(), level, isSaid: true };
	const rest = text.replace(INTERVAL_WORD, "").trim();
	return { text: rest, isSaid: rest !== text };
}
