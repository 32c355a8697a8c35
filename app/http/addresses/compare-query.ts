import { MOST_COMPARED } from "#app/domain/question/question.ts";
import {
	COMPARE_MEASURES,
	COMPARE_ORDERS,
	COMPARE_VIEWS,
	type CompareLook,
	isOfArms,
	RATES_PER,
} from "#app/domain/views/compare-options.ts";
import { keysOf } from "#app/domain/vocabulary.ts";
import type { CompareQuery } from "#app/services/read-comparison.ts";
import { readChoice, refuseOthers } from "../api/list-query.ts";
import { badParameter } from "./bad-parameter.ts";
import { QUESTION_PARAMETERS, readQuestion } from "./question-query.ts";
import { readTogether } from "./read-together.ts";
import { readTimeRule } from "./time-rule-query.ts";

/** A name of an outcome is at most so long. */
const LONGEST_TOPIC = 520;
/** So many arms can be left out by name. */
const MOST_HIDDEN = 50;

/** Parameters of a comparison's own; `concept` is what `outcome` was called at first. */
export const COMPARE_PARAMETERS = [
	...(["study", "outcome", "concept", "view", "measure", "scale", "order", "level", "per"] as const),
	...(["nearest", "from", "to", "unit", "hide"] as const),
] as const;
const REPEATED: readonly string[] = ["study", "hide"];
/** What the page's search for studies and the figure's files add. */
const BESIDE = ["q", "width", "theme", "scale", "size"];
const KNOWN: readonly string[] = [...COMPARE_PARAMETERS, ...QUESTION_PARAMETERS, ...BESIDE];

/**
 * The comparison that an address asks for, which is the whole of the page's state.
 * @throws Problem `invalid` that names the part of the address at fault, or one that a comparison does not have
 */
export function readCompareAddress(search: URLSearchParams): CompareQuery {
	return readTogether({
		others: () => refuseOthers(search, KNOWN, REPEATED),
		query: () => readCompareQuery(search),
	}).query;
}

/** @throws Problem `invalid` that names the part of the address at fault */
export function readCompareQuery(search: URLSearchParams): CompareQuery {
	const { slugs, measure, view, order, level, timeRule, per, question } = readTogether({
		slugs: () => readStudies(search),
		measure: () =>
			readChoice(search, "measure", keysOf(COMPARE_MEASURES), {
				...{ name: "measure", labels: COMPARE_MEASURES },
			}),
		view: () =>
			readChoice(search, "view", [...keysOf(COMPARE_VIEWS), ...EFFECTS], {
				...{ name: "view", labels: { ...COMPARE_VIEWS, ...EFFECT_LABELS } },
			}),
		order: () =>
			readChoice(search, "order", keysOf(COMPARE_ORDERS), { name: "order", labels: COMPARE_ORDERS }),
		level: () => readLevel(search),
		timeRule: () => readTimeRule(search),
		per: () => readPer(search),
		question: () => readQuestion(search),
	});
	const text = (name: string) => search.get(name)?.trim().slice(0, LONGEST_TOPIC) || undefined;
	// A view is a way to draw the arms' figures, or an effect between them, which is a measure.
	const look: CompareLook = keysOf(COMPARE_VIEWS).find((each) => each === view) ?? "pairs";
	return {
		...(timeRule && { timeRule }),
		...(per && { per }),
		...(question && { question }),
		slugs,
		outcome: text("outcome") ?? text("concept"),
		measure: EFFECTS.find((each) => each === view) ?? measure,
		look,
		scale: text("scale"),
		order: order ?? "people",
		level,
		hidden: search.getAll("hide").filter(Boolean).slice(0, MOST_HIDDEN),
	};
}

const EFFECTS = keysOf(COMPARE_MEASURES).filter((each) => !isOfArms(each));
const EFFECT_LABELS = Object.fromEntries(EFFECTS.map((each) => [each, COMPARE_MEASURES[each]]));

function readStudies(search: URLSearchParams): string[] {
	const slugs = [...new Set(search.getAll("study").filter(Boolean))];
	if (slugs.length <= MOST_COMPARED) return slugs;
	throw badParameter(
		"study",
		`${slugs.length} studies are too many to read side by side; at most ${MOST_COMPARED} can be compared. A synthesis takes more.`,
	);
}

function readLevel(search: URLSearchParams): number {
	const level = Number(search.get("level") || 95);
	if (level >= 50 && level < 100) return level;
	throw badParameter("level", "The confidence level must be at least 50 and below 100 percent.");
}

function readPer(search: URLSearchParams): (typeof RATES_PER)[number] | undefined {
	const asked = search.get("per") || undefined;
	const per = RATES_PER.find((each) => String(each) === asked);
	if (asked === undefined || per !== undefined) return per;
	throw badParameter(
		"per",
		`There are no rates per “${asked.slice(0, 60)}”; there are per ${RATES_PER.join(", ")}.`,
	);
}
