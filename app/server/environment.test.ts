import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { misspelt, readEnvironment, StartError, settingsInForce } from "./environment.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const OPERATIONS = readFileSync(join(ROOT, "docs", "operations.md"), "utf8");
const EXAMPLE = readFileSync(join(ROOT, ".env.example"), "utf8");

test("every setting is in the table of the operations page, and the command hides secrets", () => {
	const settings = settingsInForce({ SESSION_SECRET: "not for anybody's eyes", PORT: "8080" });
	const [, table = ""] = OPERATIONS.split("## Settings");
	expect(settings.map(({ name }) => name).filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
	expect(settings.find(({ name }) => name === "PORT")).toEqual({ name: "PORT", value: "8080", isSet: true });
	expect(settings.find(({ name }) => name === "SESSION_SECRET")?.value).toBe("(secret)");
	expect(() => settingsInForce({ PORT: "many" })).toThrow(/^PORT must be a whole number/);
});

test("the example names every setting, with what holds where nobody sets it", () => {
	const named = settingsInForce(parseEnv(EXAMPLE.replaceAll(/^# (?=[A-Z_]+=)/gm, "")));
	expect(named.filter(({ isSet }) => !isSet)).toEqual([]);
	const withoutSet = (settings: typeof named) => settings.map(({ name, value }) => ({ name, value }));
	expect(withoutSet(settingsInForce(parseEnv(EXAMPLE)))).toEqual(withoutSet(settingsInForce({})));
});

test("a value that cannot be meant is one line with its setting, whatever is wrong with it, and shows no password", () => {
	const wrong = [
		"-1",
		"1e99",
		" 80",
		"80\r",
		'"true"',
		"'x@y.example'",
		"~/e.db",
		"a\nb",
		"http//x",
		"ftp://x.example",
	];
	const told = settingsInForce({}).flatMap(({ name }) =>
		wrong.flatMap((value) => {
			try {
				readEnvironment({ OIDC_CLIENT_ID: "x", PUBLIC_URL: "http://x", MAIL_FROM: "x@y", [name]: value });
				return [];
			} catch (error) {
				expect(error, `${name}=${value}`).toBeInstanceOf(StartError);
				return [String((error as Error).message)];
			}
		}),
	);
	expect(told.filter((line) => !/^[A-Z_]+ (must|begins|stands|needs) [^\p{Cc}]+$/u.test(line))).toEqual([]);
	for (const name of ["PUBLIC_URL", "PRIMARY_URL", "REGISTRY_URL", "CACHE_PURGE_URL", "OIDC_ISSUER"])
		expect(() => readEnvironment({ [name]: "https://ada:hush@x.example" })).toThrow(
			new StartError(`${name} must be an address without a user and password; it is “https://…@x.example”`),
		);
	expect(() => readEnvironment({ PUBLIC_URL: "https://x.example/trials" })).toThrow(/without a path/);
	expect(readEnvironment({ PUBLIC_URL: "HTTPS://X.example:443/" }).publicUrl).toBe("https://x.example");
});

test("a setting that is nearly spelt like one is asked about", () => {
	const env = {
		PUBLIC_URI: "https://x.example",
		DATBASE_PATH: "x.db",
		WORKER: "2",
		HOSTNAME: "x",
		SPORT: "1",
	};
	expect(misspelt(env)).toEqual([
		"PUBLIC_URI is no setting and does nothing. Did you mean PUBLIC_URL?",
		"DATBASE_PATH is no setting and does nothing. Did you mean DATABASE_PATH?",
		"WORKER is no setting and does nothing. Did you mean WORKERS?",
	]);
	expect(misspelt({ ...env, PUBLIC_URL: "https://x.example", WORKERS: "2", DATABASE_PATH: "x.db" })).toEqual(
		[],
	);
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
