import type { IncomingMessage } from "node:http";
import { Problem } from "#app/domain/problem.ts";
import type { TakeRoom } from "./body-room.ts";

/** What a form or a study document may weigh. */
const MAX_BODY = 4 * 1024 * 1024;

/**
 * Reads a request's body, however it is sent.
 * @throws Problem `too-large` as soon as the limit is passed; what follows is read and dropped, so that the
 * browser, still sending, gets to see the answer; `busy` when there is no room for it; `too-slow`; `invalid` when the connection breaks off
 */
export function readBody(req: IncomingMessage, takeRoom: TakeRoom, limit = MAX_BODY): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let length = 0;
		const take = (chunk: Buffer) => {
			length += chunk.length;
			try {
				if (length > limit) throw tooLarge(limit);
				takeRoom(chunk.length);
				chunks.push(chunk);
			} catch (error) {
				refuse(error);
			}
		};
		const refuse = (error: unknown) => {
			chunks.length = 0;
			req.off("data", take).resume();
			reject(error);
		};
		if (Number(req.headers["content-length"] ?? 0) > limit) {
			refuse(tooLarge(limit));
			return;
		}
		req.on("data", take);
		req.on("end", () => resolve(Buffer.concat(chunks)));
		req.on("error", reject);
		req.on("aborted", () =>
			reject(new Problem("invalid", "The connection broke off before everything was sent.")),
		);
	});
}

function tooLarge(limit: number) {
	return new Problem(
		"too-large",
		`What was sent is larger than ${limit / 1024 / 1024} MB. Nothing was stored. Send less at a time.`,
	);
}
