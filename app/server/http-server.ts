import { createServer, type RequestListener, type Server } from "node:http";
import { createPaceKeeper, PACE, type Pace } from "./body-pace.ts";
import type { Logger } from "./log.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** How long the head of a request may take to come in, in milliseconds. */
const HEADERS_TIMEOUT = 20_000;
/** How often the server looks for connections that are too slow, in milliseconds. */
const LOOK_EVERY = 5000;
/** How long a reader may leave untouched what is ready for them, in milliseconds. */
const UNREAD_TIMEOUT = 60_000;

export interface HttpLimits {
	headers?: number;
	body?: Pace;
	unread?: number;
}

export interface HttpParts {
	answer: RequestListener;
	log: Logger;
	/** Shorter limits, for tests. */
	limits?: HttpLimits;
}

/**
 * The HTTP server around the application: every stream of a request has somebody who hears of its errors from the
 * first moment, and none may be too slow for ever.
 */
export function createHttpServer({ answer, log, limits = {} }: HttpParts): Server {
	const { headers = HEADERS_TIMEOUT, body = PACE, unread = UNREAD_TIMEOUT } = limits;
	const pace = createPaceKeeper(body);
	const server = createServer(
		{
			headersTimeout: headers,
			connectionsCheckingInterval: Math.min(LOOK_EVERY, headers),
			// A long upload that comes along is no fault: see the pace.
			requestTimeout: 0,
		},
		oneAtATime((req, res) => {
			// Whoever reads or writes has listeners of their own; without any an error would end the process.
			req.on("error", ignore);
			res.on("error", ignore);
			pace.watch(req, res);
			res.setTimeout(unread, () => {
				// While an answer is being made nothing waits to be read.
				if (req.socket.writableLength > 0) req.socket.destroy();
				else res.setTimeout(unread);
			});
			try {
				answer(req, res);
			} catch (error) {
				log.error({ err: error }, "request failed");
				if (!res.headersSent) res.writeHead(500, { "Content-Type": "text/plain" });
				res.end();
			}
		}),
	);
	// Such as a connection that cannot be accepted because there are too many already.
	server.once("listening", () => server.on("error", (error) => log.error({ err: error }, "server")));
	server.on("close", () => pace.close());
	return server;
}

const ignore = () => {};
