import type { LoaderFunctionArgs } from "@remix-run/node";
import { ANONYMOUS } from "#app/auth/viewer.ts";
import { frameCode, shareAddresses } from "#app/domain/share-addresses.ts";
import { badParameter } from "#app/http/addresses/bad-parameter.ts";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { publicOrigin } from "#app/http/answers/public-origin.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { readChoice } from "#app/http/api/list-query.ts";
import { readCited } from "#app/http/cite/read-cited.ts";
import { jsonResponse } from "#app/http/files/file-responses.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";

export const handle: RouteHandle = { partOfPage: true };

/** What a frame is given where nobody says how much room there is. */
const [WIDTH, HEIGHT] = [720, 520];

/** The frame for one of our pages, for programs that make frames of links (oembed.com); as anybody sees it. */
export const loader = answeringMachines((asked: LoaderFunctionArgs) => {
	const context = { ...asked.context, viewer: ANONYMOUS };
	const { headers } = authoriseReader(context);
	const search = new URL(asked.request.url).searchParams;
	readChoice(search, "format", ["json"]);
	const origin = publicOrigin(asked);
	const url = search.get("url") ?? "";
	if (!url.startsWith(`${origin}/`))
		throw badParameter("url", `Say in “url” an address of this site, such as ${origin}/studies/doe-2020.`);
	const address = url.slice(origin.length);
	const { title } = readCited({ ...asked, context }, address);
	const { embed } = shareAddresses({ address });
	const [width, height] = [within(search, "maxwidth", WIDTH), within(search, "maxheight", HEIGHT)];
	return jsonResponse(
		JSON.stringify({
			...{ version: "1.0", type: "rich", provider_name: "Equipoise", provider_url: origin, title },
			...{ width, height, html: frameCode(origin, embed.pinned ?? embed.following, title) },
		}),
		headers,
	);
});

function within(search: URLSearchParams, name: string, usual: number): number {
	const most = Number(search.get(name) ?? usual);
	return most >= 1 ? Math.min(Math.floor(most), usual) : usual;
}
