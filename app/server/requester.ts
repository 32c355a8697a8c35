import type { IncomingMessage } from "node:http";
import { viewerOf } from "#app/auth/sessions.ts";
import { ANONYMOUS, type Viewer } from "#app/auth/viewer.ts";
import type { Refusal } from "#app/http/context.ts";
import { findTokenUser, isOneOfOurs } from "#app/services/api-tokens.ts";
import { lacksSecondFactor } from "#app/services/second-factor/require-of.ts";
import type { Store } from "#db/store.ts";
import type { Destination } from "./destination.ts";
import { isFromThisSite } from "./origin.ts";

/** Methods that change nothing. */
export const READING: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

export interface Requester {
	viewer: Viewer;
	/** The request says who it is and that is not true, or not enough: then it is not answered as if it were anybody's. */
	refusal?: Refusal;
}

/**
 * Who a request comes from. The API takes a bearer token; a session counts there too, but a request that
 * changes something must come from this site's own pages, or else the session is passed over, so that no
 * other site can use it. Pages and files take sessions only.
 */
export function requesterOf(
	store: Store,
	req: IncomingMessage,
	destination: Destination,
	{ session, publicUrl }: { session: string | null; publicUrl: string | undefined },
): Requester {
	const { authorization } = req.headers;
	const isReading = READING.has(req.method ?? "");
	if (destination.kind !== "api") {
		// What a proxy in front writes there is not for us; who sends a token of ours is told that it opens nothing here.
		if (isOneOfOurs(bearerIn(authorization))) return { viewer: ANONYMOUS, refusal: NO_TOKENS_HERE };
		return bySession(store, session, destination);
	}
	if (authorization === undefined) {
		const counts = isReading || isFromThisSite(req, publicUrl);
		return counts ? bySession(store, session, destination) : { viewer: ANONYMOUS };
	}
	const token = bearerIn(authorization);
	const found = token === undefined ? undefined : findTokenUser(store, token);
	if (!found) return { viewer: ANONYMOUS, refusal: token === undefined ? NO_BEARER : UNKNOWN_TOKEN };
	const mayOnlyRead = found.scope === "read" && !isReading && !destination.handle.storesNothing;
	return { viewer: found.user, ...(mayOnlyRead && { refusal: READS_ONLY }) };
}

/** Who is to have a second factor and has none gets to the page where they set it up. Tokens have none to give. */
function bySession(store: Store, session: string | null, { handle }: Destination): Requester {
	const viewer = viewerOf(store, session);
	const isHeldUp = viewer.kind === "user" && !handle.beforeSecondFactor && lacksSecondFactor(store, viewer);
	return { viewer, ...(isHeldUp && { refusal: NEEDS_SECOND_FACTOR }) };
}

const NEEDS_SECOND_FACTOR: Refusal = {
	kind: "forbidden",
	message:
		"Your account needs a second factor here. Set it up first, at /account/second-factor; nothing was changed.",
	instead: "/account/second-factor",
};

const bearerIn = (authorization = "") => /^Bearer +([\w.~+/-]{1,200}=*)$/i.exec(authorization.trim())?.[1];

const NO_TOKENS_HERE: Refusal = {
	kind: "invalid",
	message:
		"A token opens the API alone, whose addresses begin with /api/v1. Log in to use the pages and their files.",
};
const NO_BEARER: Refusal = {
	kind: "unauthenticated",
	message: "Send the token as Authorization: Bearer TOKEN.",
};
const UNKNOWN_TOKEN: Refusal = {
	kind: "unauthenticated",
	message: "This token is unknown or was revoked. Make a new one on the account page.",
};
const READS_ONLY: Refusal = {
	kind: "forbidden",
	message: "This token may only read. Make one with scope write.",
};
