import { listStudies, type StudyEntry } from "#db/queries/list-studies.ts";
import { countFound } from "#db/queries/study-facets.ts";
import { encodeCursor } from "#db/queries/study-sorts.ts";
import { readTogether } from "../addresses/read-together.ts";
import { readStudyQuery } from "../addresses/study-query.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import type { ApiArguments } from "./answering-api.ts";
import { readChoice, readLimit, refuseOthers } from "./list-query.ts";
import { type ApiFormat, formatNamed, readApiFormat, studiesResponse } from "./study-formats.ts";

/** What a list may be asked for: the library's filters, and the page. */
const LIST_PARAMETERS = [
	...["q", "condition", "intervention", "phase", "status", "from", "to", "results"],
	...["conditionWords", "interventionWords"],
	...["sort", "limit", "cursor", "count", "format"],
] as const;

/** Of a file, the path names the format, and there is no place for a number. */
const FILE_PARAMETERS = LIST_PARAMETERS.filter((name) => name !== "format" && name !== "count");

/** A page of studies, in order; `next` is the address of the page after it. */
export function getStudyList(args: ApiArguments): Response | Promise<Response> {
	return answerList(args);
}

/** The same page as a file of the format that the path names; the header Link names the page after it. */
export function getStudyListFile(args: ApiArguments): Response | Promise<Response> {
	authoriseReader(args.context);
	return answerList(args, formatNamed(args.params.format));
}

function answerList({ request, context }: ApiArguments, named?: ApiFormat): Response | Promise<Response> {
	const { scope } = authoriseReader(context);
	const { pathname, searchParams } = new URL(request.url);
	const {
		filters,
		sort,
		after,
		limit,
		isCounted,
		format = named,
	} = readListQuery(searchParams, named === undefined ? LIST_PARAMETERS : FILE_PARAMETERS);
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
	const total = isCounted ? countFound(context.store, { ...filters, scope }) : undefined;
	return Response.json(
		{
			studies: studies.map(listed),
			...{ next, nextCursor },
			...(total && { total: total.studies, totalIsLeast: total.more }),
		},
		{ headers },
	);
}

function readListQuery(search: URLSearchParams, known: readonly string[]) {
	const { query, limit, count, format } = readTogether({
		others: () => refuseOthers(search, known),
		query: () => readStudyQuery(search, "cursor"),
		limit: () => readLimit(search.get("limit")),
		count: () => readChoice(search, "count", ["yes"]),
		format: () => readApiFormat(search),
	});
	return { ...query, limit, format, isCounted: count !== undefined };
}

function listed(entry: StudyEntry) {
	const { slug, version, updatedAt, title, visibility, sample, phase, status, year, hasResults, card } =
		entry;
	const { name, conditions, headline } = card;
	return {
		slug,
		version,
		updatedAt,
		name,
		title,
		visibility,
		sample,
		phase,
		status,
		year,
		hasResults,
		conditions,
		headline: headline
			? {
					outcome: headline.outcome,
					timePoint: headline.timePoint,
					arms: headline.arms.map(({ label, shown, proportion }) => ({ label, shown, proportion })),
					...(headline.comparison && { comparison: headline.comparison }),
				}
			: null,
		url: `/api/v1/studies/${slug}`,
	};
}
