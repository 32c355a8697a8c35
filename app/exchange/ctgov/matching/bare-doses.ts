import { amountsOf, isTime } from "./amounts.ts";
import { spelled } from "./spelling.ts";

/** A figure by itself; not that of a group, a week, a code name or a share. */
const BARE =
	/(?<![\p{L}\d.,]|[:#=<>≥≤/+-]\s?)(?<!\b(?:arm|group|cohort|part|phase|stage|period|sequence|level|lot|stratum|day|week|month|year|visit|age|type|grade|cycle|course|version|panel|step|schedule|treatment|regimen)s?\s)(\d+(?:\.\d+)?(?:\/\d+(?:\.\d+)?)*)(?![\p{L}\d.,%:/+-]|\s?[-–/+%])/giu;

/**
 * A title with the unit of its dose, where it gives the figure alone and the arms have that figure in one unit:
 * "Gabapentin 1200" beside "Gabapentin 1200 mg" and "Gabapentin 1800 mg".
 */
export function withUnits(title: string, labels: readonly string[]): string {
	if (dosesIn(title).length > 0) return title;
	const figures = [...title.matchAll(BARE)].flatMap(({ 1: number = "", index }) => {
		const units = [...new Set(labels.flatMap((label) => unitAfter(number, label)))];
		const isSaid = units.some((unit) =>
			title
				.slice(index + number.length)
				.trimStart()
				.toLowerCase()
				.startsWith(unit),
		);
		return units.length > 0 && !isSaid ? [{ units, end: index + number.length }] : [];
	});
	const [figure, another] = figures;
	if (!figure || another || figure.units.length > 1) return title;
	return `${title.slice(0, figure.end)} ${figure.units[0]}${title.slice(figure.end)}`;
}

const dosesIn = (text: string) => amountsOf(spelled(text)).amounts.filter(({ unit }) => !isTime(unit));

/** The unit in which a label has a figure as its dose, as the label writes it. */
function unitAfter(number: string, label: string): string[] {
	const pattern = new RegExp(
		`(?<![\\d.,])${number.replaceAll(".", "\\.")}\\s?-?\\s?([\\p{L}%]+(?:/\\p{L}+)?)`,
		"giu",
	);
	return [...label.matchAll(pattern)].flatMap(([, unit = ""]) => {
		const [dose] = dosesIn(`${number} ${unit}`);
		return dose ? [unit.toLowerCase()] : [];
	});
}
