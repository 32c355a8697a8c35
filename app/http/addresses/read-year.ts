import { badParameter } from "./bad-parameter.ts";

/** @throws Problem `invalid` that names the parameter; blank is as if it were absent */
export function readYear(search: URLSearchParams, name: string): number | undefined {
	const value = search.get(name)?.trim().slice(0, 60) || undefined;
	if (value === undefined) return undefined;
	if (!/^\d{4}$/.test(value))
		throw badParameter(name, `“${value}” is not a year. Type it with four digits, such as 2014.`);
	return Number(value);
}
