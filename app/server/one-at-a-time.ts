import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Requests that may wait on one connection; browsers send none before the last is answered. */
const MOST_WAITING = 32;

/**
 * Handles the requests of a connection one after the other: a program may send thousands at once (pipelining), and
 * each would be answered at the same time as all the others. A connection that sends too many is closed.
 */
export function oneAtATime(handle: (req: IncomingMessage, res: ServerResponse) => void) {
	/** What waits behind the request that is being answered. */
	const waiting = new WeakMap<Socket, [IncomingMessage, ServerResponse][]>();
	const begin = (req: IncomingMessage, res: ServerResponse) => {
		res.once("close", () => {
			const next = req.socket.destroyed ? undefined : waiting.get(req.socket)?.shift();
			if (next) begin(...next);
			else waiting.delete(req.socket);
		});
		handle(req, res);
	};
	return (req: IncomingMessage, res: ServerResponse) => {
		const others = waiting.get(req.socket);
		if (!others) {
			waiting.set(req.socket, []);
			begin(req, res);
		} else if (others.length < MOST_WAITING) others.push([req, res]);
		else req.socket.destroy();
	};
}
