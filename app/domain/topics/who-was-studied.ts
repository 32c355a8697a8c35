import { conceptOf } from "../concepts/concept-of.ts";
import { formatWhole } from "../format/format.ts";
import { hasFigures } from "../study/has-figures.ts";
import { peopleOfStudy } from "../study/people-of-study.ts";
import { readable } from "../study/readable.ts";
import { inDays, TIME_UNITS, type TimeUnit } from "../time-units.ts";
import { OUTCOME_CONCEPTS, SEXES } from "../vocabulary.ts";
import type { TopicStudy } from "./topic-facts.ts";

/** What is recorded of the people of a topic's studies, and what of none; each line a whole phrase. */
export interface WhoWasStudied {
	facts: { label: string; value: string }[];
	/** "mortality", "anything beyond 24 weeks" */
	missing: string[];
}

/** Who was studied, as far as the studies say so; nothing is added up over them. */
export function whoWasStudied(studies: readonly TopicStudy[]): WhoWasStudied {
	const people = studies.flatMap(({ document }) => peopleOfStudy(document) ?? []).toSorted((a, b) => a - b);
	const [fewest, most] = [people[0], people.at(-1)];
	const ages = agesOf(studies);
	const followUp = longest(studies);
	const fact = (label: string, value: string | undefined) => (value ? [{ label, value }] : []);
	return {
		facts: [
			...fact(
				"People",
				fewest !== undefined && most !== undefined
					? `${fewest === most ? formatWhole(most) : `${formatWhole(fewest)} to ${formatWhole(most)}`} in a study${silent(people.length, studies.length)}`
					: undefined,
			),
			...fact("Ages", ages.text),
			...fact("Sexes", sexesOf(studies)),
			...fact("Countries", countriesOf(studies)),
			...fact("Longest follow-up", followUp),
		],
		missing: [
			...missingConcepts(studies),
			...ages.missing,
			...missingSexes(studies),
			followUp === undefined ? "how long anybody was followed" : `anything beyond ${followUp}`,
		],
	};
}

const silent = (said: number, all: number) => (said < all ? `; ${all - said} of ${all} do not say` : "");

interface Age {
	text: string;
	years: number;
}

const YEARS_IN = { year: 1, month: 1 / 12, week: 7 / 365.25, day: 1 / 365.25 } as const;

/** “18 Years” as registries write it. */
function readAge(text: string | undefined): Age | undefined {
	const match = /^(\d+(?:\.\d+)?)\s*(year|month|week|day)s?$/i.exec(text?.trim() ?? "");
	if (!match) return undefined;
	const unit = `${match[2]}`.toLowerCase() as keyof typeof YEARS_IN;
	return {
		text: `${match[1]} ${unit}${match[1] === "1" ? "" : "s"}`,
		years: Number(match[1]) * YEARS_IN[unit],
	};
}

/** Which ages could take part; beyond them nobody is known to have, where every study says its limit. */
function agesOf(studies: readonly TopicStudy[]): { text: string | undefined; missing: string[] } {
	const limits = (limit: "minimumAge" | "maximumAge") =>
		studies
			.flatMap(({ document }) => readAge(document.population.eligibility?.[limit]) ?? [])
			.toSorted((a, b) => a.years - b.years);
	const [lowest, highest] = [limits("minimumAge"), limits("maximumAge")];
	const [youngest, oldest] = [lowest[0], highest.at(-1)];
	const words = [
		youngest && `from ${youngest.text}${silent(lowest.length, studies.length)}`,
		oldest && `to ${oldest.text}${silent(highest.length, studies.length)}`,
	].filter(Boolean);
	return {
		text: words.length > 0 ? `admitted ${words.join("; ")}` : inWords(studies),
		missing: [
			...(youngest && youngest.years > 0 && lowest.length === studies.length
				? [`people under ${youngest.text}`]
				: []),
			...(oldest && highest.length === studies.length ? [`people over ${oldest.text}`] : []),
		],
	};
}

/** Ages as papers print them. */
function inWords(studies: readonly TopicStudy[]): string | undefined {
	const said = [...new Set(studies.flatMap(({ document }) => document.population.age ?? []))];
	const some = said.slice(0, 4).join("; ");
	return said.length > 0 ? `${some}${said.length > 4 ? "; …" : ""}` : undefined;
}

const sexIn = ({ document }: TopicStudy) => document.population.sex;

function sexesOf(studies: readonly TopicStudy[]): string | undefined {
	const said = studies.flatMap((study) => sexIn(study) ?? []);
	const each = Object.entries(SEXES).flatMap(([key, label]) => {
		const count = said.filter((sex) => sex === key).length;
		return count > 0 ? [`${label.toLowerCase()}${key === "all" ? "" : " only"} in ${count}`] : [];
	});
	return each.length > 0 ? `${each.join(", ")}${silent(said.length, studies.length)}` : undefined;
}

/** A sex that no study admitted, where every study says whom it did. */
function missingSexes(studies: readonly TopicStudy[]): string[] {
	const said = new Set(studies.map(sexIn));
	if (said.size !== 1) return [];
	if (said.has("female")) return ["men"];
	return said.has("male") ? ["women"] : [];
}

const MOST_COUNTRIES = 12;

function countriesOf(studies: readonly TopicStudy[]): string | undefined {
	const each = Map.groupBy(
		studies.flatMap(({ document }) => document.countries),
		(country) => country,
	);
	const said = [...each].toSorted(([, a], [, b]) => b.length - a.length);
	const some = said.slice(0, MOST_COUNTRIES).map(([country, all]) => `${country} ${all.length}`);
	const rest = said.length - some.length;
	return some.length > 0 ? `${some.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}` : undefined;
}

/** The longest that a study followed anybody, or measured anything after its start. */
function longest(studies: readonly TopicStudy[]): string | undefined {
	const times = studies.flatMap(({ document }) => {
		const { value, unit } = document.design.followUp ?? {};
		const points = document.outcomes.flatMap(({ timePoints }) => timePoints);
		return [...(value && unit ? [{ value, unit }] : []), ...points].flatMap(({ value, unit }) => {
			const days = value && unit ? inDays(Number(value), unit as TimeUnit) : undefined;
			return value && unit && days !== undefined ? [{ value, unit: unit as TimeUnit, days }] : [];
		});
	});
	const [last] = times.toSorted((a, b) => b.days - a.days);
	return last && `${last.value} ${last.value === "1" ? last.unit.slice(0, -1) : TIME_UNITS[last.unit]}`;
}

/** What readers ask for of most treatments. */
const ASKED_FOR = ["mortality", "quality-of-life", "functioning", "hospitalisation"] as const;

function missingConcepts(studies: readonly TopicStudy[]): string[] {
	const has = new Set(
		studies.flatMap(({ document }) =>
			readable(document)
				.outcomes.filter(hasFigures)
				.map((outcome) => conceptOf(outcome)),
		),
	);
	const harms = studies.some(({ document }) =>
		document.adverseEvents.some(({ results }) => results.length > 0),
	);
	return [
		...ASKED_FOR.filter((concept) => !has.has(concept)).map((concept) =>
			OUTCOME_CONCEPTS[concept].toLowerCase(),
		),
		...(harms || has.has("harm") ? [] : ["adverse events"]),
	];
}
