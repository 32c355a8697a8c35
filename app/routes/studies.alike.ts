import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireEditor } from "#app/auth/permissions.ts";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { jsonResponse } from "#app/http/files/file-responses.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { findAlike } from "#app/services/find-alike.ts";

/** Sources that are looked up of one study. */
const MOST = 20;

export const handle: RouteHandle = { partOfPage: true };

/** Studies here that one which is being logged may be, as somebody types its title and sources. */
export const loader = answeringMachines(({ request, context }: LoaderFunctionArgs) => {
	requireEditor(context.viewer);
	const search = new URL(request.url).searchParams;
	const title = search.get("title")?.trim().slice(0, 500) ?? "";
	const sources = search.getAll("source").slice(0, MOST);
	const alike = findAlike(context.store, { title, sources });
	return jsonResponse(JSON.stringify(alike), { "Cache-Control": "private, no-cache" });
});
