import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answering.ts";
import { jsonResponse } from "#app/http/formats.ts";
import { admitReader } from "#app/http/public-reading.ts";
import { readSynthesisQuery } from "#app/http/synthesis-query.ts";
import { computeForPage } from "#app/services/export-synthesis.ts";
import { readSynthesis } from "#app/services/read-synthesis.ts";

export const loader = answeringMachines(({ request, params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
	const record = readSynthesis(context.store, params.slug, scope);
	const options = readSynthesisQuery(record.document, new URL(request.url).searchParams);
	const reading = computeForPage(context.store, record, scope, options);
	const { slug, version, visibility, updatedAt } = record;
	const { request: computed, response, rows } = reading.analysis;
	const body = {
		...{ slug, version, visibility, updatedAt },
		document: reading.document,
		rows: rows.map(({ row, label, study, reading: read, excluded }) => ({
			id: row.id,
			label,
			...(study && { study: study.slug, studyVersion: study.version }),
			...(read.ok && { derived: read.derived }),
			...(excluded !== undefined && { excluded }),
		})),
		request: computed,
		analysis: response,
		newer: reading.newer,
	};
	return jsonResponse(JSON.stringify(body, null, 2), headers);
});
