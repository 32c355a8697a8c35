import { expect, test } from "vitest";
import { createToken, findTokenUser } from "#app/services/api-tokens.ts";
import { endSessionsOf } from "#app/services/log-in.ts";
import { makeReset } from "#app/services/password-resets.ts";
import { equipoise, isOneClearLine } from "#tests/support/cli.ts";
import { textOf } from "#tests/support/html-form.ts";
import { PASSWORD } from "#tests/support/people.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";

const NEW = "a kite over the harbour";

/** Makes a link by the administration page and reads what it shows. */
async function linkFor(administrator: Client, whom: Client, ownPassword = PASSWORD) {
	const act = { intent: "make-reset-link", userId: String(whom.user?.id), ownPassword };
	const answer = await administrator.post("/admin", act);
	const page = await answer.text();
	return { status: answer.status, text: textOf(page), token: /\/reset\?token=([\w-]{43})/.exec(page)?.[1] };
}

const use = (server: TestServer, token = "", password = NEW) =>
	server.anonymous.post("/reset", { token, password });
const logIn = async (server: TestServer, password: string) =>
	(await server.anonymous.post("/login", { email: "bea@example.org", password })).status;

test("an administrator's link sets a new password once, ends the sessions and revokes the tokens", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator", "Ada");
	const bea = await server.as("researcher", "Bea");
	const program = { userId: bea.user?.id ?? 0, label: "Script", scope: "write" } as const;
	const { token: apiToken } = createToken(server.store, { kind: "system" }, program);
	const { status, token, text } = await linkFor(administrator, bea);
	expect(status).toBe(200);
	expect(text).toContain("It is shown only now, and can be used once within 24 hours");
	expect(textOf(await (await administrator.get("/admin")).text())).toContain("Link for a new password until");
	const hours = "select (unixepoch(expires_at) - unixepoch(created_at)) / 3600.0 from password_resets";
	expect(server.store.sqlite.prepare(hours).pluck().all()).toEqual([24]);
	const rows = JSON.stringify(server.store.sqlite.prepare("select * from password_resets").all());
	expect(rows).not.toContain(token);

	expect(await logIn(server, PASSWORD), "until then the old one works").toBe(302);
	const page = await server.anonymous.get(`/reset?token=${token}`);
	expect(page.headers.get("Cache-Control")).toBe("private, no-store");
	expect(textOf(await page.text())).toContain("For the account of Bea with the address bea@example.org");
	const done = await use(server, token);
	expect(done.status).toBe(302);
	const cookie = done.headers.getSetCookie()[0]?.split(";")[0] ?? "";
	expect((await server.anonymous.get("/account", { Cookie: cookie })).status, "it logs in").toBe(200);
	expect((await bea.get("/account")).status, "the session before is over").toBe(302);
	expect(findTokenUser(server.store, apiToken)).toBeUndefined();
	expect(await logIn(server, PASSWORD)).toBe(400);
	expect(await logIn(server, NEW)).toBe(302);
	expect((await use(server, token, "another kite, another harbour")).status, "once").toBe(404);
	expect((await server.anonymous.get(`/reset?token=${token}`)).status).toBe(404);
});

test("two at once set one password", async () => {
	await using server = await startServer();
	const bea = await server.as("reader", "Bea");
	const token = makeReset(server.store, { kind: "system" }, bea.user?.id ?? 0);
	const answers = await Promise.all([use(server, token), use(server, token, "a boat under the bridge")]);
	expect(answers.map(({ status }) => status).sort()).toEqual([302, 404]);
});

test("only an administrator who gives their own password makes one, and for others only", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator", "Ada");
	const researcher = await server.as("researcher", "Cid");
	const bea = await server.as("reader", "Bea");
	expect((await linkFor(researcher, bea)).status).toBe(403);
	const wrong = await linkFor(administrator, bea, "not hers");
	expect(wrong).toMatchObject({ status: 400, token: undefined });
	expect(wrong.text).toContain("This is not your current password");
	expect((await linkFor(administrator, administrator)).status).toBe(403);
	const count = server.store.sqlite.prepare("select count(*) from password_resets").pluck();
	expect(count.get()).toBe(0);
});

test("a link that expired, was replaced or withdrawn sets nothing", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator", "Ada");
	const bea = await server.as("reader", "Bea");
	const userId = bea.user?.id ?? 0;
	const expired = makeReset(server.store, { kind: "system" }, userId);
	server.store.sqlite.prepare("update password_resets set expires_at = ?").run(new Date().toISOString());
	expect((await use(server, expired)).status).toBe(404);
	const replaced = makeReset(server.store, { kind: "system" }, userId);
	const withdrawn = makeReset(server.store, { kind: "system" }, userId);
	expect((await use(server, replaced)).status).toBe(404);
	await administrator.post("/admin", { intent: "withdraw-reset-link", userId: String(userId) });
	expect((await use(server, withdrawn)).status).toBe(404);
	expect((await server.anonymous.get("/reset")).status).toBe(404);
	expect(await logIn(server, PASSWORD)).toBe(302);
});

test("a link does not outlive what it was made for: the role, the account, the password, its maker's office", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator", "Ada");
	const changes: { what: string; change: (bea: Client, maker: Client) => Promise<Response> }[] = [
		{
			what: "another role",
			change: (bea) => act(administrator, bea, { intent: "role", role: "researcher" }),
		},
		{ what: "a closed account", change: (bea) => act(administrator, bea, { intent: "close" }) },
		{
			what: "a changed password",
			change: (bea) => bea.post("/account", { intent: "change-password", current: PASSWORD, next: NEW }),
		},
		{
			what: "a maker who is no administrator",
			change: (_, maker) => act(administrator, maker, { intent: "role", role: "reader" }),
		},
		{ what: "a closed maker", change: (_, maker) => act(administrator, maker, { intent: "close" }) },
	];
	for (const [index, { what, change }] of changes.entries()) {
		const letter = "abcdefgh"[index] ?? "";
		const [bea, maker] = [
			await server.as("reader", `Bea ${letter}`),
			await server.as("administrator", `Maker ${letter}`),
		];
		if (!bea.user || !maker.user) throw new Error("Nobody is there");
		const token = makeReset(server.store, maker.user, bea.user.id);
		expect((await server.anonymous.get(`/reset?token=${token}`)).status, what).toBe(200);
		expect((await change(bea, maker)).status, what).toBe(302);
		expect((await use(server, token)).status, what).toBe(404);
	}
});

const act = (administrator: Client, whom: Client, fields: Record<string, string>) =>
	administrator.post("/admin", { ...fields, userId: String(whom.user?.id) });

test("the command line makes a link too, for a last administrator who forgot their password", async () => {
	await using server = await startServer();
	await server.as("administrator", "Bea");
	const env = { PUBLIC_URL: "https://trials.example" };
	const made = await equipoise(server.store.path, ["user", "reset", "bea@example.org"], { env });
	expect(made).toMatchObject({ code: 0, stderr: "" });
	const [, token] = /^https:\/\/trials\.example\/reset\?token=([\w-]{43})\n$/.exec(made.stdout) ?? [];
	expect((await use(server, token)).status).toBe(302);
	const unknown = await equipoise(server.store.path, ["user", "reset", "nobody@example.org"]);
	expect([unknown.code, isOneClearLine(unknown)]).toEqual([1, true]);
});

test("an administrator ends somebody's sessions and keeps the account open", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator", "Ada");
	const bea = await server.as("reader", "Bea");
	const researcher = await server.as("researcher", "Cid");
	expect((await act(researcher, bea, { intent: "end-sessions" })).status).toBe(403);
	const { user: cid } = researcher;
	if (!cid || !bea.user) throw new Error("Nobody is there");
	const { id } = bea.user;
	expect(() => endSessionsOf(server.store, cid, id, { except: null })).toThrow("Only an administrator");
	expect((await bea.get("/account")).status).toBe(200);
	expect((await act(administrator, bea, { intent: "end-sessions" })).status).toBe(302);
	expect((await bea.get("/account")).status).toBe(302);
	expect((await act(administrator, administrator, { intent: "end-sessions" })).status).toBe(302);
	expect((await administrator.get("/admin")).status, "one's own goes on").toBe(200);
});
