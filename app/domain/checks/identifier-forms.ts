import type { StudyDocument } from "../study/study-document.ts";

type System = NonNullable<StudyDocument["identifiers"][number]["system"]>;

/**
 * How each registry writes its numbers, as far as it says so. Letters in either case; systems without a form
 * of their own are left out.
 */
export const IDENTIFIER_FORMS: Partial<Record<System, { pattern: RegExp; example: string }>> = {
	nct: { pattern: /^NCT\d{8}$/i, example: "NCT01556971" },
	isrctn: { pattern: /^(ISRCTN)?\d{8}$/i, example: "ISRCTN12345678" },
	eudract: { pattern: /^\d{4}-\d{6}-\d{2}(-[A-Z]{2})?$/i, example: "2004-000446-20" },
	ctis: { pattern: /^20\d{2}-5\d{5}-\d{2}(-\d{2})?$/, example: "2022-500014-26-00" },
	drks: { pattern: /^DRKS\d{8}$/i, example: "DRKS00012345" },
	chictr: { pattern: /^ChiCTR-?([A-Z]{2,5}-?)?\d{8,10}$/i, example: "ChiCTR2000030007" },
	tctr: { pattern: /^TCTR\d{11}$/i, example: "TCTR20170409001" },
	anzctr: { pattern: /^ACTRN\d{14}p?$/i, example: "ACTRN12605000123456" },
	ctri: { pattern: /^CTRI\/\d{4}\/\d{2,3}\/\d{6}$/i, example: "CTRI/2017/06/008793" },
	irct: { pattern: /^IRCT\d{8,14}N\d{1,3}$/i, example: "IRCT20180108038243N1" },
	jrct: { pattern: /^jRCTs?\d{9,10}$/i, example: "jRCT2031200001" },
	umin: { pattern: /^(UMIN)?\d{9}$/i, example: "UMIN000012345" },
	utn: { pattern: /^U\d{4}-\d{4}-\d{4}$/i, example: "U1111-1234-5678" },
	prospero: { pattern: /^(PROSPERO\s+)?CRD\d{11,13}$/i, example: "CRD42020183538" },
};

/** An identifier as it is compared: capitals, without spaces, and without a registry's name before bare digits. */
export function normalisedIdentifier(value: string): string {
	return value
		.replace(/\s+/g, "")
		.toUpperCase()
		.replace(/^(ISRCTN|UMIN|PROSPERO)(?=\d|CRD)/, "");
}
