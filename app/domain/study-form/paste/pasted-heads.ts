import { sameWords } from "../../same-words.ts";

/** What the figures of a column or a row are, where its head says so in words that can mean nothing else. */
export type SaidFigures = "share" | "percent" | "sd" | "se" | "quartiles";

/** A column's head, taken apart: "Drug (n=140), n (%)" → the arm's name, its size, and what its cells print. */
export interface PastedHead {
	/** As it stands in the table. */
	text: string;
	/** What is left of it as the name of an arm. */
	label: string;
	n?: string;
	says?: SaidFigures;
}

const SIZE = /[\s,;]*[([]?\s*\bn\s*=\s*(\d[\d,\s]*)\s*[)\]]?/i;
const SAYS: readonly [SaidFigures, RegExp][] = [
	["share", /[\s,;:]*\b(?:no\.?|n|number)\s*(?:of\s+\w+\s*)?[([]\s*%\s*[)\]]|[\s,;:]*\bn\s*[/,]\s*%/i],
	["sd", /[\s,;:]*\bmean\s*(?:change)?\s*(?:[([]\s*(?:±\s*)?s\.?d\.?\s*[)\]]|±\s*s\.?d\.?)/i],
	["se", /[\s,;:]*\bmean\s*(?:change)?\s*(?:[([]\s*(?:±\s*)?s\.?e\.?m?\.?\s*[)\]]|±\s*s\.?e\.?m?\.?)/i],
	["quartiles", /[\s,;:]*\bmedian\s*[([]\s*i\.?q\.?r\.?\s*[)\]]/i],
	// Percentages by themselves, where no word says that counts stand before them.
	["percent", /[\s,;:]*[([]?\s*%\s*[)\]]?\s*$/],
];

export function readHead(text: string): PastedHead {
	const n = SIZE.exec(text)?.[1]?.replace(/[\s,]/g, "");
	const says = saidIn(text);
	const pattern = SAYS.find(([of]) => of === says)?.[1];
	const bare = text.replace(SIZE, " ").replace(pattern ?? /$^/, " ");
	const label = bare.replace(/\s+/g, " ").replace(/^[\s,;:.()[\]-]+|[\s,;:.([-]+$/g, "");
	return { text, label, ...(n && { n }), ...(says && { says }) };
}

/** What figures a text says it is of; undefined where it does not. */
export const saidIn = (text: string): SaidFigures | undefined =>
	SAYS.find(([, pattern]) => pattern.test(text))?.[0];

/** Of the people counted in an arm: "n", "N", "No.", "Analysed". */
export const isSizeHead = ({ label, text }: PastedHead): boolean =>
	/^(?:n|no\.?|number|analy[sz]ed|n analy[sz]ed)$/i.test((label || text).trim());

export const isTimeHead = ({ label }: PastedHead): boolean =>
	/^(?:time(?: ?points?)?|week|visit|when|assessed at|measured at|follow-?up)$/i.test(label);

const isPHead = ({ label }: PastedHead): boolean => /^p(?:[\s-]*values?)?\*?$/i.test(label);

/** A comparison of arms, or all of them together: no arm. */
export const isNoArm = (head: PastedHead): boolean =>
	isPHead(head) ||
	/\b(?:difference|ratio|RR|OR|HR|RD|MD|SMD|effect|95\s*%|c\.?i\.?|p[\s-]?value|total|overall)\b|^(?:all|both|any|pooled|combined)\b/i.test(
		head.label,
	);

/** The arm whose name a head gives. */
export const armNamed = (
	{ label }: PastedHead,
	arms: readonly { id: string; label: string }[],
): string | undefined => {
	const fitting = arms.filter((arm) => label !== "" && sameWords(arm.label) === sameWords(label));
	return fitting.length === 1 ? fitting[0]?.id : undefined;
};
