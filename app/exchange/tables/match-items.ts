import { isOwnReport } from "#app/domain/own-reports.ts";
import { sameWords } from "#app/domain/same-words.ts";
import type { StudyOutcome } from "#app/domain/study/outcome.ts";
import type { Report, StudyDocument } from "#app/domain/study/study-document.ts";
import { outcomeName } from "../comparisons.ts";
import { sameReport } from "../references/same-report.ts";

/** From an item of the table to the item here that it is, by list and id: `arms.a1` → `a3`. */
export type ItemMatches = ReadonlyMap<string, string>;

/**
 * The arms, outcomes and reports of the study here that a table speaks of: an arm by its label or the only thing it
 * was given; an outcome by its name, where kind, instrument and time do not contradict; a report by what identifies
 * it, or its first author and year, or by its year where the table says no more of it. Where two would fit, none is taken.
 */
export function matchItems(here: StudyDocument, coming: StudyDocument): ItemMatches {
	const matches = new Map<string, string>();
	const match = <Item extends { id: string }>(
		list: "arms" | "outcomes" | "reports",
		[known, added]: [readonly Item[], readonly Item[]],
		...tests: ((one: Item, other: Item) => boolean)[]
	) => {
		const taken = new Set<string>();
		for (const isSame of tests) {
			for (const item of added) {
				const key = `${list}.${item.id}`;
				if (matches.has(key)) continue;
				const fitting = known.filter((one) => !taken.has(one.id) && isSame(one, item));
				const [only] = fitting;
				if (!only || fitting.length > 1) continue;
				matches.set(key, only.id);
				taken.add(only.id);
			}
		}
	};
	match(
		"arms",
		[here.arms, coming.arms],
		(one, other) => sameWords(one.label) === sameWords(other.label),
		(one, other) =>
			one.interventions.length === 1 &&
			one.interventions.some(({ name }) => sameWords(name) === sameWords(other.label)),
	);
	match("outcomes", [here.outcomes, coming.outcomes], isSameExactly, isSameOutcome);
	match("reports", [here.reports, coming.reports], sameReport, byFirstAuthor, byYearAlone);
	return matches;
}

/** Both measured once, or it is not known when. */
function isSameOutcome(one: StudyOutcome, other: StudyOutcome): boolean {
	const agree = (here: string, there: string) => here === "" || there === "" || here === there;
	return (
		one.kind === other.kind &&
		isNamed(one, other.label) &&
		agree(sameWords(one.instrument ?? ""), sameWords(other.instrument ?? "")) &&
		agreeOnTime(one, other)
	);
}

/** Tables call a registry's outcome by its label with class and category; others by the label alone. */
const isNamed = (outcome: StudyOutcome, name: string): boolean =>
	[outcome.label, outcomeName(outcome)].some((each) => sameWords(each) === sameWords(name));

/** A number with its unit says when, whatever words stand beside it. */
function agreeOnTime({ timePoints: [one] }: StudyOutcome, { timePoints: [other] }: StudyOutcome): boolean {
	if (one?.value !== undefined && other?.value !== undefined)
		return Number(one.value) === Number(other.value) && one.unit === other.unit;
	const [here, there] = [timeIn(one), timeIn(other)];
	return here === "" || there === "" || here === there;
}

const isSameExactly = (one: StudyOutcome, other: StudyOutcome) =>
	isSameOutcome(one, other) && timeOf(one) === timeOf(other);

const timeOf = ({ timePoints: [at] }: StudyOutcome): string => timeIn(at);

function timeIn(at: StudyOutcome["timePoints"][number] | undefined): string {
	return at ? sameWords([at.value, at.unit, at.text].filter(Boolean).join(" ")) : "";
}

function byFirstAuthor(one: Report, other: Report): boolean {
	if ((one.doi && other.doi) || (one.pmid && other.pmid)) return false;
	const first = ({ authors }: Report) => sameWords(authors?.split(/[\s,;&]/)[0] ?? "");
	return (
		one.year !== undefined && one.year === other.year && first(one) !== "" && first(one) === first(other)
	);
}

function byYearAlone(one: Report, other: Report): boolean {
	const { authors, journal, doi, pmid, url } = other;
	if ([authors, journal, doi, pmid, url].some((each) => each !== undefined)) return false;
	return isOwnReport(one) && other.year !== undefined && one.year === other.year;
}
