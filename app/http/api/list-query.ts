import {
	badParameter,
	noSuchChoice,
	repeatedParameter,
	unknownParameter,
} from "../addresses/bad-parameter.ts";
import { readTogether } from "../addresses/read-together.ts";

export const DEFAULT_LIMIT = 20;
export const MOST_LISTED = 100;

/**
 * A program that misspells a parameter, or gives one twice, would otherwise get an answer to another question.
 * @param repeated parameters that may be given more than once
 * @throws Problem `invalid` that names each parameter that an address does not take, or takes once
 */
export function refuseOthers(
	search: URLSearchParams,
	known: readonly string[],
	repeated: readonly string[] = [],
): void {
	const check = (name: string) => () => {
		const shown = name.slice(0, 60);
		if (!known.includes(name)) throw unknownParameter(shown, known);
		if (search.getAll(name).length > 1 && !repeated.includes(name)) throw repeatedParameter(shown);
	};
	// More than these nobody reads.
	const names = [...new Set(search.keys())].slice(0, 100);
	readTogether(Object.fromEntries(names.map((name) => [name, check(name)])));
}

/**
 * @param said what the page calls it and its choices; their names in the address when absent
 * @throws Problem `invalid` for a value that is none of the choices; blank is as if it were absent
 */
export function readChoice<Choice extends string>(
	search: URLSearchParams,
	name: string,
	choices: readonly Choice[],
	said?: { name: string; labels: Readonly<Record<string, string>> },
): Choice | undefined {
	const value = search.get(name)?.trim() || undefined;
	if (value === undefined) return undefined;
	const choice = choices.find((known) => known === value);
	if (choice) return choice;
	throw badParameter(
		name,
		`${name} is one of ${choices.join(", ")}; it is “${value.slice(0, 40)}”.`,
		noSuchChoice(said?.name ?? name, value, said ? Object.values(said.labels) : choices),
	);
}

/** How many entries a page of a list holds. @throws Problem `invalid` */
export function readLimit(text: string | null): number {
	if (text === null) return DEFAULT_LIMIT;
	const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
	if (limit >= 1 && limit <= MOST_LISTED) return limit;
	throw badParameter(
		"limit",
		`limit must be a whole number from 1 to ${MOST_LISTED}; it is “${text.slice(0, 40)}”.`,
	);
}
