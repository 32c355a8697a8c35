import { Problem } from "#app/domain/problem.ts";
import {
	COMPARE_MEASURES,
	COMPARE_ORDERS,
	type CompareMeasure,
	type CompareOrder,
} from "#app/domain/views/compare-options.ts";
import type { CompareQuery } from "#app/services/read-comparison.ts";
import { readTimeRule } from "./time-rule-query.ts";

/** More studies than this cannot be read side by side. */
export const MOST_STUDIES = 40;

/** A name of an outcome is at most so long. */
const LONGEST_TOPIC = 520;

/** @throws Problem `invalid` that names the part of the address at fault */
export function readCompareQuery(search: URLSearchParams): CompareQuery {
	const slugs = [...new Set(search.getAll("study").filter(Boolean))];
	if (slugs.length > MOST_STUDIES) {
		throw new Problem(
			"invalid",
			`${slugs.length} studies are too many to read side by side; at most ${MOST_STUDIES} can be compared. A synthesis takes more.`,
		);
	}
	const measure = search.get("measure") || undefined;
	if (measure !== undefined && !Object.hasOwn(COMPARE_MEASURES, measure))
		throw new Problem("invalid", `There is no measure called “${measure}”.`);
	const order = search.get("order") || "chosen";
	if (!Object.hasOwn(COMPARE_ORDERS, order))
		throw new Problem("invalid", `There is no order called “${order}”.`);
	const level = Number(search.get("level") || 95);
	if (!(level >= 50 && level < 100))
		throw new Problem("invalid", "The confidence level must be at least 50 and below 100 percent.");
	const timeRule = readTimeRule(search);
	return {
		...(timeRule && { timeRule }),
		slugs,
		concept: search.get("concept")?.slice(0, LONGEST_TOPIC) || undefined,
		measure: measure as CompareMeasure | undefined,
		scale: search.get("scale")?.slice(0, LONGEST_TOPIC) || undefined,
		order: order as CompareOrder,
		level,
	};
}
