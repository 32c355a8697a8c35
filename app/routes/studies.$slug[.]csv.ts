import type { LoaderFunctionArgs } from "@remix-run/node";
import { studiesToCsv } from "#app/exchange/study-csv.ts";
import { csvResponse } from "#app/http/formats.ts";
import { answeringExports } from "#app/http/note-export.ts";
import { admitReader } from "#app/http/public-reading.ts";
import { readStudy } from "#app/services/read-study.ts";

export const loader = answeringExports(({ params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
	const study = readStudy(context.store, params.slug, scope);
	return csvResponse(studiesToCsv([study]), study.slug, headers);
});
