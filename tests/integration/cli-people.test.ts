import { join } from "node:path";
import { expect, test } from "vitest";
import { findTokenUser } from "#app/services/api-tokens.ts";
import { findAccount, isPasswordOf } from "#app/services/log-in.ts";
import { openStore } from "#db/store.ts";
import { equipoise, equipoiseProcess, isOneClearLine } from "#tests/support/cli.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const PASSWORD = "a password for Ada";

test("an account made by the command line logs in, and its password shows nowhere", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "people.db");
	const add = ["user", "add", "Ada@Example.org", "--role", "admin", "--password-stdin"];
	const added = await equipoiseProcess(database, add, { input: `${PASSWORD}\n` });
	expect(added).toEqual({ code: 0, stdout: "Added ada@example.org as administrator.\n", stderr: "" });
	const listed = await equipoise(database, ["user", "list", "--json"]);
	expect(JSON.parse(listed.stdout)).toMatchObject([
		{ email: "ada@example.org", role: "administrator", closedAt: null },
	]);
	const store = openStore(database);
	try {
		expect(await isPasswordOf(findAccount(store, "ADA@example.org"), PASSWORD, "known")).toBe(true);
		const audit = store.sqlite.prepare("select action, actor_id from audit_events").all();
		expect(audit).toEqual([{ action: "user.added", actor_id: null }]);
		const stored = JSON.stringify(store.sqlite.prepare("select * from users, audit_events").all());
		expect(added.stdout + added.stderr + listed.stdout + stored).not.toContain(PASSWORD);
	} finally {
		store.close();
	}
});

test("token add prints the token alone, and revoking ends it", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "tokens.db");
	const add = ["user", "add", "ben@example.org", "--role", "researcher", "--password-stdin"];
	await equipoise(database, add, { input: PASSWORD });
	const { code, stdout, stderr } = await equipoise(database, ["token", "add", "ben@example.org"]);
	expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
	expect(stdout).toMatch(/^equipoise_[\w-]{43}\n$/);
	const store = openStore(database);
	try {
		expect(findTokenUser(store, stdout.trim())).toMatchObject({
			scope: "write",
			user: { email: "ben@example.org", role: "researcher" },
		});
		expect((await equipoise(database, ["token", "revoke", "1"])).code).toBe(0);
		expect(findTokenUser(store, stdout.trim())).toBeUndefined();
	} finally {
		store.close();
	}
});

test("wrong usage exits with 2, a refusal with 1 and one clear line", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "refused.db");
	const add = ["user", "add", "a@example.org", "--role", "reader", "--password-stdin"];
	const [missing, short, help] = await Promise.all([
		equipoiseProcess(database, ["user", "list"]),
		equipoise(database, add, { input: "short\n" }),
		equipoise(database, ["user", "add", "--help"]),
	]);
	expect(missing.code).toBe(1);
	expect(isOneClearLine(missing)).toBe(true);
	expect(short.code).toBe(1);
	expect(isOneClearLine(short)).toBe(true);
	expect(short.stderr).not.toContain("short\n");
	const usage = await Promise.all([
		equipoiseProcess(database, ["user", "add", "a@example.org", "--role", "king", "--password-stdin"]),
		equipoise(database, ["user", "add", "no address", "--role", "reader", "--password-stdin"]),
		equipoise(database, ["user", "add", "a@example.org", "--role", "reader"]),
		equipoise(database, ["backup"]),
	]);
	expect(usage.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
	for (const { stderr } of usage) expect(stderr).not.toContain("    at ");
	expect(help).toMatchObject({ code: 0, stderr: "" });
	expect(help.stdout).toContain("--password-stdin");
});

test("each command's help shows how it is called, without colours", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "none.db");
	const commands = ["migrate", "seed", "backup", "restore", "check", "export", "import"].map((name) => [
		name,
	]);
	commands.push(
		...["add", "list", "role", "close", "reopen", "reset-second-factor"].map((name) => ["user", name]),
	);
	commands.push(...["add", "list", "revoke"].map((name) => ["token", name]));
	const env = { FORCE_COLOR: "1" };
	const helps = await Promise.all(
		commands.map((command) => equipoise(database, [...command, "--help"], { env })),
	);
	for (const [index, { code, stdout }] of helps.entries()) {
		const command = commands[index]?.join(" ") ?? "";
		expect([command, code]).toEqual([command, 0]);
		expect(stdout).toContain(`npm run --silent equipoise -- ${command}`);
		expect(stdout).not.toContain("\u001b");
	}
	const wrong = await equipoise(database, ["imprt"]);
	expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("Did you mean import?")]);
});
