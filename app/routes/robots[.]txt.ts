import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { PUBLIC_CACHE_CONTROL } from "#app/http/answers/cache-control.ts";
import { publicOrigin } from "#app/http/answers/public-origin.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";

export const handle: RouteHandle = { partOfPage: true };

/** Nobody finds anything by these: files of everything, and pages that are about one's own account. */
const KEPT_OUT = ["/export", "/cite", "/api/v1/", "/login", "/account", "/admin", "/import", "/setup"];

/** What search engines may read: nothing where reading is not public. */
export const loader = answeringMachines((asked: LoaderFunctionArgs) => {
	const rules = asked.context.settings.publicReading
		? [...KEPT_OUT.map((path) => `Disallow: ${path}`), "", `Sitemap: ${publicOrigin(asked)}/sitemap.xml`]
		: ["Disallow: /"];
	return new Response(`User-agent: *\n${rules.join("\n")}\n`, {
		headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": PUBLIC_CACHE_CONTROL },
	});
});
