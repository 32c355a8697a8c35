import { type Agent, type IncomingHttpHeaders, request } from "node:http";

export interface RawAnswer {
	status: number;
	headers: IncomingHttpHeaders;
	/** As it came, still compressed where it was. */
	body: Buffer;
}

/** Asks by HTTP alone, where `fetch` would refuse a header or a method, correct an address, or unpack the answer. */
export function ask(
	url: string,
	path: string,
	{
		method = "GET",
		headers = {},
		body,
		agent = false,
	}: {
		method?: string;
		headers?: Record<string, string>;
		body?: string | Buffer;
		/** Keeps connections for many requests; absent, each has its own. */
		agent?: Agent | false;
	} = {},
): Promise<RawAnswer> {
	return new Promise((resolve, reject) => {
		const asked = request(url, { method, path, headers, agent }, (response) => {
			const chunks: Buffer[] = [];
			response.on("data", (chunk: Buffer) => chunks.push(chunk));
			response.on("error", reject);
			response.on("end", () =>
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(chunks),
				}),
			);
		});
		asked.on("error", reject);
		asked.end(body);
	});
}
