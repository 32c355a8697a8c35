import fc from "fast-check";

/** Any code points, halves of pairs too. The library's own strings of them cost seconds before the first is made. */
const anyText = (maxLength: number) =>
	fc.array(fc.nat(0x10ffff), { maxLength }).map((codes) => String.fromCodePoint(...codes));

/** Values that no form of ours sends, or that mean something to somebody else's parser. */
export const nastyText = fc.oneof(
	{ weight: 3, arbitrary: anyText(40) },
	fc.constantFrom(
		...[
			"",
			" ",
			"\u0000",
			"\ud800",
			"\u202e",
			"a\r\nb",
			"\u001b[31m",
			"NaN",
			"Infinity",
			"-0",
			"-1",
			"1e999",
		],
		...["0x10", "１７", "17/0", "0/0", "1/2/3", "120%", "%", "52% of", "9".repeat(400), "1.5", "1,000,000"],
		...[
			"null",
			"undefined",
			"true",
			"[]",
			"{}",
			"[object Object]",
			"' or 1=1 --",
			"<script>alert(1)</script>",
		],
		...[
			"__proto__",
			"constructor",
			"toString",
			"hasOwnProperty",
			"../../secret",
			"a1",
			"binary",
			"continuous",
			"count",
			"time-to-event",
			"yes",
			"2014-13-45",
			"zz9",
			"publish",
			"edit",
		],
		...["x".repeat(100_000), '{"a":'.repeat(2000), "[".repeat(5000), "é".repeat(3000)],
	),
);

const nastyName = fc.oneof(
	fc.constantFrom(
		...["__proto__", "__proto__.polluted", "constructor.prototype.polluted", "toString", "valueOf", "length"],
		...["arms", "arms.length", "arms[0]", "arms[-1].label", "arms[999999999].label", "arms[300].label"],
		...["arms[0][0][0][0]", "arms[].label", "arms[0].interventions", "title[0]", "title.x", "reason[0]"],
		...["outcomes[0].results", "outcomes[0].results.__proto__.cell", "outcomes[0].results.constructor.cell"],
		...["outcomes[0].results.a1.cell.x", "outcomes[0].contrasts[0].estimate", "outcomes", "[", "]", ".", ""],
		...["a".repeat(200), "a.".repeat(500), "[0]".repeat(500), "expectedVersion", "intent", "__intent__"],
		...["__state__", "choices", "choices[0].path", "typed", "theirsVersion", "userId", "finding", "publish"],
	),
	anyText(20),
);

const intents = fc.constantFrom(
	...["", "[]", "{", '"validate"', '{"type":"validate"}', '{"type":"insert","payload":{"name":"arms"}}'],
	...[
		'{"type":"insert","payload":{"name":"title"}}',
		'{"type":"remove","payload":{"name":"arms","index":9999}}',
	],
	...['{"type":"reorder","payload":{"name":"arms","from":0,"to":9999}}', '{"type":"explode","payload":{}}'],
	...['{"type":"update","payload":{"name":"__proto__.x","value":1}}', '{"type":"reset","payload":{}}'],
	...['{"type":"update","payload":{"name":"arms","value":{"a":[[[[]]]]}}}'],
);

/** One thing done to a form's fields; `at` says which field, counted round. */
export const edit = fc.oneof(
	fc.record({ kind: fc.constant("set" as const), at: fc.nat(200), value: nastyText }),
	fc.record({ kind: fc.constant("repeat" as const), at: fc.nat(200), value: nastyText }),
	fc.record({ kind: fc.constant("rename" as const), at: fc.nat(200), name: nastyName }),
	fc.record({ kind: fc.constant("drop" as const), at: fc.nat(200) }),
	fc.record({ kind: fc.constant("add" as const), name: nastyName, value: nastyText }),
	fc.record({ kind: fc.constant("add" as const), name: fc.constant("__intent__"), value: intents }),
);
export type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** How a form's fields are sent. */
export const ENCODINGS = [
	...["form", "form", "form", "form", "form", "multipart", "multipart with files", "broken multipart"],
	...["multipart without boundary", "json", "text", "no content type", "wrong charset", "half a character"],
] as const;

/** Parameters of an address that pages read, and others. */
export const malformedQuery = fc.array(
	fc.tuple(
		fc.oneof(
			{
				weight: 5,
				arbitrary: fc.constantFrom(
					...["q", "condition", "intervention", "phase", "status", "from", "to", "results", "sort", "after"],
					...["study", "measure", "order", "level", "concept", "outcome", "figure", "width", "theme"],
					...[
						"before",
						"archived",
						"held",
						"token",
						"returnTo",
						"_data",
						"index",
						"format",
						"cursor",
						"limit",
					],
					...["model", "tau2", "ci", "moderators", "synthesis", "table", "_routes", "count", "state"],
				),
			},
			nastyName,
		),
		fc.oneof(
			nastyText,
			fc.constantFrom("finzi-rosenthal-2014", "RR", "2014", "99999", "WzEsMV0", "W251bGwsMV0", "o1"),
			fc.constantFrom(
				"toString",
				"constructor",
				"__proto__",
				"csv",
				"zip",
				"forest",
				"REML",
				"random",
				"dark",
			),
		),
	),
	{ minLength: 1, maxLength: 5 },
);

/** The fields of a form after what was done to them. */
export function edited(form: URLSearchParams, edits: readonly Edit[]): [string, string][] {
	const fields = [...form];
	for (const change of edits) {
		if (change.kind === "add") {
			fields.push([change.name, change.value]);
			continue;
		}
		const index = change.at % Math.max(1, fields.length);
		const [name = "", value = ""] = fields[index] ?? [];
		if (change.kind === "drop") fields.splice(index, 1);
		else if (change.kind === "rename") fields[index] = [change.name, value];
		else if (change.kind === "set") fields[index] = [name, change.value];
		else fields.push([name, change.value]);
	}
	return fields;
}

/** The fields as a request body. */
export function encoded(
	fields: readonly (readonly [string, string])[],
	encoding: (typeof ENCODINGS)[number],
): { body: BodyInit; headers: Record<string, string> } {
	const form = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
	const boundary = "multipart/form-data; boundary=cut";
	switch (encoding) {
		case "form":
			return typed(form, "application/x-www-form-urlencoded");
		case "multipart":
			return { body: multipart(fields, (value) => value), headers: {} };
		case "multipart with files":
			return { body: multipart(fields, (value) => new File([value], "a.txt")), headers: {} };
		case "broken multipart":
			return typed(
				`--cut\r\nContent-Disposition: form-data; name="title"\r\n\r\n${form.slice(0, 50)}`,
				boundary,
			);
		case "multipart without boundary":
			return typed(form, "multipart/form-data");
		case "json":
			return typed(JSON.stringify(Object.fromEntries(fields)), "application/json");
		case "text":
			return typed(form, "text/plain");
		case "no content type":
			return { body: Buffer.from(form), headers: {} };
		case "wrong charset":
			return typed(Buffer.from(form, "utf16le"), "application/x-www-form-urlencoded; charset=utf-16");
		case "half a character":
			return typed(`title=%E2%82&%ff%fe=%zz&${form}`, "application/x-www-form-urlencoded");
	}
}

const typed = (body: BodyInit, type: string) => ({ body, headers: { "Content-Type": type } });

function multipart(fields: readonly (readonly [string, string])[], as: (value: string) => string | File) {
	const form = new FormData();
	for (const [name, value] of fields) {
		const part = as(value);
		if (typeof part === "string") form.append(name, part);
		else form.append(name, part);
	}
	return form;
}
