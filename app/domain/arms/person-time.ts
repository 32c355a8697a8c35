import type { CountOutcome, CountResult } from "../study/outcome.ts";

/** What rates of an outcome are given per: "100 person-years". */
export interface RateUnit {
	/** 100, and more where events are rarer than one in that. */
	per: number;
	/** "person-years", "patient-days"; absent where the outcome's unit does not say what its person-time counts. */
	time?: string;
}

const WHO =
	"person|patient|participant|subject|people|child|infant|woman|man|eye|tooth|catheter|central[- ]line|ventilator|device|bed";
/** One unit of time alone: of “per 100 person-years” nobody can tell whether the person-time counts years or hundreds. */
const PERSON_TIME = new RegExp(
	`^(?:(?:total|cumulative) )?((?:${WHO})s?)?[- ]?(year|month|week|day)s?(?: (?:at risk|of (?:follow-?up|exposure|observation|treatment)))?$`,
	"i",
);

/** "person-years" of "Person-years", "patient-years" of "events per patient-year"; undefined where a unit says no such thing. */
export function personTimeUnit(unit: string | undefined): string | undefined {
	const last =
		unit
			?.split(/\bper\b|\//i)
			.at(-1)
			?.trim() ?? "";
	const [, who, time] = PERSON_TIME.exec(last) ?? [];
	if (time === undefined) return undefined;
	return `${(who ?? "person").toLowerCase()}-${time.toLowerCase()}s`;
}

/** "200 person-years" taken apart; undefined where a text is no number with a unit of person-time behind it. */
export function timeSaid(text: string): { number: string; unit: string } | undefined {
	const [, number, behind = ""] = /^(\d[\d.,\u00b7'\u2019\s]*?)\s*(\p{L}[^/\d]*)$/u.exec(text.trim()) ?? [];
	const unit = /\bper\b/i.test(behind) ? undefined : personTimeUnit(behind);
	return number === undefined || unit === undefined ? undefined : { number, unit };
}

/** Results that a rate follows from. */
export type TimedCount = CountResult & { count: number; personTime: string };

export function isTimedCount(result: CountResult | undefined): result is TimedCount {
	return result?.count !== undefined && Number(result.personTime ?? 0) > 0;
}

const LARGEST_UNIT = 100_000;

/** What the rates of an outcome's arms are given per: so much time that the most frequent has one event or more. */
export function rateUnit({ unit, results }: Pick<CountOutcome, "unit" | "results">): RateUnit {
	const rates = results.filter(isTimedCount).map(({ count, personTime }) => count / Number(personTime));
	const most = Math.max(0, ...rates);
	let per = 100;
	while (most > 0 && per * most < 1 && per < LARGEST_UNIT) per *= 10;
	const time = personTimeUnit(unit);
	return { per, ...(time && { time }) };
}
