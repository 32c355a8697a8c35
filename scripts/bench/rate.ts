import autocannon from "autocannon";

export const CONNECTIONS = 20;
export const SECONDS = 1;
export const GZIP = { "accept-encoding": "gzip" };
/** A cookie of ours makes a request one that the page cache does not answer. */
export const UNCACHED = { ...GZIP, cookie: "equipoise_notice=none" };

/** Requests a second that an address answers to several readers at once. @throws Error when one is not answered well */
export async function rateOf(url: string, headers: Record<string, string>): Promise<number> {
	const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
	if (result.non2xx > 0 || result.errors > 0)
		throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} failed`);
	return result.requests.average;
}
