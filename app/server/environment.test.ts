import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readEnvironment, settingsInForce } from "./environment.ts";

const OPERATIONS = readFileSync(join(import.meta.dirname, "..", "..", "docs", "operations.md"), "utf8");

test("every setting is in the table of the operations page, and the command hides secrets", () => {
	const settings = settingsInForce({ SESSION_SECRET: "not for anybody's eyes", PORT: "8080" });
	const [, table = ""] = OPERATIONS.split("## Settings");
	expect(settings.map(({ name }) => name).filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
	expect(settings.find(({ name }) => name === "PORT")).toEqual({ name: "PORT", value: "8080", isSet: true });
	expect(settings.find(({ name }) => name === "SESSION_SECRET")?.value).toBe("(secret)");
	expect(() => settingsInForce({ PORT: "many" })).toThrow(/^PORT must be a whole number/);
});

test("mail and the OpenID provider say what they need, tell no secret, and are nothing for a copy", () => {
	const mail = { SMTP_URL: "smtp://user:hush@mail.example", MAIL_FROM: "Trials <trials@example.org>" };
	const openId = { OIDC_ISSUER: "https://id.example", OIDC_CLIENT_ID: "equipoise" };
	const PUBLIC_URL = "https://trials.example/";
	expect(() => readEnvironment({ SMTP_URL: mail.SMTP_URL, PUBLIC_URL })).toThrow(/^SMTP_URL needs MAIL_FROM/);
	expect(() => readEnvironment(mail)).toThrow(/^SMTP_URL needs PUBLIC_URL/);
	expect(() => readEnvironment(openId)).toThrow(/^OIDC_ISSUER needs PUBLIC_URL/);
	expect(() => readEnvironment({ ...mail, SMTP_URL: "http://user:hush@mail.example" })).toThrow(
		/^(?!.*hush).*$/,
	);
	expect(() => readEnvironment({ ...openId, OIDC_ISSUER: "http://id.example" })).toThrow(/https/);
	for (const SMTP_URL of ["smtp:///mail", "smtp:mail.example", "mail.example", "smtp://mail.example:99999"])
		expect(() => readEnvironment({ ...mail, PUBLIC_URL, SMTP_URL }), SMTP_URL).toThrow(/^SMTP_URL must be/);
	for (const OIDC_ISSUER of ["id.example", "https://id.example?realm=a", "https://ada:hush@id.example"])
		expect(() => readEnvironment({ ...openId, PUBLIC_URL, OIDC_ISSUER }), OIDC_ISSUER).toThrow(
			/^OIDC_ISSUER must be/,
		);
	for (const from of [
		"a,b@c.example",
		"A <a@b.example",
		"a@b.example>",
		"nobody",
		"A <a@b> <c@d>",
		"A\r\nBcc: <a@b.example>",
		"a@b.example, c@d.example",
	])
		expect(() => readEnvironment({ ...mail, PUBLIC_URL, MAIL_FROM: from }), from).toThrow(/^MAIL_FROM/);
	const all = { ...mail, ...openId, PUBLIC_URL };
	expect(readEnvironment(all)).toMatchObject({
		mail: { from: { name: "Trials", address: "trials@example.org" }, publicUrl: "https://trials.example" },
		openId: { issuer: "https://id.example/", label: "id.example", signUp: undefined, linkByEmail: false },
	});
	expect(readEnvironment({ ...all, READ_ONLY: "true" })).toMatchObject({
		mail: undefined,
		openId: undefined,
	});
	const told = settingsInForce({ ...all, OIDC_CLIENT_SECRET: "hush hush" });
	expect(JSON.stringify(told)).not.toContain("hush");
});
