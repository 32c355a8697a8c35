import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { canEdit } from "#app/auth/permissions.ts";
import { Problem } from "#app/domain/problem.ts";
import type { DrawnOfTopic, TopicView } from "#app/domain/topics/topic-view.ts";
import type { PairChart } from "#app/domain/views/pair-chart.ts";
import { frameOf } from "#app/figures/frame-of.ts";
import { type AskedTopic, type FoundTopic, readTopicAddress } from "#app/services/find-topic.ts";
import { readTopic, type TopicReading } from "#app/services/read-topic.ts";
import { viewTopic } from "#app/services/view-topic.ts";
import type { Scope } from "#db/scope.ts";
import { comparable, compareAddress } from "../addresses/compare-address.ts";
import { librarySearch } from "../addresses/library-search.ts";
import { drawnFor } from "../answers/drawn-for.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { refuseOthers } from "../api/list-query.ts";
import { jsonResponse } from "../files/file-responses.ts";
import { topicHead } from "../heads/topic-head.ts";

/** What the page of a topic may be asked beside its address. */
const KNOWN: readonly string[] = ["outcome", "width", "theme"];
/** Where the address itself does not name the topic. */
const NAMED_BESIDE: readonly string[] = ["intervention", "condition", "outcome"];

/** A topic that a request asks for, as far as whoever asks may see it. */
export interface TopicAt {
	reading: TopicReading;
	view: TopicView;
	headers: Record<string, string>;
	scope: Scope;
}

/**
 * The topic at an address.
 * @param ending of a file of it, so that whoever asks at a former address is sent on to the same file
 * @param known what the address may ask beside its path
 * @throws a redirect where it was renamed or merged since; Problem `not-found`, `invalid`
 */
export function topicAt(
	{ request, context }: LoaderFunctionArgs,
	asked: AskedTopic,
	ending = "",
	known = KNOWN,
): TopicAt {
	const { scope, headers } = authoriseReader(context);
	const { searchParams } = new URL(request.url);
	refuseOthers(searchParams, known);
	const found = readTopicAddress(context.store, asked, scope);
	if (found.moved)
		throw redirect(`${found.address}${ending}${searchParams.size > 0 ? `?${searchParams}` : ""}`);
	const outcome = searchParams.get("outcome")?.trim().slice(0, 520) || undefined;
	const day = today();
	const { reading, view } = context.remember(`topic ${scope} ${day} ${found.address} ${outcome}`, () => {
		const read = readTopic(context.store, found, { outcome }, scope);
		return { reading: read, view: viewTopic(context.store, read, { scope, today: day }) };
	});
	return { reading, view: { ...view, ...elsewhere(found, reading) }, headers, scope };
}

/**
 * The topic that an address names by `intervention`, `condition` or both.
 * @throws Problem `invalid` where it names neither
 */
export function askedTopicIn(search: URLSearchParams): AskedTopic {
	const asked = topicsIn(search);
	if (asked.intervention === undefined && asked.condition === undefined)
		throw new Problem("invalid", "Name an intervention or a condition by its address.", [
			{ path: ["intervention"], message: "An intervention or a condition is needed", in: "query" },
		]);
	return asked;
}

/** The same where it may name neither. */
export const topicsIn = (search: URLSearchParams): AskedTopic => ({
	intervention: search.get("intervention")?.trim() || undefined,
	condition: search.get("condition")?.trim() || undefined,
});

/** The day in UTC: what is overdue depends on it. */
export const today = () => new Date().toISOString().slice(0, 10);

/** Pages that show the same studies otherwise. */
function elsewhere({ intervention, condition }: FoundTopic, { studies, comparison }: TopicReading) {
	const named = comparable(studies.map(({ compared }) => compared.slug));
	const { concept } = comparison;
	const library = librarySearch({
		...(intervention && { intervention: intervention.name }),
		...(condition && { condition: condition.name }),
	});
	return {
		compare: compareAddress({ studies: named, ...(concept !== "" && { concept }) }),
		compareHarms: `${compareAddress({ studies: named })}&view=harms`,
		library: `/?${library}`,
	};
}

/** The page of a topic. */
export function answerTopic(args: LoaderFunctionArgs, asked: AskedTopic) {
	const { view: whole, headers, scope } = topicAt(args, asked);
	const head = topicHead(args, whole, scope);
	const { pairs, harms, ...view } = whole;
	const frames = { pairs: textsOf(pairs), harms: textsOf(harms) };
	const drawn = drawnFor(args.context, { pairs, harms } satisfies DrawnOfTopic);
	return data({ view, frames, drawn, editor: canEdit(args.context.viewer), head }, { headers });
}

const textsOf = (chart: PairChart | undefined) => chart && frameOf({ kind: "pairs", chart });

/** What the figures of a topic's page are drawn from, for its script. */
export function answerTopicFigures(args: LoaderFunctionArgs): Response {
	const asked = askedTopicIn(new URL(args.request.url).searchParams);
	const { view, headers } = topicAt(args, asked, "", NAMED_BESIDE);
	const { pairs, harms } = view;
	return jsonResponse(JSON.stringify({ pairs, harms } satisfies DrawnOfTopic), headers);
}
