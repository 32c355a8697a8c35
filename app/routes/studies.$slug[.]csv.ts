import type { LoaderFunctionArgs } from "@remix-run/node";
import { studiesToCsv } from "#app/exchange/study-csv.ts";
import { answeringMachines } from "#app/http/answering.ts";
import { csvResponse } from "#app/http/formats.ts";
import { admitReader } from "#app/http/public-reading.ts";
import { readStudy } from "#app/services/read-study.ts";

export const loader = answeringMachines(({ params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
	const study = readStudy(context.store, params.slug, scope);
	return csvResponse(studiesToCsv([study]), study.slug, headers);
});
