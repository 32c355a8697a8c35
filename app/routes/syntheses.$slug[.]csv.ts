import type { LoaderFunctionArgs } from "@remix-run/node";
import { synthesisToCsv } from "#app/exchange/synthesis-csv.ts";
import { answeringMachines } from "#app/http/answering.ts";
import { csvResponse } from "#app/http/formats.ts";
import { admitReader } from "#app/http/public-reading.ts";
import { readSynthesisQuery } from "#app/http/synthesis-query.ts";
import { computeSynthesis, readSynthesis } from "#app/services/read-synthesis.ts";

export const loader = answeringMachines(({ request, params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
	const record = readSynthesis(context.store, params.slug, scope);
	const options = readSynthesisQuery(record.document, new URL(request.url).searchParams);
	const { analysis } = computeSynthesis(context.store, record, scope, { options });
	return csvResponse(synthesisToCsv(analysis), record.slug, headers);
});
