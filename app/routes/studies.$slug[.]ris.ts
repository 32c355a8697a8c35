import type { LoaderFunctionArgs } from "@remix-run/node";
import { EXPORT_FORMATS } from "#app/domain/export-formats.ts";
import { reportsToRis } from "#app/exchange/references/write-references.ts";
import { fileResponse } from "#app/http/formats.ts";
import { answeringExports } from "#app/http/note-export.ts";
import { admitReader } from "#app/http/public-reading.ts";
import { readStudy } from "#app/services/read-study.ts";

export const loader = answeringExports(({ params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
	const study = readStudy(context.store, params.slug, scope);
	const file = { name: `${study.slug}.ris`, type: EXPORT_FORMATS.ris.type };
	return fileResponse(reportsToRis([study]), file, headers);
});
