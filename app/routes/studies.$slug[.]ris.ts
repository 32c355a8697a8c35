import type { LoaderFunctionArgs } from "@remix-run/node";
import { EXPORT_FORMATS } from "#app/domain/export-formats.ts";
import { reportsToRis } from "#app/exchange/references/write-references.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { fileResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { readStudy } from "#app/services/read-study.ts";

export const loader = answeringExports(({ params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const study = readStudy(context.store, params.slug, scope);
	const file = { name: `${study.slug}.ris`, type: EXPORT_FORMATS.ris.type };
	return fileResponse(reportsToRis([study]), file, headers);
});
