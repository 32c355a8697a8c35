import type { Response as ExpressResponse } from "express";

/**
 * Sends a body as fast as it is taken and no faster: Remix's own way writes on while nobody reads, so that an export
 * to a slow reader would gather in memory. A reader who leaves ends the making of it.
 */
export async function sendBody(
	body: ReadableStream<Uint8Array>,
	res: ExpressResponse & { flush?: () => void },
): Promise<void> {
	const reader = body.getReader();
	// One listener for all: compression hands those for "drain" on to its own stream, which keeps each for good.
	let goOn = () => {};
	res.on("drain", () => goOn());
	res.on("close", () => goOn());
	try {
		while (!res.closed) {
			const { done, value } = await reader.read();
			if (done) {
				res.end();
				return;
			}
			const taken = new Promise<void>((resolve) => {
				goOn = resolve;
			});
			const isTaken = res.write(value);
			// What compression holds back is sent on, so that a page arrives as it is made.
			res.flush?.();
			if (!isTaken && !res.closed) await taken;
		}
		await reader.cancel();
	} catch (error) {
		res.destroy();
		throw error;
	}
}
