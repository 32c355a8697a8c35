import { stringifyDocument } from "#app/domain/document-json.ts";
import { toIndexPath } from "#app/domain/id-path.ts";
import { Problem } from "#app/domain/problem.ts";
import { fromWritten, writtenPath } from "#app/domain/study/written-form.ts";
import { archiveStudy } from "#app/services/change-study.ts";
import { NotPublishable } from "#app/services/not-publishable.ts";
import { readStudy } from "#app/services/read-study.ts";
import { saveStudy } from "#app/services/save-study.ts";
import type { SavedVersion, SaveRequest } from "#app/services/save-version.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";
import type { Store } from "#db/store.ts";
import { badParameter } from "../addresses/bad-parameter.ts";
import { readTogether } from "../addresses/read-together.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import type { ApiArguments } from "./answering-api.ts";
import { matchedVersion, versionTag } from "./if-match.ts";
import { refuseOthers } from "./list-query.ts";
import { permitWriting } from "./permit.ts";
import { readStudyBody } from "./study-body.ts";
import { formatNamed, readApiFormat, studiesResponse } from "./study-formats.ts";

/** The study as it stands; its entity tag is its version. In another format it is a file of that. */
export function getStudyDocument({ request, params, context }: ApiArguments): Response | Promise<Response> {
	const { scope } = authoriseReader(context);
	const { searchParams } = new URL(request.url);
	const { format } = readTogether({
		others: () => refuseOthers(searchParams, ["format"]),
		format: () => readApiFormat(searchParams),
	});
	const study = readStudy(context.store, params.slug, scope);
	return format
		? studiesResponse(context.store, format, { slugs: [study.slug], scope })
		: studyResponse(study);
}

/** The study as a file of the format that the path names. */
export function getStudyFile({ request, params, context }: ApiArguments): Promise<Response> {
	const { scope } = authoriseReader(context);
	refuseOthers(new URL(request.url).searchParams, []);
	const format = formatNamed(params.format);
	const { slug } = readStudy(context.store, params.slug, scope);
	return studiesResponse(context.store, format, { slugs: [slug], scope });
}

/** A new study, a draft unless told otherwise. */
export async function postStudy({ request, context }: ApiArguments): Promise<Response> {
	const actor = permitWriting(context);
	const { document, visibility, reason = "Added through the API" } = await readStudyBody(request);
	const { slug } = save(context.store, { document, actor, reason, ...(visibility && { visibility }) });
	const study = readStudy(context.store, slug, "drafts-too");
	return studyResponse(study, { status: 201, headers: { Location: `/api/v1/studies/${slug}` } });
}

/** Replaces the whole document, if nobody has changed it since the version in `If-Match`. */
export async function putStudy({ request, params, context }: ApiArguments): Promise<Response> {
	const actor = permitWriting(context);
	const { store } = context;
	const current = readStudy(store, params.slug, "drafts-too");
	const expectedVersion = matchedVersion(request, current.version);
	const body = await readStudyBody(request);
	const { document, visibility, reason = "Replaced through the API" } = body;
	if (body.slug !== undefined && body.slug !== current.slug) {
		throw new Problem("invalid", "A study keeps its slug for life.", [
			{ path: ["slug"], message: `Must be “${current.slug}” or absent` },
		]);
	}
	const { slug } = current;
	save(store, { slug, document, expectedVersion, actor, reason, ...(visibility && { visibility }) });
	return studyResponse(readStudy(store, slug, "drafts-too"));
}

/** Takes a study out of the library; it is kept with all its versions. `If-Match` is heeded when it is sent. */
export function deleteStudy({ request, params, context }: ApiArguments): Response {
	const actor = permitWriting(context);
	const { slug, version } = readStudy(context.store, params.slug, "drafts-too");
	const expectedVersion = request.headers.has("If-Match") ? matchedVersion(request, version) : version;
	const { searchParams } = new URL(request.url);
	const given = searchParams.get("reason")?.trim();
	readTogether({
		others: () => refuseOthers(searchParams, ["reason"]),
		reason: () => {
			if (given && given.length > 1000)
				throw badParameter("reason", "reason must be at most 1,000 characters.");
		},
	});
	archiveStudy(context.store, { slug, actor, expectedVersion, reason: given || "Archived through the API" });
	return new Response(null, { status: 204 });
}

function studyResponse(
	{ slug, version, visibility, updatedAt, document }: StudyRecord,
	init: { status?: number; headers?: Record<string, string> } = {},
): Response {
	return new Response(stringifyDocument({ slug, version, visibility, updatedAt, ...document }), {
		...init,
		headers: {
			"Content-Type": "application/json; charset=utf-8",
			ETag: versionTag(version),
			...init.headers,
		},
	});
}

function pathInBody(path: string, body: unknown): (string | number)[] {
	const keys = toIndexPath(path, fromWritten(body));
	return keys ? (writtenPath(keys, body) as (string | number)[]) : path.split(".");
}

/** What stands in the way of publishing is named by pointers into what was sent. */
function save(store: Store, request: SaveRequest): SavedVersion {
	try {
		return saveStudy(store, request);
	} catch (error) {
		if (!(error instanceof NotPublishable)) throw error;
		const fields = error.findings.map(({ path, message }) => ({
			path: pathInBody(path, request.document),
			message,
		}));
		throw new Problem("invalid", error.message, fields);
	}
}
