import { expect, test } from "vitest";
import { newRecoveryCodes, newTotpSecret, readTypedCode, stepOfCode, totpUri } from "./one-time-codes.ts";

/** "12345678901234567890" in base32, and codes of it: RFC 6238, appendix B, the last six of its eight digits. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const PUBLISHED: [seconds: number, code: string][] = [
	[59, "287082"],
	[1_111_111_109, "081804"],
	[1_234_567_890, "005924"],
	[2_000_000_000, "279037"],
];
const at = (seconds: number) => new Date(seconds * 1000);

test("codes are those that RFC 6238 publishes, and a clock may be half a minute off", () => {
	for (const [seconds, code] of PUBLISHED) {
		const step = Math.floor(seconds / 30);
		expect(stepOfCode(SECRET, code, 0, at(seconds))).toBe(step);
		expect(stepOfCode(SECRET, code, 0, at(seconds + 30))).toBe(step);
		expect(stepOfCode(SECRET, code, 0, at(seconds - 30))).toBe(step);
		expect(stepOfCode(SECRET, code, 0, at(seconds + 61))).toBeUndefined();
	}
});

test("no code is right twice, nor one from before", () => {
	const [seconds, code] = PUBLISHED[1] ?? [0, ""];
	const step = Math.floor(seconds / 30);
	expect(stepOfCode(SECRET, code, step - 1, at(seconds))).toBe(step);
	expect(stepOfCode(SECRET, code, step, at(seconds))).toBeUndefined();
	expect(stepOfCode(SECRET, code, step + 1, at(seconds))).toBeUndefined();
});

test("what authenticators read names the library and the account", () => {
	const uri = new URL(totpUri(SECRET, { library: "Trials: a clinic", account: "ada@example.org" }));
	expect(uri.protocol + uri.host).toBe("otpauth:totp");
	expect(decodeURIComponent(uri.pathname)).toBe("/Trials  a clinic:ada@example.org");
	expect(uri.searchParams.get("secret")).toBe(SECRET);
	expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
});

test("recovery codes differ, and are read however they are typed", () => {
	const codes = newRecoveryCodes();
	expect(new Set(codes).size).toBe(10);
	for (const code of codes) {
		expect(code).toMatch(/^([a-z2-9]{4}-){5}[a-z2-9]{4}$/);
		expect(readTypedCode(` ${code.replaceAll("-", " ").toUpperCase()} `)).toEqual({ recovery: code });
	}
	expect(readTypedCode("123 456")).toEqual({ totp: "123456" });
});
