import type { HeadersFunction } from "@remix-run/node";
import { requireReader, scopeOf } from "#app/auth/permissions.ts";
import type { Scope } from "#db/scope.ts";
import type { AppContext } from "../context.ts";
import { PUBLIC_CACHE_CONTROL } from "./cache-control.ts";

/**
 * Lets a reader in to a page that anybody may read where reading is public.
 * @returns what they may see, and the headers that let an anonymous reader's page be kept for the next one
 * @throws Problem `unauthenticated` when reading asks for a log-in
 */
export function authoriseReader({ viewer, settings }: Pick<AppContext, "viewer" | "settings">): {
	scope: Scope;
	headers: Record<string, string>;
} {
	requireReader(viewer, settings);
	const isPublic = viewer.kind === "anonymous";
	return {
		scope: scopeOf(viewer),
		headers: { "Cache-Control": isPublic ? PUBLIC_CACHE_CONTROL : "private, no-cache" },
	};
}

/** A page is sent with the headers of its own loader. */
export const loaderHeaders: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
