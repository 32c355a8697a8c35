import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { PHASES, REGISTRY_STATUSES } from "#app/domain/vocabulary.ts";
import { seeded } from "./seeded.ts";
import { CONDITIONS, DRUGS, POPULATIONS, SETTINGS, SURNAMES } from "./study-words.ts";

/** Numbers in [0, 1) that agree from run to run. */
export type Random = () => number;

/**
 * Believable studies at any number, made of real ones: each takes the shape of a template (its arms, outcomes,
 * adverse events and texts) with names, conditions, drugs, counts, years and identifiers of its own. The same
 * seed and place give the same study.
 */
export function* generateStudies(
	templates: readonly StudyDocument[],
	{ count, seed = 1, from = 0 }: { count: number; seed?: number; from?: number },
): Generator<StudyDocument> {
	for (let place = from; place < from + count; place++) {
		const random = seeded(seed * 1_000_003 + place * 7919);
		const template = templates[Math.floor(random() * templates.length)];
		if (!template) throw new RangeError("generateStudies needs a template");
		yield madeFrom(template, place, random);
	}
}

function madeFrom(template: StudyDocument, place: number, random: Random): StudyDocument {
	const condition = someOf(CONDITIONS, random);
	const drug = someOf(DRUGS, random);
	const acronym = random() < 0.3 ? { acronym: `${drug.slice(0, 3).toUpperCase()}-${place}` } : {};
	const grown = 0.5 + 2 * random();
	const year = Math.floor(2026 - 45 * random() ** 2);
	const sized = withCounts(template, (count) => Math.round(count * grown)) as StudyDocument;
	const shift = year - yearOf(template);
	return {
		...sized,
		...acronym,
		officialTitle: undefined,
		title: `${drug} for ${condition} in ${someOf(POPULATIONS, random)}: ${someOf(SETTINGS, random)}`,
		status: someOf(keys(REGISTRY_STATUSES), random),
		phase: someOf(keys(PHASES), random),
		conditions: [condition, ...(random() < 0.4 ? [someOf(CONDITIONS, random)] : [])].filter(isFirst),
		dates: Object.fromEntries(
			Object.entries(template.dates).map(([name, date]) => [
				name,
				/^\d/.test(date ?? "") ? shifted(date ?? "", shift) : date,
			]),
		),
		identifiers: [{ system: "nct", value: `NCT${String(10_000_000 + place)}` }],
		reports: template.reports.map((report, index) => ({
			...report,
			...(report.title && { title: `${drug} for ${condition}: report ${index + 1}` }),
			...(report.authors && { authors: authors(random) }),
			...(report.year && { year }),
			...(report.doi && { doi: `10.5555/eq.${place}.${index}` }),
			...(report.pmid && { pmid: String(40_000_000 + place * 4 + index) }),
		})),
		arms: sized.arms.map((arm) => (arm.role === "experimental" ? withDrug(arm, drug) : arm)),
		outcomes: sized.outcomes.map((outcome) => ({ ...outcome, contrasts: [] })) as StudyDocument["outcomes"],
		// A reported total that is no longer the sum of the arms would be a contradiction.
		population: { ...sized.population, randomised: undefined },
		regulatory: [],
		answers: [],
	};
}

const COUNTS = new Set(["n", "events", "count", "randomised", "affected", "atRisk"]);

/** The same value with every count changed the same way, and without percentages that would no longer fit. */
function withCounts(value: unknown, change: (count: number) => number): unknown {
	if (Array.isArray(value)) return value.map((item) => withCounts(item, change));
	if (typeof value !== "object" || value === null) return value;
	const counted = "n" in value && "events" in value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([name, field]) => {
			if (name === "percent" && counted) return [];
			if (typeof field === "number" && COUNTS.has(name)) return [[name, change(field)]];
			return [[name, withCounts(field, change)]];
		}),
	);
}

function withDrug(arm: StudyDocument["arms"][number], drug: string): StudyDocument["arms"][number] {
	const [first, ...others] = arm.interventions;
	return {
		...arm,
		label: drug,
		interventions: first ? [{ ...first, name: drug, otherNames: [] }, ...others] : [],
	};
}

/** Names at the front of a list come up more often, as they do in a registry. */
export function someOf<T>(list: readonly T[], random: Random): T {
	return list[Math.floor(list.length * random() ** 2)] as T;
}

export function authors(random: Random): string {
	const names = Array.from({ length: 1 + Math.floor(4 * random()) }, () => someOf(SURNAMES, random));
	return names.map((name) => `${name} ${String.fromCharCode(65 + Math.floor(26 * random()))}`).join(", ");
}

const yearOf = ({ dates, reports }: StudyDocument) =>
	Number(dates.start?.slice(0, 4)) || reports.find(({ year }) => year)?.year || 2000;
/** The 29th of February is not a day of every year. */
const shifted = (date: string, years: number) =>
	`${Number(date.slice(0, 4)) + years}${date.slice(4).replace("-02-29", "-02-28")}`;
const keys = <T extends object>(record: T) => Object.keys(record) as (keyof T & string)[];
const isFirst = <T>(value: T, index: number, all: T[]) => all.indexOf(value) === index;
