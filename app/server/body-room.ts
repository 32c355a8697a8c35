import type { IncomingMessage, ServerResponse } from "node:http";
import { Problem } from "#app/domain/problem.ts";

/** So much of each body is not counted, in bytes: a log-in finds room whatever else is being sent. */
const FREE = 16 * 1024;
/** Seconds after which it is worth another try. */
const RETRY_AFTER = 5;

/** Counts further bytes of a body. @throws Problem `busy` when there is no room for them */
export type TakeRoom = (bytes: number) => void;

/**
 * Room in memory for the bodies of all requests that are being taken in or answered. An answer takes several times as
 * much as what was sent: as text, as fields, as a document.
 */
export class BodyRoom {
	#left: number;

	constructor(bytes: number) {
		this.#left = bytes;
	}

	/** A place for one request, given back when it is answered or has gone. */
	for(req: IncomingMessage & { res?: ServerResponse }): TakeRoom {
		let [free, held, gone] = [FREE, 0, false];
		req.res?.once("close", () => {
			gone = true;
			this.#left += held;
		});
		return (bytes) => {
			const counted = Math.max(0, bytes - free);
			free -= bytes - counted;
			if (counted > this.#left) throw noRoom();
			if (gone) return;
			held += counted;
			this.#left -= counted;
		};
	}
}

const noRoom = () =>
	new Problem(
		"busy",
		"More is being sent to the server at once than it can hold. Nothing was stored. Send it again in a moment.",
		[],
		RETRY_AFTER,
	);
