import type { Example } from "./examples.ts";
import { versionTag } from "./if-match.ts";
import type { Operation } from "./operations.ts";

const WIDTH = 116;

/** An example as a command for a shell, which has the token in the variable TOKEN. */
export function curlOf({ method, access }: Operation, example: Example, origin: string): string {
	const { path, body, version, ofDraft } = example;
	const isPlain = method === "GET" || (method === "POST" && body !== undefined);
	return [
		`curl ${isPlain ? "" : `-X ${method} `}'${origin}${path}'`,
		...(access === "editors" || ofDraft ? [`-H "Authorization: Bearer $TOKEN"`] : []),
		...(version === undefined ? [] : [`-H 'If-Match: ${versionTag(version)}'`]),
		...(body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d '${layOut(body)}'`]),
	].join(" \\\n  ");
}

/** JSON as a person would set it: what fits is on one line, the rest is broken and indented. */
export function layOut(value: unknown, indent = ""): string {
	const line = oneLine(value);
	if (typeof value !== "object" || value === null || indent.length + line.length <= WIDTH) return line;
	const deeper = `${indent}  `;
	const inside = (parts: string[]) => `\n${parts.map((part) => deeper + part).join(",\n")}\n${indent}`;
	if (Array.isArray(value)) return `[${inside(value.map((item) => layOut(item, deeper)))}]`;
	const fields = Object.entries(value).map(
		([key, item]) => `${JSON.stringify(key)}: ${layOut(item, deeper)}`,
	);
	return `{${inside(fields)}}`;
}

function oneLine(value: unknown): string {
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
	const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`);
	return `{ ${fields.join(", ")} }`;
}
