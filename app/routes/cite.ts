import type { LoaderFunctionArgs } from "@remix-run/node";
import { CITATION_FORMATS, CITATION_NAMES, citeRecord } from "#app/exchange/references/cite-record.ts";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { NOT_KEPT } from "#app/http/answers/cache-control.ts";
import { readChoice, refuseOthers } from "#app/http/api/list-query.ts";
import { readCited } from "#app/http/cite/read-cited.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";

export const handle: RouteHandle = { partOfPage: true };

/** How to cite what stands at a path of this site: as text to read, or as a file for a reference manager. */
export const loader = answeringMachines((asked: LoaderFunctionArgs) => {
	const search = new URL(asked.request.url).searchParams;
	refuseOthers(search, ["of", "format"]);
	const format = readChoice(search, "format", CITATION_NAMES) ?? "text";
	const record = readCited(asked, search.get("of"));
	const { type, ending } = CITATION_FORMATS[format];
	const kind = format === "text" ? "inline" : "attachment";
	return new Response(citeRecord(record, format), {
		headers: {
			// It says the day on which it was asked for.
			...NOT_KEPT,
			"Content-Type": type,
			"Content-Disposition": `${kind}; filename="${record.key}${ending}"`,
		},
	});
});
