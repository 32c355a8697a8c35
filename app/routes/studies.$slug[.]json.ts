import type { LoaderFunctionArgs } from "@remix-run/node";
import { stringifyDocument } from "#app/domain/document-json.ts";
import { jsonResponse } from "#app/http/formats.ts";
import { answeringExports } from "#app/http/note-export.ts";
import { admitReader } from "#app/http/public-reading.ts";
import { readStudy } from "#app/services/read-study.ts";

export const loader = answeringExports(({ params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
	const { slug, version, visibility, updatedAt, document } = readStudy(context.store, params.slug, scope);
	return jsonResponse(stringifyDocument({ slug, version, visibility, updatedAt, ...document }), headers);
});
