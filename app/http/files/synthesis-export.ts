import type { LoaderFunctionArgs } from "@remix-run/node";
import type { ReaderOptions } from "#app/domain/synthesis/reader-options.ts";
import type { SynthesisExport } from "#app/exchange/synthesis/synthesis-export.ts";
import { computeForPage, exportOfReading } from "#app/services/export-synthesis.ts";
import { readSynthesis, type SynthesisReading } from "#app/services/read-synthesis.ts";
import type { Scope } from "#db/scope.ts";
import { readSynthesisQuery } from "../addresses/synthesis-query.ts";
import { authoriseReader } from "../answers/public-reading.ts";

/** The synthesis that an address names, with the reader's choices, for one of its files. */
export function synthesisExportAt({ request, params, context }: LoaderFunctionArgs): {
	reading: SynthesisReading;
	exported: SynthesisExport;
	search: URLSearchParams;
	options: ReaderOptions;
	scope: Scope;
	headers: Record<string, string>;
} {
	const { scope, headers } = authoriseReader(context);
	const record = readSynthesis(context.store, params.slug, scope);
	const { searchParams: search } = new URL(request.url);
	const options = readSynthesisQuery(record.document, search);
	const reading = computeForPage(context.store, record, scope, options);
	const chosen = options.changed || search.has("regress") ? `?${search}` : "";
	const server = context.settings.publicUrl ?? "";
	const address = `${server}/syntheses/${record.slug}${chosen}`;
	return { reading, exported: exportOfReading(reading, address), search, options, scope, headers };
}
