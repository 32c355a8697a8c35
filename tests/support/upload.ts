import { request } from "node:http";
import { ask } from "./ask.ts";
import type { Client, TestServer } from "./server.ts";

export const MB = 1024 * 1024;
const BOUNDARY = "----a-boundary";
/** The beginning of a form with a file. */
export const fileHead = (name: string) =>
	`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;

/** Sends a file as a form does, by HTTP alone: `fetch` copies one of tens of megabytes several times over. */
export async function upload(
	{ url }: TestServer,
	client: Client,
	content: string | Buffer,
	path = "/import",
) {
	const body = Buffer.concat([
		Buffer.from(fileHead("a; näme.json")),
		Buffer.from(content),
		Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
	]);
	const {
		status,
		headers,
		body: answer,
	} = await ask(url, path, {
		method: "POST",
		headers: {
			Cookie: client.cookie,
			Origin: url,
			"Content-Type": `multipart/form-data; boundary=${BOUNDARY}`,
			"Content-Length": String(body.length),
		},
		body,
	});
	return { status, headers, text: answer.toString() };
}

/** Begins an upload and never sends the rest of it. */
export function begin({ url }: TestServer, headers: Record<string, string>, start: string | Buffer) {
	const asked = request(`${url}/import`, {
		method: "POST",
		agent: false,
		headers: {
			"Content-Type": `multipart/form-data; boundary=${BOUNDARY}`,
			"Content-Length": String(400 * MB),
			...headers,
		},
	});
	const status = new Promise<number>((resolve, reject) => {
		asked.on("response", (response) => resolve(response.statusCode ?? 0));
		asked.on("error", reject);
	});
	asked.write(start);
	return { asked, status };
}
