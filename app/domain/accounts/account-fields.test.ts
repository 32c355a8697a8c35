import { expect, test } from "vitest";
import { email, personName, tokenLabel } from "./account-fields.ts";

test("an address is kept in one spelling, of whatever script", () => {
	for (const [typed, kept] of [
		[" Bea.O’Neil+trials@Example.ORG ", "bea.o’neil+trials@example.org"],
		["ada@localhost", "ada@localhost"],
		["用户@例子.测试", "用户@例子.测试"],
		["JOSE\u0301@example.org", "jos\u00e9@example.org"],
	])
		expect(email.parse(typed), typed).toBe(kept);
});

test("what would be another address in a mail, or looks like one, is no address", () => {
	for (const typed of [
		...["a>b@x.org", "<b>@x.org", "a,b@x.org", "a;b@x.org", '"a"@x.org', "a(b)@x.org", "a\\b@x.org"],
		...["a\u0000b@x.org", "a\u202eb@x.org", "a\u200bb@x.org", "a b@x.org", "a\r\nBcc: c@x.org"],
		...[
			"a@x",
			"a@x.",
			"a@x.org,",
			"a@.org",
			"a@x..org",
			"a@b@x.org",
			"@x.org",
			`${"a".repeat(250)}@x.org`,
			"",
		],
	])
		expect(email.safeParse(typed).success, JSON.stringify(typed)).toBe(false);
});

test("names are one line", () => {
	expect(personName.parse(" Eve\r\n\r\nhttps://evil.example \u2028 Roe ")).toBe(
		"Eve https://evil.example Roe",
	);
	expect(tokenLabel.safeParse("\u0000\n").success).toBe(false);
});
