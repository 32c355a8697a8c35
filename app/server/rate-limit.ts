import type { Request, RequestHandler } from "express";
import { type ClientRateLimitInfo, MemoryStore, rateLimit } from "express-rate-limit";
import { networkOf } from "#app/auth/network-of.ts";
import type { Refusal } from "#app/http/context.ts";
import type { Destination } from "./destination.ts";

/** In milliseconds. */
const WINDOW = 60_000;

const refusals = new WeakMap<Request, Refusal>();

/** Why a request is refused for those before it. */
export const tooManyBefore = (req: Request): Refusal | undefined => refusals.get(req);

/** Counts requests by key within a minute. */
export interface RequestCounts {
	increment(key: string): ClientRateLimitInfo | Promise<ClientRateLimitInfo>;
}

/** Counts for processes that serve together, kept in one of them. */
export function createRequestCounts(): RequestCounts {
	const store = new MemoryStore();
	// Of all options it reads this one alone.
	store.init({ windowMs: WINDOW } as Parameters<typeof store.init>[0]);
	return store;
}

/**
 * Counts what costs more than reading a page, whatever its address is spelled like: the API, files, figures, archives,
 * and pages on which anybody can have anything computed. What an anonymous reader gets from the cache never comes here.
 */
export function limitRequests(
	perMinute: number,
	destinationOf: (req: Request) => Destination,
	counts?: RequestCounts,
): RequestHandler {
	return rateLimit({
		windowMs: WINDOW,
		// Nothing is ever taken back here.
		...(counts && { store: { increment: (key) => counts.increment(key), decrement() {}, resetKey() {} } }),
		limit: perMinute,
		keyGenerator: ({ ip = "" }) => networkOf(ip),
		standardHeaders: "draft-8",
		legacyHeaders: false,
		skip: (req) => !isCounted(destinationOf(req)),
		handler: (req, _res, next) => {
			const message = `More than ${perMinute} requests in a minute. Try again in a minute.`;
			refusals.set(req, { kind: "too-many-requests", message });
			next();
		},
	});
}

function isCounted({ kind, handle }: Destination): boolean {
	return kind === "page" ? handle.computes === true : handle.partOfPage !== true;
}
