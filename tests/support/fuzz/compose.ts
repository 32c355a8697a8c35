import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { edited, encoded } from "../malformed.ts";
import { SPELLINGS } from "../spellings.ts";
import type { Actor } from "./actors.ts";
import { malformed } from "./malformed-files.ts";
import { editedJson } from "./malformed-json.ts";
import type { MalformedRequest, Wire } from "./malformed-request.ts";
import type { Target } from "./targets.ts";

/** Bytes for a connection, in the pieces in which they are sent. */
export interface Composed {
	pieces: Buffer[];
	/** Milliseconds between two pieces. */
	pause: number;
	/** What the sender does once all is sent; `wait` is for the answer. */
	ending: "wait" | "end" | "destroy" | "reset";
	/** Nothing has to come back: the server may wait for more of what was sent. A whole request is always waited for. */
	isPart: boolean;
	/** For whoever looks for the cause. */
	told: string;
}

/** The most letters of an address that a header may be long with everything else. */
const MOST_QUERY = 3000;

/** A malformed request as bytes: what a person's browser sends to that address, and then what was done to it. */
export async function compose(
	request: MalformedRequest,
	target: Target,
	actor: Actor,
	origin: string,
): Promise<Composed> {
	const method = request.method ?? target.method;
	const path = addressOf(request, target);
	const { body, type } = await bodyOf(request, target);
	const sendsBody = body.length > 0 && (target.method !== "GET" || request.encoding === "json");
	const sent = sendsBody ? packed(body, request.wire) : Buffer.alloc(0);
	const given: [string, string][] = [
		["Host", new URL(origin).host],
		["Origin", origin],
		...Object.entries(actor.headers),
		...(sendsBody && type ? ([["Content-Type", type]] as [string, string][]) : []),
	];
	const replaced = new Set(request.headers.map(([name]) => name));
	const headers = [...given.filter(([name]) => !replaced.has(name)), ...request.headers];
	const told = [
		`${method} ${path} as ${actor.name}, ${request.wire.kind}`,
		...[request.headers, sendsBody ? sent.subarray(0, 300).toString("latin1") : ""].map((part) =>
			JSON.stringify(part),
		),
	];
	return {
		...onTheWire(request.wire, { method, path, headers, body: sent }),
		told: told.join(" ").slice(0, 2000),
	};
}

function addressOf({ spelling, asData, segment, query }: MalformedRequest, { path }: Target): string {
	let [place = "", search = ""] = path.split("?");
	if (segment !== undefined)
		place = `${place === "/" ? "" : place}/${encodeURIComponent(segment.toWellFormed()).slice(0, MOST_QUERY)}`;
	if (asData) place = `${place === "/" ? "/_root" : place}.data`;
	if (query) {
		const added = query.map(([name, value]) => [name, value.slice(0, MOST_QUERY)]);
		search = [search, new URLSearchParams(added).toString()].filter((part) => part !== "").join("&");
	}
	const address = search === "" ? place : `${place}?${search}`;
	return SPELLINGS[spelling ?? 0]?.write(address) ?? address;
}

async function bodyOf(
	{ edits, encoding, file, json, rawJson }: MalformedRequest,
	{ fields, json: body, takesFile }: Target,
): Promise<{ body: Buffer; type: string | null }> {
	if (body !== undefined) {
		const text = rawJson ?? JSON.stringify(editedJson(body, json)) ?? "";
		return { body: Buffer.from(text), type: "application/json" };
	}
	const form = edited(new URLSearchParams(fields?.map(([name, value]) => [name, value])), edits);
	const { body: content, headers } =
		takesFile && file ? withFile(form, malformed(file)) : encoded(form, encoding);
	const response = new Response(content);
	const type = headers["Content-Type"] ?? response.headers.get("Content-Type");
	return { body: Buffer.from(await response.arrayBuffer()), type };
}

function withFile(
	fields: [string, string][],
	{ name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> },
) {
	const form = new FormData();
	for (const [field, value] of fields) if (field !== "text") form.append(field, value);
	form.set("file", new File([bytes], name));
	return { body: form, headers: {} as Record<string, string> };
}

function packed(body: Buffer, wire: Wire): Buffer {
	if (wire.kind !== "packed") return body;
	if (wire.as === "br") return brotliCompressSync(body);
	return wire.as === "deflate" ? deflateSync(body) : gzipSync(body);
}

interface Parts {
	method: string;
	path: string;
	headers: (readonly [string, string])[];
	body: Buffer;
}

const line = ([name, value]: readonly [string, string]) => `${name}: ${value}`;

/** The head of a request. Headers may hold bytes that no header may. */
function headOf({ method, path, headers }: Parts, further: string[], version = "HTTP/1.1"): Buffer {
	return Buffer.from(
		[`${method} ${path} ${version}`, ...headers.map(line), ...further].join("\r\n").concat("\r\n\r\n"),
		"latin1",
	);
}

const CLOSE = "Connection: close";

function onTheWire(wire: Wire, parts: Parts): Omit<Composed, "told"> {
	const { body } = parts;
	const length = (by = 0) => (body.length + by > 0 ? [`Content-Length: ${body.length + by}`] : []);
	const whole = Buffer.concat([headOf(parts, [...length(), CLOSE]), body]);
	const once = (bytes: Buffer, isPart = false) => ({
		pieces: [bytes],
		pause: 0,
		ending: "wait" as const,
		isPart,
	});
	const at = (part: number) => Math.floor((part / 1000) * whole.length);
	switch (wire.kind) {
		case "whole":
			return once(whole);
		case "pieces": {
			const places = [0, ...wire.cuts.map(at).toSorted((a, b) => a - b), whole.length];
			const pieces = places.slice(1).map((end, index) => whole.subarray(places[index], end));
			return { pieces, pause: 0, ending: "wait", isPart: false };
		}
		case "slow":
			return {
				...once(whole),
				pieces: [whole.subarray(0, at(wire.at)), whole.subarray(at(wire.at))],
				pause: 30,
			};
		case "cut":
			return { ...once(whole.subarray(0, at(wire.at)), true), ending: wire.how };
		case "length":
			return once(Buffer.concat([headOf(parts, [...length(wire.by), CLOSE]), body]), wire.by > 0);
		case "chunked":
			return once(
				Buffer.concat([headOf(parts, ["Transfer-Encoding: chunked", CLOSE]), ...chunks(body, wire.chunk)]),
			);
		case "broken chunks":
			return once(
				Buffer.concat([
					headOf(parts, ["Transfer-Encoding: chunked", CLOSE]),
					Buffer.from(`${wire.with}\r\nabc\r\n`, "latin1"),
					body,
				]),
				true,
			);
		case "pipelined": {
			const kept = Buffer.concat([headOf(parts, length()), body]);
			return once(Buffer.concat([...Array(wire.times - 1).fill(kept), whole]));
		}
		case "packed":
			return once(Buffer.concat([headOf(parts, [`Content-Encoding: ${wire.as}`, ...length(), CLOSE]), body]));
		case "head line":
			// The line may tell of a body where there is none.
			return once(Buffer.concat([headOf(parts, [wire.line, ...length(), CLOSE]), body]), body.length === 0);
		case "version":
			return once(Buffer.concat([headOf(parts, [...length(), CLOSE], wire.version), body]));
		case "bytes":
			return { ...once(Buffer.from(wire.bytes), true), ending: "end" };
	}
}

function chunks(body: Buffer, size: number): Buffer[] {
	// Tens of thousands of chunks of one byte say no more than a thousand.
	const step = Math.max(size, Math.ceil(body.length / 1000));
	const pieces: Buffer[] = [];
	for (let from = 0; from < body.length; from += step) {
		const piece = body.subarray(from, from + step);
		pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n"));
	}
	return [...pieces, Buffer.from("0\r\n\r\n")];
}
