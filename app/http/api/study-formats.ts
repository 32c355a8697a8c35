import { EXPORT_FORMATS } from "#app/domain/export-formats.ts";
import { Problem } from "#app/domain/problem.ts";
import { readInTurn } from "#app/services/exports/study-source.ts";
import { writeStudies } from "#app/services/exports/write-studies.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { nextInQueue } from "../answers/fair-queue.ts";
import { readChoice } from "./list-query.ts";
import { API_FORMATS } from "./parameters.ts";

export type ApiFormat = (typeof API_FORMATS)[number];

/** The format that an address asks for; undefined for the API's own JSON. @throws Problem `invalid` */
export function readApiFormat(search: URLSearchParams): ApiFormat | undefined {
	return readChoice(search, "format", API_FORMATS);
}

/** The format that a path names. @throws Problem `not-found` that names those there are */
export function formatNamed(name = ""): ApiFormat {
	const format = API_FORMATS.find((known) => known === name);
	if (format) return format;
	throw new Problem(
		"not-found",
		`There is no file of a format called “${name.slice(0, 40)}”; there are ${API_FORMATS.join(", ")}.`,
	);
}

/** Studies in a format, read as an export reads them: others have their turn meanwhile. */
export async function studiesResponse(
	store: Store,
	format: ApiFormat,
	{ slugs, scope, headers = {} }: { slugs: string[]; scope: Scope; headers?: Record<string, string> },
): Promise<Response> {
	const source = { stem: "", scope, few: true, slugs: () => slugs };
	let text = "";
	for await (const piece of writeStudies(format, readInTurn(store, source, nextInQueue))) text += piece;
	return new Response(text, { headers: { ...headers, "Content-Type": EXPORT_FORMATS[format].type } });
}
