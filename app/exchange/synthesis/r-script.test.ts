import { describe, expect, test } from "vitest";
import { binaryRows, exportOf } from "#tests/support/synthesis-example.ts";
import { rScript } from "./r-script.ts";
import { rComment, rNumber, rString } from "./r-text.ts";

const NASTY = [
	'"); system("touch pwned"); ("',
	"\\",
	'\\\\" # not a comment',
	"it's `x`",
	"two\nlines\r\nand\u2028more\u0085",
	"naïve ≥ 😀 日本",
	"%s %d",
	"\u0000nul\u001b[31m",
	"lone \ud800 surrogate",
];

describe("text as R source", () => {
	test.each(NASTY)("%j becomes one string literal of ASCII", (text) => {
		const literal = rString(text);
		expect(literal).toMatch(/^"(?:[^"\\\n\r]|\\["\\]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"$/);
		expect(literal).toMatch(/^[\x20-\x7e]+$/);
	});

	test("what R reads back is what was typed", () => {
		expect(rString('a"b\\c')).toBe('"a\\"b\\\\c"');
		expect(rString("é\n😀")).toBe('"\\u00e9\\u000a\\U0001f600"');
		expect(rString(null)).toBe("NA");
	});

	test.each(NASTY)("%j in a comment stays in its line", (text) => {
		expect(rComment(text)).toMatch(/^# [^\n\r\u2028\u2029\u0085]*$/);
	});

	test("numbers keep their digits, and what is none is NA", () => {
		expect([0.1 + 0.2, -3, 1e-7, Number.NaN, null].map(rNumber)).toEqual([
			"0.30000000000000004",
			"-3",
			"1e-7",
			"NA",
			"NA",
		]);
	});
});

describe("the script", () => {
	test("no label, title or group adds a line or ends a string", () => {
		const rows = binaryRows("bcg");
		const plain = rScript(exportOf({ measure: "OR", include: ["subgroups"], rows }));
		const nasty = (i: number) => NASTY[i % NASTY.length] ?? "";
		const script = rScript(
			exportOf(
				{
					measure: "OR",
					include: ["subgroups"],
					rows: rows.map((row, i) => ({ ...row, label: nasty(i), group: nasty(i % 2) })),
				},
				{ title: NASTY[0] ?? "", arms: { experimental: NASTY[4] ?? "", control: NASTY[2] ?? "" } },
			),
		);
		expect(script.split("\n")).toHaveLength(plain.split("\n").length);
		const code = script.split("\n").filter((line) => !line.startsWith("#"));
		for (const line of code) {
			const outside = line.replace(/"(?:[^"\\]|\\.)*"/g, "");
			expect(outside).not.toMatch(/["`]|pwned/);
			expect(line).toMatch(/^[\x20-\x7e]*$/);
		}
	});

	test("holds the data, the call, and what the page shows", () => {
		const script = rScript(exportOf({ measure: "RR", ci: "hksj", rows: binaryRows("bcg") }));
		expect(script).toContain("ai = c(\n    4, 6, 3, 62, 33, 180, 8, 505,");
		expect(script).toContain('escalc(measure = "RR", ai = ai, n1i = n1i, ci = ci, n2i = n2i');
		expect(script).toContain('add = 0.5, to = "only0", drop00 = FALSE');
		expect(script).toContain('method <- if (k == 1) "EE" else "REML"');
		expect(script).toContain('"knha"');
		expect(script).toContain("qt(0.025000000000000022, df = k - 2, lower.tail = FALSE)");
		expect(script).toMatch(/# +pooled 0\.49 \[0\.33, 0\.73\]/);
		expect(script).toMatch(/# +I\^2 92\.2%/);
	});

	test.each([
		[{ model: "mantel-haenszel" }, 'rma.mh(ai = d$ai, n1i = d$n1i, ci = d$ci, n2i = d$n2i, measure = "OR"'],
		[{ model: "mantel-haenszel" }, 'add = c(0.5, 0), to = c("only0", "none")'],
		[{ model: "peto" }, "rma.peto("],
		[{ model: "common", ci: "hksj-adhoc" }, '"adhoc"'],
		[{ tau2: "PM" }, '"PM"'],
		[{ continuity: { to: "all", add: 1, dropDoubleZero: true } }, 'add = 1, to = "all", drop00 = TRUE'],
		[{ continuity: { to: "treatment-arm" } }, "share <- ifelse(zero, 2 * 0.5 / (n1i + n2i), 0)"],
		[{ level: 0.9 }, "level = 90"],
		[{ predictionInterval: "z" }, "qnorm("],
	] as const)("%j is said in metafor's words", (options, code) => {
		expect(rScript(exportOf({ measure: "OR", ...options, rows: binaryRows("yusuf1985_table6") }))).toContain(
			code,
		);
	});

	test("fewer than three rows: no prediction interval; none: the reason", () => {
		const rows = binaryRows("bcg");
		const two = rScript(exportOf({ measure: "RR", rows: rows.slice(0, 2) }));
		expect(two).not.toContain("prediction");
		const one = rScript(exportOf({ measure: "RR", rows: rows.slice(0, 1) }));
		expect(one).not.toMatch(/confint|"I\^2"/);
		expect(rScript(exportOf({ measure: "RR", rows: [] }))).toContain('cat("Not pooled: There are no studies');
	});

	test("a hazard ratio given as logarithms is read as a ratio", () => {
		const rows = [1, 2, 3].map((i) => ({ label: `T${i}`, estimate: -0.1 * i, se: 0.1 }));
		const generic = { name: "Hazard ratio", scale: "log" } as const;
		const script = rScript(exportOf({ measure: "GEN", rows }, { generic }));
		expect(script).toContain("reading <- function(x) exp(x)");
		expect(script).toContain("Pooled hazard ratio [95%]");
		expect(script).toMatch(/# +pooled 0\.819 \[/);
	});
});
