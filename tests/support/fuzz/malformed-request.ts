import fc from "fast-check";
import { ENCODINGS, edit, malformedQuery, nastyText } from "../malformed.ts";
import { SPELLINGS } from "../spellings.ts";
import { malformedFile } from "./malformed-files.ts";
import { jsonEdits, rawJson } from "./malformed-json.ts";

const weighted = <T>(...choices: [number, fc.Arbitrary<T>][]) =>
	fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
/** Once in so many times. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>, times: number) =>
	weighted<T | undefined>([1, arbitrary], [times - 1, fc.constant(undefined)]);

/** Methods beside those that addresses take. */
const METHODS = [
	...["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "POST", "GET", "TRACE", "CONNECT", "PROPFIND", "PURGE"],
	...["get", "Get", "FOO", "G=T", "M-SEARCH", "PRI", "X".repeat(300)],
];

const long = (letters: number) => "a".repeat(letters);

/** Headers that no browser sends with these requests, or not so. */
const HEADERS: readonly (readonly [string, string])[] = [
	...["", ";", "=", "equipoise_session=x", "equipoise_session=%", `a=${long(9000)}`, "a=\u0001"].map(
		(value) => ["Cookie", value] as const,
	),
	...["", "Basic eDp5", "Bearer", "Bearer ", "Bearer x", `Bearer ${long(5000)}`, "Bearer equipoise_x"].map(
		(value) => ["Authorization", value] as const,
	),
	...["", "a b", "[::1", "x:99999", "evil.example", "a@b", long(300), "\u00e9"].map(
		(value) => ["Host", value] as const,
	),
	...["", "null", "http://evil.example", "x", "http://[", "file://"].map(
		(value) => ["Origin", value] as const,
	),
	...["*", '"1"', 'W/"1"', '""', '"999"', "1, 2", long(5000), '"'].map(
		(value) => ["If-Match", value] as const,
	),
	...["*", "x", `${'W/"a", '.repeat(500)}`].map((value) => ["If-None-Match", value] as const),
	...["gzip", "br;q=nan", "*;q=0", "identity;q=0", "gzip, ".repeat(300)].map(
		(value) => ["Accept-Encoding", value] as const,
	),
	...["text/html", "application/xml", "multipart/form-data", "multipart/form-data; boundary=", "x"].map(
		(value) => ["Content-Type", value] as const,
	),
	...["application/json; charset=utf-16", "application/json;;;", "multipart/mixed; boundary=cut"].map(
		(value) => ["Content-Type", value] as const,
	),
	...["bytes=0-", "bytes=99-1", "bytes=,", `bytes=${"0-1,".repeat(1000)}`].map(
		(value) => ["Range", value] as const,
	),
	...["gzip", "br", "identity", "x"].map((value) => ["Content-Encoding", value] as const),
	...["1.2.3.4", "::1", "x, y", "1.1.1.1, ".repeat(200)].map((value) => ["X-Forwarded-For", value] as const),
	...["100-continue", "x"].map((value) => ["Expect", value] as const),
	...([
		["X-Forwarded-Proto", "https, javascript"],
		["X-Forwarded-Host", "evil.example"],
		["X-HTTP-Method-Override", "DELETE"],
		["Sec-Fetch-Site", "cross-site"],
		["If-Modified-Since", "x"],
		["Connection", "Upgrade"],
		["Connection", "keep-alive, close"],
		["Upgrade", "websocket"],
		["Accept", "x".repeat(2000)],
		["Accept-Language", "*;q=9"],
		["Referer", "http://evil.example/\u00e9"],
		["Trailer", "X"],
		["X-Purpose", "preview"],
		["X-Remix-Response", "yes"],
	] as const),
];

/** What stands in the head where no header may. */
const HEAD_LINES = [
	...[
		"X-Injected: a\rSet-Cookie: b",
		"X-Nul: a\u0000b",
		"no colon",
		": nameless",
		"A b: c",
		"\u00e9: x",
		" folded",
	],
	...[
		`X-Long: ${"a".repeat(20_000)}`,
		Array.from({ length: 3000 }, (_, index) => `X-${index}: y`).join("\r\n"),
	],
	...[
		"Content-Length: 1",
		"Content-Length: -1",
		"Content-Length: 1e3",
		"Content-Length: 99999999999999999999",
	],
	...[
		"Transfer-Encoding: chunked",
		"Transfer-Encoding: chunked, identity",
		"Transfer-Encoding: \u000bchunked",
	],
];

/** How the bytes are sent; places are parts of 1000 of them. */
const wire = weighted<Wire>(
	[30, fc.constant({ kind: "whole" })],
	[
		5,
		fc.record({ kind: fc.constant("pieces"), cuts: fc.array(fc.nat(999), { minLength: 1, maxLength: 4 }) }),
	],
	[
		6,
		fc.record({ kind: fc.constant("cut"), at: fc.nat(999), how: fc.constantFrom("end", "destroy", "reset") }),
	],
	[3, fc.record({ kind: fc.constant("length"), by: fc.constantFrom(-100, -1, 1, 100, 1e9) })],
	[4, fc.record({ kind: fc.constant("chunked"), chunk: fc.constantFrom(1, 7, 1000, 100_000) })],
	[
		3,
		fc.record({
			kind: fc.constant("broken chunks"),
			with: fc.constantFrom("zz", "-1", "fffffffff", "", "5;a=\u0001"),
		}),
	],
	[2, fc.record({ kind: fc.constant("pipelined"), times: fc.integer({ min: 2, max: 40 }) })],
	[2, fc.record({ kind: fc.constant("slow"), at: fc.nat(999) })],
	[
		2,
		fc.record({
			kind: fc.constant("packed"),
			as: fc.constantFrom("gzip", "deflate", "br", "identity, gzip"),
		}),
	],
	[3, fc.record({ kind: fc.constant("head line"), line: fc.constantFrom(...HEAD_LINES) })],
	[
		2,
		fc.record({
			kind: fc.constant("version"),
			version: fc.constantFrom("HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/9", "", "FOO/1.1"),
		}),
	],
	[1, fc.record({ kind: fc.constant("bytes"), bytes: fc.uint8Array({ maxLength: 300 }) })],
);
export type Wire =
	| { kind: "whole" }
	| { kind: "pieces"; cuts: number[] }
	| { kind: "cut"; at: number; how: "end" | "destroy" | "reset" }
	| { kind: "length"; by: number }
	| { kind: "chunked"; chunk: number }
	| { kind: "broken chunks"; with: string }
	| { kind: "pipelined"; times: number }
	| { kind: "slow"; at: number }
	| { kind: "packed"; as: string }
	| { kind: "head line"; line: string }
	| { kind: "version"; version: string }
	| { kind: "bytes"; bytes: Uint8Array };

/** A request made of a real one: of what, by whom, what was done to it, and how it is sent. */
export const malformedRequest = fc.record({
	target: fc.nat(100_000),
	actor: fc.nat(1000),
	method: maybe(fc.constantFrom(...METHODS), 12),
	spelling: maybe(fc.nat(SPELLINGS.length - 1), 12),
	asData: weighted([2, fc.constant(false)], [1, fc.constant(true)]),
	segment: maybe(nastyText, 20),
	query: maybe(malformedQuery, 4),
	edits: fc.array(edit, { maxLength: 3 }),
	encoding: fc.constantFrom(...ENCODINGS),
	file: maybe(malformedFile, 2),
	json: jsonEdits,
	rawJson: maybe(rawJson, 8),
	headers: weighted<(readonly [string, string])[]>(
		[3, fc.constant([])],
		[2, fc.array(fc.constantFrom(...HEADERS), { minLength: 1, maxLength: 3 })],
	),
	wire,
});
export type MalformedRequest = typeof malformedRequest extends fc.Arbitrary<infer T> ? T : never;
