import { formatWhole } from "#app/domain/format/format.ts";
import { formatLevel } from "#app/domain/format/format-number.ts";
import type { SynthesisPeopleChart } from "./chart.ts";
import type { Analysed, SynthesisFigureOptions } from "./figure-input.ts";
import { apartText, countOf, type PeopleWords } from "./people-words.ts";

const PEOPLE = 1000;

/** A thousand people with and without the intervention: how many of them have the outcome. */
export function peopleChart({ response }: Analysed, options: SynthesisFigureOptions): SynthesisPeopleChart {
	const { people } = options;
	const level = formatLevel(response.level);
	const sides = people ? sidesOf(people) : [];
	const of = formatWhole(PEOPLE);
	return {
		kind: "people",
		of: PEOPLE,
		title: options.title,
		subtitle: `Of ${of} people with and without: ${people?.outcome ?? ""}`,
		grids: sides.map(({ key, label, part, colour, interval }) => ({
			...{ key, label, colour },
			withOutcome: Math.round(PEOPLE * part),
			caption: `${capital(countOf(part, PEOPLE))} of ${of}${interval && ` (${interval})`}`,
		})),
		footnotes: [
			`Filled: people with the outcome (${people?.outcome ?? ""}), rounded to whole people; nobody can tell in advance who they would be. In brackets: ${level} interval.`,
			...(people ? [...people.sentences.slice(2), people.method] : []),
		],
		provenance: options.provenance,
		description: people?.sentences.join(" ") ?? "",
		table: {
			columns: [
				{ label: "People", numeric: false },
				{ label: `With the outcome, of ${of}`, numeric: true },
				{ label: `${level} interval`, numeric: true },
			],
			rows: [
				...sides.map(({ key, label, part, interval }) => ({
					key,
					header: label,
					cells: [countOf(part, PEOPLE), interval],
				})),
				...(people ? [differenceRow(people)] : []),
			],
		},
	};
}

function sidesOf({ comparator, intervention, effect: { baseline, risks } }: PeopleWords) {
	const [low, middle, high] = risks;
	const between = `between ${countOf(low, PEOPLE)} and ${countOf(high, PEOPLE)}`;
	return [
		{
			...{ key: "without", label: `With ${comparator}`, colour: "comparator-1" as const },
			...{ part: baseline.risk, interval: "" },
		},
		{
			...{ key: "with", label: `With ${intervention}`, colour: "experimental-1" as const },
			...{ part: middle, interval: between },
		},
	];
}

function differenceRow({ effect: { baseline, risks } }: PeopleWords) {
	const [low = "", middle = "", high = ""] = risks.map((part) => apartText(part - baseline.risk, PEOPLE));
	return { key: "difference", header: "Difference", cells: [middle, `between ${low} and ${high}`] };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
