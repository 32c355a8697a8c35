import fc from "fast-check";
import { nastyText } from "../malformed.ts";

const nastyValue = fc.oneof(
	nastyText,
	fc.constantFrom<unknown>(
		...[null, true, 0, -0, -1, 0.1, 1e308, 5e-324, 1e21, 2 ** 53, 99_999_999_999],
		...[[], {}, [[]], [null], [{}], { id: "a1" }, { "": 0 }],
	),
	fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 3 }),
);

/** One thing done to a JSON body: a value set, taken away, or put in, at one of its places. */
const jsonEdit = fc.record({
	at: fc.nat(500),
	kind: fc.constantFrom("set", "set", "drop", "add"),
	name: fc.constantFrom(
		"__proto__",
		"constructor",
		"id",
		"rows",
		"measure",
		"moderators",
		"title",
		"arms",
		"zz",
	),
	value: nastyValue,
});
export const jsonEdits = fc.array(jsonEdit, { maxLength: 4 });
type JsonEdit = typeof jsonEdit extends fc.Arbitrary<infer T> ? T : never;

/** Bodies that are no JSON, or JSON that costs much to read. */
const DEEP = 50_000;
export const rawJson = fc.constantFrom(
	...[
		"",
		" ",
		"{",
		"nul",
		"NaN",
		"01",
		"'a'",
		'{"a":1,}',
		"[1 2]",
		"\ufeff{}",
		'"\\ud800"',
		'{"a":1}{"b":2}',
	],
	...[
		"1e999",
		"-",
		`${"9".repeat(10_000)}`,
		'{"__proto__":{"polluted":1}}',
		"[".repeat(DEEP),
		'{"a":'.repeat(DEEP),
	],
	`${"[".repeat(DEEP)}${"]".repeat(DEEP)}`,
	`{"title":${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}}`,
	`{"measure":"RR","rows":[${Array(3000).fill('{"label":"A","experimental":{"events":1,"n":9},"control":{"events":2,"n":9}}').join()}]}`,
	`{"title":"A","arms":[${Array(5000).fill('{"id":"a1","label":"Drug"}').join()}]}`,
);

export function editedJson(value: unknown, edits: readonly JsonEdit[]): unknown {
	const copy = structuredClone(value);
	for (const { at, kind, name, value: put } of edits) {
		const places = placesIn(copy);
		const { holder, key } = places[at % Math.max(1, places.length)] ?? {};
		if (!holder || key === undefined) continue;
		// A copy: the value itself serves other requests.
		if (kind === "set") holder[key] = structuredClone(put);
		else if (kind === "drop") delete holder[key];
		else
			Object.defineProperty(holder, name, {
				value: structuredClone(put),
				...{ enumerable: true, configurable: true, writable: true },
			});
	}
	return copy;
}

interface Place {
	holder: Record<string, unknown>;
	key: string;
}

function placesIn(value: unknown): Place[] {
	if (typeof value !== "object" || value === null) return [];
	const holder = value as Record<string, unknown>;
	return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}
