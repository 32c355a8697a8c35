import type { LoaderFunctionArgs } from "@remix-run/node";
import { EXPORT_FORMATS } from "#app/domain/export-formats.ts";
import { reportsToRis } from "#app/exchange/references/write-references.ts";
import { answeringMachines } from "#app/http/answering.ts";
import { fileResponse } from "#app/http/formats.ts";
import { admitReader } from "#app/http/public-reading.ts";
import { readStudy } from "#app/services/read-study.ts";

export const loader = answeringMachines(({ params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
	const study = readStudy(context.store, params.slug, scope);
	const file = { name: `${study.slug}.ris`, type: EXPORT_FORMATS.ris.type };
	return fileResponse(reportsToRis([study]), file, headers);
});
