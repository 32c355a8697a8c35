import type { LoaderFunctionArgs } from "@remix-run/node";
import { stringifyDocument } from "#app/domain/document-json.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { jsonResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { readStudy } from "#app/services/read-study.ts";

export const loader = answeringExports(({ params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const { slug, version, visibility, updatedAt, document } = readStudy(context.store, params.slug, scope);
	return jsonResponse(stringifyDocument({ slug, version, visibility, updatedAt, ...document }), headers);
});
