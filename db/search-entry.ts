import { indexedText } from "#app/domain/search/indexed-text.ts";
import type { Intervention, StudyDocument } from "#app/domain/study/study-document.ts";
import type { facets } from "./schema/search.ts";

export type FacetKind = (typeof facets.$inferSelect)["kind"];

/** A value that studies can be narrowed to; `key` tells values apart, `name` is how this study spells it. */
export interface FacetValue {
	kind: FacetKind;
	key: string;
	name: string;
}

/** The rowid of a study in the index is its year times this plus its id. */
export const YEAR_STEP = 2 ** 32;

/** @param year absent or beyond four digits: the study comes after all others, newest first */
export function searchId(studyId: number, year: number | null | undefined): number {
	return (year && year > 0 && year < 10_000 ? year : 0) * YEAR_STEP + studyId;
}

const namesOf = (interventions: readonly Intervention[]) =>
	interventions.flatMap(({ name, otherNames }) => [name, ...otherNames]);

/** What search sees of a study, by column of the index: words as `indexedText` gives them. */
export function searchTexts(document: StudyDocument) {
	const interventions = document.arms.flatMap((arm) => [arm.label, ...namesOf(arm.interventions)]);
	interventions.push(...namesOf(document.interventions ?? []));
	const titles = [document.title, document.officialTitle, ...document.reports.map((report) => report.title)];
	const reports = document.reports.flatMap(({ doi, pmid }) => [doi, pmid]);
	const texts = {
		title: titles,
		acronym: [document.acronym],
		conditions: [...document.conditions, ...(document.keywords ?? []), ...document.tags],
		interventions: [...new Set(interventions)],
		identifiers: [...document.identifiers.map(({ value }) => value), ...reports],
		authors: document.reports.map(({ authors, citation }) => authors ?? citation),
	};
	const indexed = Object.entries(texts).map(([column, lines]) => [
		column,
		indexedText(lines.filter(Boolean).join("\n")),
	]);
	return Object.fromEntries(indexed) as Record<keyof typeof texts, string>;
}

/** Whether a study bears a ClinicalTrials.gov number. */
export const bearsNumber = ({ identifiers }: Pick<StudyDocument, "identifiers">) =>
	identifiers.some(({ system }) => system === "nct");

/** The words of a study that can be completed and corrected: letters only, three or more. */
export function knownWords(texts: ReturnType<typeof searchTexts>): string[] {
	const { identifiers: _, ...named } = texts;
	const words = new Set(Object.values(named).join(" ").split(" "));
	return [...words].filter((word) => word.length > 2 && word.length <= 40 && !/\p{N}/u.test(word));
}

/** What a study can be narrowed to, each value once. */
export function facetValues(document: StudyDocument, hasResults: boolean): FacetValue[] {
	const named = (kind: FacetKind, names: (string | undefined)[]) =>
		names.flatMap((name) => (name ? [{ kind, key: facetKey(name), name }] : []));
	const values = [
		...named("all", ["all"]),
		...named("condition", document.conditions),
		...named(
			"intervention",
			[...document.arms, document].flatMap(({ interventions = [] }) => interventions.map(({ name }) => name)),
		),
		...named("phase", [document.phase]),
		...named("status", [document.status]),
		...named("results", [hasResults ? "yes" : undefined]),
	];
	return [...new Map(values.map((value) => [`${value.kind} ${value.key}`, value])).values()];
}

export const facetKey = (name: string) => name.toLowerCase();
