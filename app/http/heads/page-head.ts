import type { MetaDescriptor } from "@remix-run/node";
import { libraryName } from "#app/services/instance.ts";
import { publicOrigin } from "../answers/public-origin.ts";
import type { AppContext } from "../context.ts";

type Asked = { request: Request; context: Pick<AppContext, "settings" | "store"> };

/** What search engines, sites that show links, and reference managers are told of a page. */
interface PageHead {
	/** Of the browser's tab. */
	tab: string;
	title: string;
	description: string;
	/** The path that the page is known by, whatever its address says beside it. */
	path: string;
	/** The path of its picture; absent where it has no figure. */
	picture?: string | undefined;
	/** For reference managers. */
	citation?: { authors?: readonly string[]; date: string; doi?: string | undefined } | undefined;
	/** The path of the frame of its figure. */
	embed?: string | undefined;
	/** A feed of it. */
	feed?: string | undefined;
	/** What it is, in the words of schema.org; addresses in it begin with where this site is. */
	describe?: ((origin: string) => object) | undefined;
}

/**
 * The tags of a page's head. Where a page is not for everybody, only its title is said.
 * @param isPublic whether anybody may read the page
 */
export function headOf(asked: Asked, isPublic: boolean, head: PageHead): MetaDescriptor[] {
	const { tab, title, description, path, picture, citation, embed, feed, describe } = head;
	const shown = [{ title: tab }, { name: "description", content: description }];
	if (!isPublic || !asked.context.settings.publicReading) return shown;
	const origin = publicOrigin(asked);
	const address = origin + path;
	const { authors = [], date, doi } = citation ?? {};
	return [
		...shown,
		{ tagName: "link", rel: "canonical", href: address },
		...properties({ "og:title": title, "og:description": description, "og:url": address }),
		...properties({ "og:type": "article", "og:site_name": libraryName(asked.context.store) }),
		...(picture === undefined ? [] : pictureTags(origin + picture, title)),
		{ name: "twitter:card", content: picture === undefined ? "summary" : "summary_large_image" },
		...(date === undefined
			? []
			: [
					...names({
						citation_title: title,
						citation_publication_date: date.slice(0, 10).replaceAll("-", "/"),
					}),
					...authors.map((content) => ({ name: "citation_author", content })),
					...names({ citation_public_url: address, citation_fulltext_html_url: address }),
					...(doi ? names({ citation_doi: doi }) : []),
				]),
		...(embed === undefined ? [] : [oembed(origin, path)]),
		...(feed === undefined ? [] : [{ ...ALTERNATE, type: "application/atom+xml", href: feed, title }]),
		...(describe ? [{ "script:ld+json": describe(origin) as Record<string, never> }] : []),
	];
}

const ALTERNATE = { tagName: "link", rel: "alternate" } as const;

const oembed = (origin: string, path: string) => ({
	...{ ...ALTERNATE, type: "application/json+oembed" },
	href: `${origin}/oembed?${new URLSearchParams({ url: origin + path })}`,
});

const properties = (tags: Record<string, string>) =>
	Object.entries(tags).map(([property, content]) => ({ property, content }));
const names = (tags: Record<string, string>) =>
	Object.entries(tags).map(([name, content]) => ({ name, content }));

const pictureTags = (address: string, alt: string) =>
	properties({
		...{ "og:image": address, "og:image:type": "image/png", "og:image:alt": alt },
		...{ "og:image:width": "1200", "og:image:height": "630" },
	});

/** The header that says at which address a page is to be cited (RFC 8574). */
export const citeAs = (asked: Asked, { path, doi }: { path: string; doi?: string | undefined }) => ({
	Link: `<${doi ? `https://doi.org/${encodeURI(doi)}` : publicOrigin(asked) + path}>; rel="cite-as"`,
});
