import { Problem } from "#app/domain/problem.ts";

export const DEFAULT_LIMIT = 20;
export const MOST_LISTED = 100;

/** @throws Problem `invalid` that names the first parameter that a list does not take */
export function refuseOthers(search: URLSearchParams, known: readonly string[]): void {
	const unknown = [...search.keys()].find((name) => !known.includes(name));
	if (unknown === undefined) return;
	throw new Problem(
		"invalid",
		`There is no parameter called “${unknown.slice(0, 60)}”; there are ${known.join(", ")}.`,
	);
}

/** How many entries a page of a list holds. @throws Problem `invalid` */
export function readLimit(text: string | null): number {
	if (text === null) return DEFAULT_LIMIT;
	const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
	if (limit >= 1 && limit <= MOST_LISTED) return limit;
	throw new Problem(
		"invalid",
		`limit must be a whole number from 1 to ${MOST_LISTED}; it is “${text.slice(0, 40)}”.`,
	);
}
