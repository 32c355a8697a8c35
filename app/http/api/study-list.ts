import { listStudies, type StudyEntry } from "#db/queries/list-studies.ts";
import { encodeCursor } from "#db/queries/study-sorts.ts";
import { admitReader } from "../public-reading.ts";
import { readStudyQuery } from "../study-query.ts";
import type { ApiArguments } from "./answering-api.ts";
import { readLimit, refuseOthers } from "./list-query.ts";
import { readApiFormat, studiesResponse } from "./study-formats.ts";

/** What a list may be asked for: the library's filters, and the page. */
export const LIST_PARAMETERS = [
	...["q", "condition", "intervention", "phase", "status", "from", "to", "results"],
	...["sort", "limit", "cursor", "format"],
] as const;

/** A page of studies, in order; `next` is the address of the page after it. */
export function getStudyList({ request, context }: ApiArguments): Response | Promise<Response> {
	const { scope } = admitReader(context);
	const { pathname, searchParams } = new URL(request.url);
	const { filters, sort, after, limit } = readListQuery(searchParams);
	const format = readApiFormat(searchParams);
	const found = listStudies(context.store, {
		...filters,
		scope,
		sort,
		limit: limit + 1,
		...(after && { after }),
	});
	const studies = found.slice(0, limit);
	const last = studies.at(-1);
	const nextCursor = last && found.length > limit ? encodeCursor(last.cursor) : null;
	if (nextCursor !== null) searchParams.set("cursor", nextCursor);
	const next = nextCursor === null ? null : `${pathname}?${searchParams}`;
	const headers: Record<string, string> = next === null ? {} : { Link: `<${next}>; rel="next"` };
	if (format)
		return studiesResponse(context.store, format, { slugs: studies.map(({ slug }) => slug), scope, headers });
	return Response.json({ studies: studies.map(listed), next, nextCursor }, { headers });
}

function readListQuery(searchParams: URLSearchParams) {
	refuseOthers(searchParams, LIST_PARAMETERS);
	const search = new URLSearchParams(searchParams);
	const cursor = search.get("cursor");
	if (cursor !== null) search.set("after", cursor);
	return { ...readStudyQuery(search), limit: readLimit(search.get("limit")) };
}

function listed({ slug, title, visibility, sample, phase, status, year, card }: StudyEntry) {
	const { name, conditions, headline } = card;
	return {
		slug,
		name,
		title,
		visibility,
		sample,
		phase,
		status,
		year,
		conditions,
		headline: headline
			? {
					outcome: headline.outcome,
					timePoint: headline.timePoint,
					arms: headline.arms.map(({ label, shown, proportion }) => ({ label, shown, proportion })),
				}
			: null,
		url: `/api/v1/studies/${slug}`,
	};
}
