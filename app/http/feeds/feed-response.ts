import type { LoaderFunctionArgs } from "@remix-run/node";
import { ANONYMOUS } from "#app/auth/viewer.ts";
import type { StudyCard } from "#app/domain/listing.ts";
import { readInstance } from "#app/services/instance.ts";
import type { StudyEntry } from "#db/queries/study-entry.ts";
import { publicOrigin } from "../answers/public-origin.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { atomFeed, type FeedEntry } from "./atom-feed.ts";

/** How many of the last changes a feed holds. */
export const FEED_LENGTH = 50;

/** What a feed is of, by paths of this site. */
interface Described {
	title: string;
	page: string;
	/** Makes the entries, whose addresses begin with where this site is. */
	entries: (origin: string) => FeedEntry[];
}

/**
 * Answers with a feed, as anybody sees it: a reader of feeds logs in nowhere, so that no draft is in one.
 * @throws Problem `unauthenticated` where reading is not public
 */
export function feedResponse(asked: LoaderFunctionArgs, describe: () => Described): Response {
	const { headers } = authoriseReader({ ...asked.context, viewer: ANONYMOUS });
	const { title, page, entries } = describe();
	const origin = publicOrigin(asked);
	const { pathname, search } = new URL(asked.request.url);
	const feed = atomFeed({
		...{ title, self: `${origin}${pathname}${search}`, page: `${origin}${page}` },
		...{ site: readInstance(asked.context.store).name ?? "Equipoise", entries: entries(origin) },
	});
	return new Response(feed, {
		headers: { ...headers, "Content-Type": "application/atom+xml; charset=utf-8" },
	});
}

/** Studies of a list as the entries of a feed: of the library, a search, a topic. */
export function studyEntries(studies: readonly StudyEntry[], origin: string): FeedEntry[] {
	return studies.map(({ slug, title, updatedAt, version, card }) => ({
		...{ address: `${origin}/studies/${slug}`, title, updated: updatedAt },
		summary: [card.name, resultOf(card), `Version ${version}`].filter(Boolean).join(". "),
	}));
}

/** "Response, week 6: onabotulinumtoxinA 52% (17/33), placebo 15% (6/41)" */
function resultOf({ headline }: StudyCard): string {
	if (!headline) return "No result yet";
	const { outcome, timePoint, arms, comparison } = headline;
	const figures = comparison ?? arms.map(({ label, shown }) => `${label} ${shown}`).join(", ");
	return `${[outcome, timePoint].filter(Boolean).join(", ")}: ${figures}`;
}
