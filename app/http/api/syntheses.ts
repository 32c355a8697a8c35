import { computeForPage } from "#app/services/export-synthesis.ts";
import { listSynthesisSummaries } from "#app/services/list-synthesis-cards.ts";
import { readSynthesis } from "#app/services/read-synthesis.ts";
import type { SynthesisPlace } from "#db/queries/list-syntheses.ts";
import { badParameter } from "../addresses/bad-parameter.ts";
import { readTogether } from "../addresses/read-together.ts";
import { readSynthesisQuery, refuseOtherChoices } from "../addresses/synthesis-query.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { synthesisJson } from "../files/synthesis-json.ts";
import type { ApiArguments } from "./answering-api.ts";
import { readLimit, refuseOthers } from "./list-query.ts";

/** What the list of syntheses may be asked for. */
const LIST_PARAMETERS = ["q", "limit", "cursor"] as const;

/** A page of syntheses, last changed first, each with its result; `next` is the address of the page after it. */
export function getSynthesisList({ request, context }: ApiArguments): Response {
	const { scope } = authoriseReader(context);
	const { pathname, searchParams } = new URL(request.url);
	const cursor = searchParams.get("cursor");
	const { limit, after } = readTogether({
		others: () => refuseOthers(searchParams, LIST_PARAMETERS),
		limit: () => readLimit(searchParams.get("limit")),
		after: () => (cursor === null ? undefined : decodePlace(cursor)),
	});
	const q = searchParams.get("q")?.trim().slice(0, 200) ?? "";
	const found = listSynthesisSummaries(context.store, {
		q,
		scope,
		limit: limit + 1,
		...(after && { after }),
	});
	const shown = found.slice(0, limit);
	const last = shown.at(-1);
	const nextCursor = last && found.length > limit ? encodePlace(last) : null;
	if (nextCursor !== null) searchParams.set("cursor", nextCursor);
	const next = nextCursor === null ? null : `${pathname}?${searchParams}`;
	return Response.json(
		{
			syntheses: shown.map(({ id: _, ...summary }) => ({
				...summary,
				url: `/api/v1/syntheses/${summary.slug}`,
			})),
			...{ next, nextCursor },
		},
		{ headers: next === null ? {} : { Link: `<${next}>; rel="next"` } },
	);
}

/**
 * A synthesis with its results, by the same choices as its page takes. Its entity tag is made from all of it: the
 * results change with the studies, while the version stays.
 */
export function getSynthesisDocument({ request, params, context }: ApiArguments): Response {
	const { scope } = authoriseReader(context);
	const record = readSynthesis(context.store, params.slug, scope);
	const { searchParams } = new URL(request.url);
	const { options } = readTogether({
		others: () => refuseOtherChoices(searchParams),
		options: () => readSynthesisQuery(record.document, searchParams),
	});
	const reading = computeForPage(context.store, record, scope, options);
	return new Response(synthesisJson(reading), {
		headers: { "Content-Type": "application/json; charset=utf-8" },
	});
}

function encodePlace({ updatedAt, id }: SynthesisPlace): string {
	return Buffer.from(JSON.stringify([updatedAt, id])).toString("base64url");
}

function decodePlace(text: string): SynthesisPlace {
	try {
		const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
		if (Array.isArray(value) && value.length === 2) {
			const [updatedAt, id] = value as unknown[];
			if (typeof updatedAt === "string" && Number.isSafeInteger(id)) return { updatedAt, id: Number(id) };
		}
	} catch {
		// What cannot be read is refused like what makes no sense.
	}
	throw badParameter("cursor", "There is no such cursor; take nextCursor from the page before.");
}
