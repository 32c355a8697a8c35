import type { IncomingMessage, ServerResponse } from "node:http";
import { Problem } from "#app/domain/problem.ts";

/** How slowly a body may come in. */
export interface Pace {
	/** The time over which it is measured, in milliseconds. */
	span: number;
	/** What has to come in within each span, in bytes; less may only come at the end. */
	bytes: number;
}

/** A thousand bytes a second, less than any telephone: 4 MB may take over an hour, and nothing at all half a minute. */
export const PACE: Pace = { span: 30_000, bytes: 30_000 };
/** How long a sender who was too slow may take to read that, in milliseconds. */
const LAST_WORDS = 2000;

interface Body {
	res: ServerResponse;
	since: number;
	/** What the connection had brought by then. */
	read: number;
	tooSlow: boolean;
}

export interface PaceKeeper {
	/** Watches the body of a request, if it has one. */
	watch(req: IncomingMessage, res: ServerResponse): void;
	close(): void;
}

/**
 * Ends bodies that come in too slowly, whether or not anybody reads them, so that they hold neither connections nor
 * memory. Whoever reads one hears of it as an error of the request, a Problem `too-slow`, and can still answer.
 * A body that comes along may take as long as it likes.
 */
export function createPaceKeeper({ span, bytes }: Pace): PaceKeeper {
	const bodies = new Map<IncomingMessage, Body>();
	const look = () => {
		const now = performance.now();
		for (const [req, body] of bodies) {
			// The end of a request that was answered before it had come in is told to nobody.
			if (req.socket.destroyed) bodies.delete(req);
			if (now - body.since < (body.tooSlow ? LAST_WORDS : span)) continue;
			const { bytesRead } = req.socket;
			if (body.tooSlow) req.socket.destroy();
			else if (bytesRead - body.read < bytes) {
				body.tooSlow = true;
				if (!body.res.headersSent) body.res.setHeader("Connection", "close");
				req.emit("error", tooSlow());
			}
			body.since = now;
			body.read = bytesRead;
		}
	};
	const timer = setInterval(look, Math.min(1000, span / 4)).unref();
	return {
		watch(req, res) {
			const { "content-length": length, "transfer-encoding": encoding } = req.headers;
			if (encoding === undefined && !(Number(length) > 0)) return;
			bodies.set(req, { res, since: performance.now(), read: req.socket.bytesRead, tooSlow: false });
			req.once("end", () => bodies.delete(req));
		},
		close: () => clearInterval(timer),
	};
}

const tooSlow = () =>
	new Problem(
		"too-slow",
		"What was sent came in too slowly, or stopped coming. Nothing was stored. Send it again.",
	);
