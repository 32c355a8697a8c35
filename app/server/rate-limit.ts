import type { Request, RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import { networkOf } from "#app/auth/network-of.ts";
import type { Refusal } from "#app/http/context.ts";
import type { Destination } from "./destination.ts";

const refusals = new WeakMap<Request, Refusal>();

/** Why a request is refused for those before it. */
export const tooManyBefore = (req: Request): Refusal | undefined => refusals.get(req);

/**
 * Counts what costs more than reading a page, whatever its address is spelled like: the API, files, figures, archives,
 * and pages on which anybody can have anything computed. What an anonymous reader gets from the cache never comes here.
 */
export function limitRequests(
	perMinute: number,
	destinationOf: (req: Request) => Destination,
): RequestHandler {
	return rateLimit({
		windowMs: 60_000,
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
