import { escapeXml } from "#app/figures/render-svg.ts";
import { lastId, publicAddresses } from "#db/queries/public-addresses.ts";
import type { Store } from "#db/store.ts";
import type { VersionedKindName } from "#db/versioned.ts";
import { addressOfKind } from "../addresses/address-of-kind.ts";
import { badParameter } from "../addresses/bad-parameter.ts";

/** A sitemap may name 50,000 addresses; a part has the public ones among so many ids. */
export const IDS_OF_A_PART = 20_000;
/** How many are read at a time. */
const AT_ONCE = 1000;

const XML = '<?xml version="1.0" encoding="utf-8"?>\n';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const KINDS: readonly VersionedKindName[] = ["study", "synthesis"];
/** What a part is called in its address. */
const PART = /^(study|synthesis)-([1-9]\d{0,8})$/;
const PAGES = ["/", "/compare", "/syntheses", "/codebook", "/api"];

/** The list of the parts: the pages that are always there, and studies and syntheses by stretches of their ids. */
export function sitemapIndex(store: Store, origin: string): string {
	const parts = KINDS.flatMap((kind) =>
		stretchesOf(store, kind).flatMap(([first, last], place) =>
			publicAddresses(store, kind, { first, last, limit: 1 }).length > 0 ? [`${kind}-${place + 1}`] : [],
		),
	);
	const lines = ["pages", ...parts].map(
		(part) => `<sitemap><loc>${escapeXml(`${origin}/sitemap.xml?part=${part}`)}</loc></sitemap>\n`,
	);
	return `${XML}<sitemapindex ${SPACE}>\n${lines.join("")}</sitemapindex>\n`;
}

/** One part, piece by piece. @throws Problem `invalid` for one that is none, before anything is given */
export function sitemapPart(store: Store, origin: string, part: string): Generator<string> {
	const [, kind, number] = PART.exec(part) ?? [];
	if (part !== "pages" && (kind === undefined || number === undefined))
		throw badParameter("part", "There is no such part; /sitemap.xml lists them.");
	const first = (Number(number) - 1) * IDS_OF_A_PART + 1;
	return urlset(
		kind === undefined
			? [PAGES.map((path) => ({ path }))]
			: addressesIn(store, kind as VersionedKindName, first, first + IDS_OF_A_PART - 1),
		origin,
	);
}

function* addressesIn(store: Store, kind: VersionedKindName, first: number, last: number) {
	for (let next = first; ; ) {
		const found = publicAddresses(store, kind, { first: next, last, limit: AT_ONCE });
		const end = found.at(-1);
		if (!end) return;
		yield found.map(({ slug, updatedAt }) => ({ path: `${addressOfKind(kind)}/${slug}`, updatedAt }));
		next = end.id + 1;
	}
}

function* urlset(
	batches: Iterable<{ path: string; updatedAt?: string }[]>,
	origin: string,
): Generator<string> {
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

function stretchesOf(store: Store, kind: VersionedKindName): [first: number, last: number][] {
	const parts = Math.ceil(lastId(store, kind) / IDS_OF_A_PART);
	return Array.from({ length: parts }, (_, place) => [
		place * IDS_OF_A_PART + 1,
		(place + 1) * IDS_OF_A_PART,
	]);
}
