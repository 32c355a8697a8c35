import { topicAddress } from "#app/domain/topics/topic-kinds.ts";
import { escapeXml } from "#app/figures/render-svg.ts";
import {
	lastId,
	lastTopicId,
	publicAddresses,
	publicTopics,
	type Stretch,
} from "#db/queries/public-addresses.ts";
import type { Store } from "#db/store.ts";
import type { VersionedKindName } from "#db/versioned.ts";
import { addressOfKind } from "../addresses/address-of-kind.ts";
import { badParameter } from "../addresses/bad-parameter.ts";

/** A sitemap may name 50,000 addresses; a part has the public ones among so many ids. */
const IDS_OF_A_PART = 20_000;
/** How many are read at a time. */
const AT_ONCE = 1000;

const XML = '<?xml version="1.0" encoding="utf-8"?>\n';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
/** What a part is called in its address. */
const PART = /^(study|synthesis|topic)-([1-9]\d{0,8})$/;
const PAGES = ["/", "/topics", "/map", "/overdue", "/compare", "/syntheses", "/codebook", "/api"];

interface Address {
	path: string;
	updatedAt?: string;
}

/** What has addresses by ids: the greatest id, and those of a stretch. */
interface Listed {
	last: (store: Store) => number;
	within: (store: Store, stretch: Stretch) => (Address & { id: number })[];
}

const versioned = (kind: VersionedKindName): Listed => ({
	last: (store) => lastId(store, kind),
	within: (store, stretch) =>
		publicAddresses(store, kind, stretch).map(({ id, slug, updatedAt }) => ({
			...{ id, path: `${addressOfKind(kind)}/${slug}`, updatedAt },
		})),
});

const LISTED: Readonly<Record<string, Listed>> = {
	study: versioned("study"),
	synthesis: versioned("synthesis"),
	topic: {
		last: lastTopicId,
		within: (store, stretch) =>
			publicTopics(store, stretch).map(({ id, kind, slug }) => ({ id, path: topicAddress(kind, slug) })),
	},
};

/** The list of the parts: the pages that are always there, and studies, syntheses and topics by stretches of their ids. */
export function sitemapIndex(store: Store, origin: string): string {
	const parts = Object.entries(LISTED).flatMap(([name, listed]) =>
		stretchesOf(listed.last(store)).flatMap(([first, last], place) =>
			listed.within(store, { first, last, limit: 1 }).length > 0 ? [`${name}-${place + 1}`] : [],
		),
	);
	const lines = ["pages", ...parts].map(
		(part) => `<sitemap><loc>${escapeXml(`${origin}/sitemap.xml?part=${part}`)}</loc></sitemap>\n`,
	);
	return `${XML}<sitemapindex ${SPACE}>\n${lines.join("")}</sitemapindex>\n`;
}

/** One part, piece by piece. @throws Problem `invalid` for one that is none, before anything is given */
export function sitemapPart(store: Store, origin: string, part: string): Generator<string> {
	const [, name = "", number] = PART.exec(part) ?? [];
	const listed = LISTED[name];
	if (part !== "pages" && !listed)
		throw badParameter("part", "There is no such part; /sitemap.xml lists them.");
	const first = (Number(number) - 1) * IDS_OF_A_PART + 1;
	return urlset(
		listed ? addressesIn(store, listed, first, first + IDS_OF_A_PART - 1) : [PAGES.map((path) => ({ path }))],
		origin,
	);
}

function* addressesIn(store: Store, { within }: Listed, first: number, last: number): Generator<Address[]> {
	for (let next = first; ; ) {
		const found = within(store, { first: next, last, limit: AT_ONCE });
		const end = found.at(-1);
		if (!end) return;
		yield found;
		next = end.id + 1;
	}
}

function* urlset(batches: Iterable<Address[]>, origin: string): Generator<string> {
	yield `${XML}<urlset ${SPACE}>\n`;
	for (const batch of batches)
		yield batch
			.map(({ path, updatedAt }) => {
				const changed = updatedAt === undefined ? "" : `<lastmod>${updatedAt}</lastmod>`;
				return `<url><loc>${escapeXml(origin + path)}</loc>${changed}</url>\n`;
			})
			.join("");
	yield "</urlset>\n";
}

function stretchesOf(lastOf: number): [first: number, last: number][] {
	return Array.from({ length: Math.ceil(lastOf / IDS_OF_A_PART) }, (_, place) => [
		place * IDS_OF_A_PART + 1,
		(place + 1) * IDS_OF_A_PART,
	]);
}
