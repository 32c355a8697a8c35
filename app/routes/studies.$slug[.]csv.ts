import type { LoaderFunctionArgs } from "@remix-run/node";
import { studiesToCsv } from "#app/exchange/study-csv.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { csvResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { readStudy } from "#app/services/read-study.ts";

export const loader = answeringExports(({ params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const study = readStudy(context.store, params.slug, scope);
	return csvResponse(studiesToCsv([study]), study.slug, headers);
});
