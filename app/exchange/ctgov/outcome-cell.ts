import type { Dispersion, MeasureShape } from "./measure-shape.ts";
import type { Place } from "./place.ts";

type Loose = Record<string, unknown>;

/**
 * One measurement as an arm's result. Each of its figures goes to the field it belongs to; one that is no
 * number, or that results of this kind have no field for, is listed and kept in the note.
 * @param to the path of the result in the document
 */
export function readCell(
	cell: Place,
	{ shape, dispersion, to }: { shape: MeasureShape; dispersion: Dispersion; to: string },
): Loose {
	const result: Loose = {};
	const notes: string[] = [];
	const unheld = (place: Place, what: string, words: string, why: string) => {
		place.notMapped(why);
		notes.push(`${what}: ${words}`);
	};
	const put = (place: Place, field: string | undefined, what: string) => {
		const { number, words } = place.figure();
		if (words !== undefined) return unheld(place, what, words, "is not a number: kept as words in the note");
		if (number === undefined) return;
		if (field === undefined)
			return unheld(place, what, number, `a result of this kind has no field for ${what.toLowerCase()}`);
		const isProportion = shape.value === "proportion";
		result[field] = isProportion ? timesHundred(number) : number;
		place.mapTo(`${to}.${field}`, isProportion ? "a proportion, as a percentage" : undefined);
	};
	readValue(cell.at("value"), shape, to, result, unheld);
	const { spread, low, high } = fieldsOf(shape, dispersion);
	put(cell.at("spread"), spread, nameOf(dispersion, "Spread"));
	put(cell.at("lowerLimit"), low, `Lower limit${nameOf(dispersion, "") && ` (${nameOf(dispersion, "")})`}`);
	put(cell.at("upperLimit"), high, `Upper limit${nameOf(dispersion, "") && ` (${nameOf(dispersion, "")})`}`);
	if (
		dispersion.kind === "interval" &&
		dispersion.level &&
		(result.ciLow !== undefined || result.ciHigh !== undefined)
	)
		result.ciLevel = dispersion.level;
	const comment = cell.at("comment").text(`${to}.note`, 1500);
	const note = [...notes, comment].filter(Boolean).join(". ");
	return { ...result, ...(note !== "" && { note: note.slice(0, 2000) }) };
}

type Unheld = (place: Place, what: string, words: string, why: string) => void;

function readValue(place: Place, shape: MeasureShape, to: string, result: Loose, unheld: Unheld): void {
	const { number, words } = place.figure();
	if (words !== undefined) unheld(place, "Value", words, "is not a number: kept as words in the note");
	if (number === undefined) return;
	if (shape.value === "events" || shape.value === "count") {
		const count = Number(number);
		if (!/^\d+(\.0+)?$/.test(number) || count > 1_000_000_000) {
			unheld(place, "Value", number, "a count should be a whole number: kept in the note");
			return;
		}
		result[shape.value] = count;
		place.mapTo(`${to}.${shape.value}`);
	} else if (shape.value === "proportion") {
		result.percent = timesHundred(number);
		place.mapTo(`${to}.percent`, "a proportion, as a percentage");
	} else {
		result[shape.value] = number;
		if (shape.value === "mean") result.meanType = shape.meanType;
		place.mapTo(`${to}.${shape.value}`);
	}
}

/** A proportion as a percentage, with no digit more or less: 0.520 → 52.0. */
function timesHundred(number: string): string {
	if (number.startsWith("-")) return `-${timesHundred(number.slice(1))}`;
	if (/e/i.test(number)) return String(Number(number) * 100);
	const [whole = "0", fraction = ""] = number.replace(/^\+/, "").split(".");
	const digits = fraction.padEnd(2, "0");
	const shifted = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, "");
	return digits.length > 2 ? `${shifted}.${digits.slice(2)}` : shifted;
}

interface Fields {
	spread?: string;
	low?: string;
	high?: string;
}

/** Which fields of a result hold what stands beside its value. */
function fieldsOf(shape: MeasureShape, dispersion: Dispersion): Fields {
	const isInterval = dispersion.kind === "interval";
	switch (shape.kind) {
		case "binary":
			return isInterval && shape.value !== "events" ? { low: "ciLow", high: "ciHigh" } : {};
		case "count":
			return {};
		case "time-to-event":
			return isInterval ? { low: "ciLow", high: "ciHigh" } : {};
		case "continuous":
			switch (dispersion.kind) {
				case "sd":
				case "se":
				case "cv":
					return { spread: dispersion.kind };
				case "interval":
					return { low: "ciLow", high: "ciHigh" };
				case "iqr":
					return { low: "q1", high: "q3" };
				case "range":
					return { low: "min", high: "max" };
				default:
					return {};
			}
	}
}

function nameOf(dispersion: Dispersion, otherwise: string): string {
	switch (dispersion.kind) {
		case "sd":
			return "Standard deviation";
		case "se":
			return "Standard error";
		case "cv":
			return "Coefficient of variation";
		case "iqr":
			return "Interquartile range";
		case "range":
			return "Full range";
		case "interval":
			return dispersion.level ? `${dispersion.level}% interval` : "Confidence interval";
		case "unknown":
			return dispersion.words;
		case "none":
			return otherwise;
	}
}
