import { Problem } from "#app/domain/problem.ts";
import { listStudies, type StudyEntry } from "#db/queries/list-studies.ts";
import { encodeCursor } from "#db/queries/study-sorts.ts";
import { admitReader } from "../public-reading.ts";
import { readStudyQuery } from "../study-query.ts";
import type { ApiArguments } from "./answering-api.ts";

export const DEFAULT_LIMIT = 20;
export const MOST_STUDIES = 100;

/** What a list may be asked for: the library's filters, and the page. */
export const LIST_PARAMETERS = [
	...["q", "condition", "intervention", "phase", "status", "from", "to", "results"],
	...["sort", "limit", "cursor"],
] as const;

/** A page of studies, in order; `next` is the address of the page after it. */
export function getStudyList({ request, context }: ApiArguments): Response {
	const { scope } = admitReader(context);
	const { pathname, searchParams } = new URL(request.url);
	const { filters, sort, after, limit } = readListQuery(searchParams);
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
	return Response.json(
		{ studies: studies.map(listed), next, nextCursor },
		{ headers: next === null ? {} : { Link: `<${next}>; rel="next"` } },
	);
}

function readListQuery(searchParams: URLSearchParams) {
	const known: readonly string[] = LIST_PARAMETERS;
	const unknown = [...searchParams.keys()].find((name) => !known.includes(name));
	if (unknown !== undefined) {
		throw new Problem(
			"invalid",
			`There is no parameter called “${unknown.slice(0, 60)}”; there are ${known.join(", ")}.`,
		);
	}
	const search = new URLSearchParams(searchParams);
	const cursor = search.get("cursor");
	if (cursor !== null) search.set("after", cursor);
	return { ...readStudyQuery(search), limit: readLimit(search.get("limit")) };
}

function readLimit(text: string | null): number {
	if (text === null) return DEFAULT_LIMIT;
	const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
	if (limit >= 1 && limit <= MOST_STUDIES) return limit;
	throw new Problem(
		"invalid",
		`limit must be a whole number from 1 to ${MOST_STUDIES}; it is “${text.slice(0, 40)}”.`,
	);
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
