import { Problem } from "#app/domain/problem.ts";

/**
 * The text of a request that says it is JSON.
 * @throws Problem `unsupported-type` for another content type, encoding or character set; `invalid` for bytes
 * that are no UTF-8
 */
async function readJsonText(request: Request): Promise<string> {
	const type = request.headers.get("Content-Type") ?? "";
	if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type.trim())) {
		throw new Problem(
			"unsupported-type",
			`Send JSON with Content-Type: application/json; ${type === "" ? "there is no content type" : `it is “${type.slice(0, 100)}”`}.`,
		);
	}
	const charset = /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1];
	if (charset && !/^(utf-?8|us-ascii)$/i.test(charset)) {
		throw new Problem("unsupported-type", `Send JSON as UTF-8; it says it is ${charset}.`);
	}
	const encoding = request.headers.get("Content-Encoding") ?? "identity";
	if (encoding !== "identity") {
		throw new Problem(
			"unsupported-type",
			`Send JSON without Content-Encoding; it is ${encoding.slice(0, 40)}.`,
		);
	}
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(await request.arrayBuffer());
	} catch {
		throw new Problem("invalid", "What was sent is not text in UTF-8.");
	}
}

/** @param parse turns the text into a value @throws Problem as `readJsonText` does; `invalid` for what is not JSON */
export async function readJson(
	request: Request,
	parse: (text: string) => unknown = JSON.parse,
): Promise<unknown> {
	const text = await readJsonText(request);
	try {
		return parse(text);
	} catch (error) {
		const reason = error instanceof SyntaxError ? error.message : "it cannot be read";
		throw new Problem("invalid", `What was sent is not JSON: ${reason.slice(0, 200)}.`);
	}
}
