import type { LoaderFunctionArgs } from "@remix-run/node";
import { Problem } from "#app/domain/problem.ts";
import { answeringMachines } from "#app/http/answering.ts";
import { exportResponse } from "#app/http/formats.ts";
import { admitReader } from "#app/http/public-reading.ts";
import { readStudyQuery } from "#app/http/study-query.ts";
import { EXPORT_FORMATS, exportFound } from "#app/services/export-studies.ts";

export const loader = answeringMachines(({ request, context }: LoaderFunctionArgs) => {
	const { scope } = admitReader(context);
	const search = new URL(request.url).searchParams;
	const wanted = search.get("format") ?? "csv";
	const format = EXPORT_FORMATS.find((known) => known === wanted);
	if (!format)
		throw new Problem(
			"invalid",
			`There is no format called “${wanted}”; there are ${EXPORT_FORMATS.join(", ")}.`,
		);
	const { filters, sort } = readStudyQuery(search);
	return exportResponse(exportFound(context.store, { format, scope, sort, ...filters }), format);
});
