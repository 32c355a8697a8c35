import { type ExportFormat, exportFormat, FORMAT_NAMES } from "#app/domain/export-formats.ts";
import { badParameter } from "#app/http/addresses/bad-parameter.ts";
import { readStudyQuery } from "#app/http/addresses/study-query.ts";
import type { Selection } from "#app/services/exports/study-source.ts";

/** @throws Problem `invalid` that names the formats there are */
export function readFormat(search: URLSearchParams, usual: ExportFormat = "csv"): ExportFormat {
	const wanted = search.get("format") ?? usual;
	const format = exportFormat(wanted);
	if (format) return format;
	throw badParameter(
		"format",
		`There is no format called “${wanted.slice(0, 60)}”; there are ${FORMAT_NAMES.join(", ")}.`,
	);
}

/**
 * Which studies an export's address asks for: those named by `study`, those of a `synthesis`, what its filters find,
 * or all of them.
 * @throws Problem `invalid`
 */
export function readSelection(search: URLSearchParams): Selection {
	const slugs = search.getAll("study").filter(Boolean);
	if (slugs.length > 0) return { kind: "named", slugs };
	const synthesis = search.get("synthesis");
	if (synthesis) return { kind: "synthesis", slug: synthesis };
	const { filters, sort } = readStudyQuery(search);
	const isNarrowed = Object.keys(filters).length > 0 || Boolean(search.get("sort"));
	return isNarrowed ? { kind: "found", query: { ...filters, sort } } : { kind: "everything" };
}
