import type { Request } from "express";
import { viewerOf } from "#app/auth/sessions.ts";
import { ANONYMOUS, type Viewer } from "#app/auth/viewer.ts";
import type { Refusal } from "#app/http/context.ts";
import { findTokenUser, type TokenScope } from "#app/services/api-tokens.ts";
import type { Store } from "#db/store.ts";
import { isFromThisSite } from "./origin.ts";

/** Methods that change nothing. */
export const READING: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

export interface Requester {
	viewer: Viewer;
	/** What the bearer token allows, where the request came with one. */
	tokenScope?: TokenScope;
	/** The request says who it is and that is not true: then it is not answered as if it were anybody's. */
	refusal?: Refusal;
}

/**
 * Who a request comes from. The API takes a bearer token; a session counts there too, but a request that
 * changes something must come from this site's own pages, or else the session is passed over, so that no
 * other site can use it. Pages take sessions only.
 */
export function requesterOf(
	store: Store,
	req: Request,
	session: string | null,
	publicUrl: string | undefined,
): Requester {
	if (!isApi(req)) return { viewer: viewerOf(store, session) };
	const { authorization } = req.headers;
	if (authorization !== undefined) return byToken(store, authorization);
	const counts = READING.has(req.method) || isFromThisSite(req, publicUrl);
	return { viewer: counts ? viewerOf(store, session) : ANONYMOUS };
}

export function isApi({ path }: Request): boolean {
	return path.startsWith("/api/");
}

function byToken(store: Store, authorization: string): Requester {
	const token = /^Bearer +([\w.~+/-]{1,200}=*)$/i.exec(authorization.trim())?.[1];
	const found = token === undefined ? undefined : findTokenUser(store, token);
	if (found) return { viewer: found.user, tokenScope: found.scope };
	const message =
		token === undefined
			? "Send the token as Authorization: Bearer TOKEN."
			: "This token is unknown or was revoked. Make a new one on the account page.";
	return { viewer: ANONYMOUS, refusal: { kind: "unauthenticated", message } };
}
