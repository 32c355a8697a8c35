import { stringifyDocument } from "#app/domain/document-json.ts";
import { Problem } from "#app/domain/problem.ts";
import { readStudy } from "#app/services/read-study.ts";
import { getVersion, listVersions, type VersionEntry } from "#db/queries/versions.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import type { ApiArguments } from "./answering-api.ts";
import { versionTag } from "./if-match.ts";

/** The versions of a study that the viewer may see, newest first. */
export function getVersionList({ params, context }: ApiArguments): Response {
	const { scope } = authoriseReader(context);
	const { id, slug, version } = readStudy(context.store, params.slug, scope);
	const versions = listVersions(context.store, "study", id, scope).map((entry) => ({
		...aboutVersion(entry),
		url: `/api/v1/studies/${slug}/versions/${entry.version}`,
	}));
	return Response.json({ slug, version, versions });
}

/** The document as one version holds it. */
export function getStudyVersion({ params, context }: ApiArguments): Response {
	const { scope } = authoriseReader(context);
	const { id, slug } = readStudy(context.store, params.slug, scope);
	const wanted = /^\d{1,9}$/.test(params.version ?? "") ? Number(params.version) : 0;
	const found = getVersion(context.store, "study", id, wanted, scope);
	if (!found) throw new Problem("not-found", "There is no such version of this study, or it is not public.");
	const { document, ...entry } = found;
	return new Response(stringifyDocument({ slug, ...aboutVersion(entry), ...document }), {
		headers: { "Content-Type": "application/json; charset=utf-8", ETag: versionTag(found.version) },
	});
}

function aboutVersion({ version, visibility, reason, actor, createdAt }: VersionEntry) {
	return { version, visibility, reason, actor, createdAt };
}
