import type { LoaderFunctionArgs } from "@remix-run/node";
import { NAMED_KINDS, type NamedKind } from "#app/domain/topics/topic-kinds.ts";
import { keysOf, PHASES } from "#app/domain/vocabulary.ts";
import { type AskedTopic, type FoundTopic, readTopicAddress } from "#app/services/find-topic.ts";
import type { OverdueAsked } from "#app/services/list-overdue.ts";
import { findTopic, topicsNamed } from "#db/queries/topics.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { readChoice, refuseOthers } from "../api/list-query.ts";
import { today, topicsIn } from "./answer-topic.ts";

const KNOWN = ["condition", "intervention", "sponsor", "phase", "page"];
const MOST_LETTERS = 300;

/** A list of overdue studies as an address asks for it. */
export interface OverdueAt {
	asked: OverdueAsked;
	/** The topic that it is narrowed to. */
	found: FoundTopic | undefined;
	/** What it is narrowed to, as an address says it. */
	narrowed: Record<string, string>;
	headers: Record<string, string>;
}

/**
 * Which overdue studies an address asks for: of a condition and an intervention, each by its address or one of its
 * names, of a sponsor by its name, of a phase; of the whole library where it names none.
 * @throws Problem `not-found` for a topic that there is not, `invalid` that names the parameter at fault
 */
export function overdueAt({ request, context }: Pick<LoaderFunctionArgs, "request" | "context">): OverdueAt {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	refuseOthers(search, KNOWN);
	const phase = readChoice(search, "phase", keysOf(PHASES));
	const sponsor = search.get("sponsor")?.trim().slice(0, MOST_LETTERS) || undefined;
	const topics = slugsOf(context.store, topicsIn(search), scope);
	const found = topics && readTopicAddress(context.store, topics, scope);
	const filters = { subject: found?.subject, sponsor, phase };
	return {
		asked: { filters, scope, today: today() },
		...{ found, headers },
		narrowed: Object.fromEntries(
			Object.entries({ ...topics, sponsor, phase }).filter(([, value]) => value !== undefined),
		) as Record<string, string>,
	};
}

/** Topics by their addresses; a name that somebody typed has the address of what it means. */
function slugsOf(store: Store, asked: AskedTopic, scope: Scope): AskedTopic | undefined {
	const slugOf = (kind: NamedKind, typed: string) =>
		findTopic(store, kind, typed, scope)?.topic.slug ?? topicsNamed(store, kind, [typed], scope)[0]?.slug;
	const slugs = NAMED_KINDS.flatMap((kind) => {
		const typed = asked[kind];
		return typed === undefined ? [] : [[kind, slugOf(kind, typed) ?? typed] as const];
	});
	return slugs.length === 0 ? undefined : Object.fromEntries(slugs);
}
