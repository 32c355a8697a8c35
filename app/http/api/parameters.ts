import { TEXT_FORMATS } from "#app/domain/export-formats.ts";
import { keysOf, PHASES, REGISTRY_STATUSES } from "#app/domain/vocabulary.ts";
import { DEFAULT_LIMIT, MOST_LISTED } from "./list-query.ts";

export interface Parameter {
	name: string;
	in: "path" | "query" | "header";
	description: string;
	required?: boolean;
	values?: readonly string[];
	/** Absent: text. */
	type?: { type: "integer" | "number"; minimum?: number; maximum?: number };
}

export const slug: Parameter = {
	name: "slug",
	in: "path",
	required: true,
	description: "The study's address",
};
export const ifNoneMatch: Parameter = {
	name: "If-None-Match",
	in: "header",
	description: "Entity tag of the copy you hold; the answer is 304 if it is current",
};
export const ifMatch = (required: boolean): Parameter => ({
	name: "If-Match",
	in: "header",
	required,
	description: 'The version you changed, as in "3": the entity tag that reading the study gave; * for any',
});
export const query = (name: string, description: string, values?: readonly string[]): Parameter => ({
	...{ name, in: "query", description },
	...(values && { values }),
});
export const number = (
	name: string,
	description: string,
	type: Omit<NonNullable<Parameter["type"]>, "type"> & { type?: "number" } = {},
): Parameter => ({ name, in: "query", description, type: { type: "integer", ...type } });
export const limit = (what: string) =>
	number("limit", `${what} a page, 1 to ${MOST_LISTED}; ${DEFAULT_LIMIT} when absent`, {
		...{ minimum: 1, maximum: MOST_LISTED },
	});

/** The formats of files; the API's own JSON needs no name. */
export const API_FORMATS = TEXT_FORMATS.filter((format) => format !== "json");
export const format: Parameter = {
	...{ name: "format", in: "path", required: true, values: API_FORMATS },
	description: "What the file is",
};

/** The filters of a list of studies, its order and its pages. */
export const listParameters = [
	query("q", "Words to search for"),
	query("condition", "A condition, as studies name it"),
	query("intervention", "An intervention, as studies name it"),
	query("phase", "A phase", keysOf(PHASES)),
	query("status", "A registry status", keysOf(REGISTRY_STATUSES)),
	number("from", "Earliest year", { minimum: 1000, maximum: 9999 }),
	number("to", "Latest year", { minimum: 1000, maximum: 9999 }),
	query("conditionWords", "Words found in conditions, keywords and tags, as a search finds them"),
	query("interventionWords", "Words found in the names of arms and interventions, as a search finds them"),
	query("results", "Only studies with results, or only those without", ["yes", "no"]),
	query("sort", "Order; by relevance when q is given, otherwise newest first", [
		...["relevance", "newest", "oldest", "title", "updated"],
	]),
	limit("Studies"),
	query("cursor", "Where the page begins: nextCursor of the page before, with the same filters and order"),
];
