import { EXPORT_FORMATS } from "#app/domain/export-formats.ts";
import { readInTurn } from "#app/services/exports/study-source.ts";
import { writeStudies } from "#app/services/exports/write-studies.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { nextInQueue } from "../answers/fair-queue.ts";
import { readChoice } from "./list-query.ts";
import { API_FORMATS } from "./operations.ts";

type ApiFormat = (typeof API_FORMATS)[number];

/** The format that an address asks for; undefined for the API's own JSON. @throws Problem `invalid` */
export function readApiFormat(search: URLSearchParams): ApiFormat | undefined {
	return readChoice(search, "format", API_FORMATS);
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
