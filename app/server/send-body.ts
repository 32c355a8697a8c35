import type { Response as ExpressResponse } from "express";

/**
 * Sends a body as fast as it is taken and no faster: Remix's own way writes on while nobody reads, so that an export
 * to a slow reader would gather in memory. A reader who leaves ends the making of it.
 */
export async function sendBody(body: ReadableStream<Uint8Array>, res: ExpressResponse): Promise<void> {
	const reader = body.getReader();
	const left = new Promise<void>((resolve) => res.once("close", resolve));
	try {
		while (!res.closed) {
			const { done, value } = await reader.read();
			if (done) {
				res.end();
				return;
			}
			const taken = res.write(value);
			flush(res);
			if (!taken) await Promise.race([left, new Promise((resolve) => res.once("drain", resolve))]);
		}
		await reader.cancel();
	} catch (error) {
		res.destroy();
		throw error;
	}
}

/** What compression holds back is sent on, so that a page arrives as it is made. */
function flush(res: ExpressResponse & { flush?: () => void }) {
	res.flush?.();
}
