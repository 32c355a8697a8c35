import { expect, test } from "vitest";
import type { Role } from "#app/auth/viewer.ts";
import { invite } from "#app/services/invitations.ts";
import { renewSetupToken } from "#app/services/setup-link.ts";
import { textOf } from "#tests/support/html-form.ts";
import { addPerson, PASSWORD } from "#tests/support/people.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";

const ADA = { name: "Ada", email: "ada@example.org", password: PASSWORD };

const setupLink = (server: TestServer) => renewSetupToken(server.store) ?? "";
const countOf = (server: TestServer, table: string) =>
	server.store.sqlite.prepare(`select count(*) from ${table}`).pluck().get();
const roleOf = (server: TestServer, email: string) =>
	server.store.sqlite.prepare("select role from users where email = ?").pluck().get(email);

/** The ways in which an administrator becomes none. */
const NO_LONGER: Record<string, string>[] = [{ intent: "close" }, { intent: "role", role: "reader" }];

/** Whether somebody's cookie still opens their account page. */
const isLoggedIn = async (client: Client) => (await client.get("/account")).status === 200;

test("the setup link makes the first administrator, once", async () => {
	await using server = await startServer();
	const token = setupLink(server);
	expect((await server.anonymous.get("/setup")).status).toBe(404);
	expect((await server.anonymous.get("/setup?token=guessed")).status).toBe(404);
	expect((await server.anonymous.post("/setup", { ...ADA, token: "guessed" })).status).toBe(404);
	expect((await server.anonymous.post("/setup", ADA)).status).toBe(400);
	expect((await server.anonymous.get(`/setup?token=${token}`)).status).toBe(200);

	const made = await server.anonymous.post("/setup", { ...ADA, token });
	expect(made.status).toBe(302);
	const cookie = made.headers.getSetCookie()[0]?.split(";")[0] ?? "";
	expect((await server.anonymous.get("/admin", { Cookie: cookie })).status).toBe(200);
	expect(roleOf(server, ADA.email)).toBe("administrator");

	expect((await server.anonymous.get(`/setup?token=${token}`)).status).toBe(404);
	const again = { ...ADA, email: "eve@example.org", token };
	expect((await server.anonymous.post("/setup", again)).status).toBe(404);
	expect(renewSetupToken(server.store), "no further link is made").toBeUndefined();
	expect(countOf(server, "users")).toBe(1);
});

test("many people are listed a page at a time and found by name or email address", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator");
	const add = server.store.sqlite.prepare(
		"insert into users (email, name, role, password_hash, created_at) values (?, ?, 'reader', 'x', '2026-01-01T00:00:00.000Z')",
	);
	server.store.sqlite.transaction(() => {
		for (let index = 100; index < 220; index++) add.run(`p${index}@example.org`, `Person ${index}`);
	})();
	const listed = async (query: string) =>
		[...(await (await administrator.get(`/admin${query}`)).text()).matchAll(/p\d{3}@example\.org/g)].map(
			([email]) => email,
		);
	const first = await listed("");
	const second = await listed("?people=2");
	const third = await listed("?people=3");
	expect(new Set([...first, ...second, ...third]).size).toBe(120);
	expect(second.filter((email) => first.includes(email))).toEqual([]);
	expect([...new Set(await listed("?find=SON+217"))]).toEqual(["p217@example.org"]);
	expect([...new Set(await listed("?find=p118%40"))]).toEqual(["p118@example.org"]);
	expect(await (await administrator.get("/admin?find=nobody")).text()).toContain("Nobody has this");
	const done = await administrator.post("/admin?people=2", { intent: "remove-samples" });
	expect(done.headers.get("Location")).toBe("/admin?people=2");
});

test("a newer setup link replaces the older, and two at once make one administrator", async () => {
	await using server = await startServer();
	const older = setupLink(server);
	const token = setupLink(server);
	expect((await server.anonymous.post("/setup", { ...ADA, token: older })).status).toBe(404);
	const answers = await Promise.all(
		["ada@example.org", "eve@example.org"].map((email) =>
			server.anonymous.post("/setup", { ...ADA, email, token }),
		),
	);
	expect(answers.map(({ status }) => status).sort()).toEqual([302, 404]);
	expect(countOf(server, "users")).toBe(1);
});

test("a setup link makes nobody an administrator once somebody has an account by another way", async () => {
	await using server = await startServer();
	const token = setupLink(server);
	await server.as("reader", "Bea");
	expect((await server.anonymous.get(`/setup?token=${token}`)).status).toBe(404);
	expect((await server.anonymous.post("/setup", { ...ADA, token })).status).toBe(404);
	expect(countOf(server, "users")).toBe(1);
});

/** Invites by the administration page and reads the link it shows. */
async function inviteByPage(administrator: Client, email: string, role: Role) {
	const page = await (await administrator.post("/admin", { intent: "invite", email, role })).text();
	return /\/join\?token=([\w-]{43})/.exec(page)?.[1] ?? "";
}

const join = (server: TestServer, token: string) =>
	server.anonymous.post("/join", { token, name: "Bea", password: PASSWORD });

test("an invitation makes one account, of the role it names", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator");
	const token = await inviteByPage(administrator, "Bea@Example.org", "researcher");
	const page = await (await server.anonymous.get(`/join?token=${token}`)).text();
	expect(page).toContain("bea@example.org");
	const answers = await Promise.all([join(server, token), join(server, token)]);
	expect(answers.map(({ status }) => status).sort()).toEqual([302, 404]);
	expect(roleOf(server, "bea@example.org")).toBe("researcher");
	expect((await server.anonymous.get(`/join?token=${token}`)).status).toBe(404);
	expect((await join(server, token)).status).toBe(404);
	const repeated = { intent: "invite", email: "bea@example.org", role: "administrator" };
	expect((await administrator.post("/admin", repeated)).status).toBe(400);
	expect(roleOf(server, "bea@example.org")).toBe("researcher");
});

test("an invitation that expired, was replaced or was withdrawn makes no account", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator");
	const email = "bea@example.org";
	const expired = await inviteByPage(administrator, email, "reader");
	server.store.sqlite.prepare("update invitations set expires_at = ?").run(new Date().toISOString());
	expect((await server.anonymous.get(`/join?token=${expired}`)).status).toBe(404);
	expect((await join(server, expired)).status).toBe(404);

	const replaced = await inviteByPage(administrator, email, "reader");
	const withdrawn = await inviteByPage(administrator, email, "reader");
	expect((await join(server, replaced)).status).toBe(404);
	expect((await administrator.post("/admin", { intent: "withdraw-invitation", email })).status).toBe(302);
	expect((await join(server, withdrawn)).status).toBe(404);
	expect(roleOf(server, email)).toBeUndefined();

	const overtaken = await inviteByPage(administrator, email, "reader");
	await addPerson(server.store, "researcher", "Bea");
	const late = await join(server, overtaken);
	expect([late.status, textOf(await late.text())]).toEqual([
		404,
		expect.stringContaining("log in; otherwise"),
	]);
	expect(countOf(server, "invitations")).toBe(0);
});

test("nobody comes in by the invitation of an administrator who is none any more", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator");
	for (const change of NO_LONGER) {
		const { user: other } = await server.as("administrator", `Other ${change.intent}`);
		if (!other) throw new Error("There is no other administrator");
		const token = invite(server.store, other, { email: "bea@example.org", role: "administrator" });
		await administrator.post("/admin", { ...change, userId: String(other.id) });
		expect((await join(server, token)).status, change.intent).toBe(404);
	}
});

test("a changed role counts from the next request on", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator");
	const bea = await server.as("reader", "Bea");
	const userId = String(bea.user?.id);
	expect((await bea.get("/studies/new")).status).toBe(403);
	await administrator.post("/admin", { intent: "role", userId, role: "researcher" });
	expect((await bea.get("/studies/new")).status).toBe(200);
	expect((await bea.get("/admin")).status).toBe(403);
	await administrator.post("/admin", { intent: "role", userId, role: "administrator" });
	expect((await bea.get("/admin")).status).toBe(200);
	await administrator.post("/admin", { intent: "role", userId, role: "reader" });
	expect((await bea.get("/studies/new")).status).toBe(403);
	const wrong = { intent: "role", userId, role: "emperor" };
	expect((await administrator.post("/admin", wrong)).status).toBe(400);
});

test("the last administrator stays one, by their own hand and by others'", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator", "Ada");
	const second = await server.as("administrator", "Second");
	const close = (client: Client, whom: Client) =>
		client.post("/admin", { intent: "close", userId: String(whom.user?.id) });
	expect((await close(administrator, second)).status).toBe(302);
	for (const fields of NO_LONGER) {
		const answer = await administrator.post("/admin", { ...fields, userId: String(administrator.user?.id) });
		expect(answer.status).toBe(400);
		expect(await answer.text()).toContain("last administrator");
	}
	expect(await isLoggedIn(administrator)).toBe(true);
	expect(roleOf(server, "ada@example.org")).toBe("administrator");
});

test("closing an account ends its sessions and its log-in; opening it again does not bring the sessions back", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator");
	const bea = await server.as("researcher", "Bea");
	const userId = String(bea.user?.id);
	const logIn = () => server.anonymous.post("/login", { email: "bea@example.org", password: PASSWORD });
	expect(await isLoggedIn(bea)).toBe(true);
	await administrator.post("/admin", { intent: "close", userId });
	expect(await isLoggedIn(bea)).toBe(false);
	expect((await bea.post("/studies/new", { title: "A trial", reason: "First" })).status).toBe(401);
	expect((await logIn()).status).toBe(400);
	await administrator.post("/admin", { intent: "reopen", userId });
	expect(await isLoggedIn(bea)).toBe(false);
	expect((await logIn()).status).toBe(302);
});

test("a person ends one session, or by a new password all others, and nobody else's", async () => {
	await using server = await startServer();
	const bea = await server.as("reader", "Bea");
	const cid = await server.as("reader", "Cid");
	const logIn = async () => {
		const answer = await server.anonymous.post("/login", { email: "bea@example.org", password: PASSWORD });
		const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
		return async () => (await server.anonymous.get("/account", { Cookie: cookie })).status === 200;
	};
	const elsewhere = await logIn();
	const sessionOf = (email: string) =>
		server.store.sqlite
			.prepare(
				"select token_hash from sessions join users on users.id = user_id where email = ? order by sessions.rowid desc",
			)
			.pluck()
			.get(email) as string;
	await cid.post("/account", { intent: "end-session", session: sessionOf("bea@example.org") });
	expect(await elsewhere()).toBe(true);
	await bea.post("/account", { intent: "end-session", session: sessionOf("bea@example.org") });
	expect(await elsewhere()).toBe(false);
	expect(await isLoggedIn(bea)).toBe(true);

	const third = await logIn();
	const change = { intent: "change-password", current: PASSWORD, next: "another horse and battery" };
	expect((await bea.post("/account", { ...change, current: "not this one" })).status).toBe(400);
	expect(await third()).toBe(true);
	const other = { ...change, next: "a boat under the bridge" };
	const atOnce = await Promise.all([bea.post("/account", change), bea.post("/account", other)]);
	expect(atOnce.map(({ status }) => status).sort(), "two at once set one password").toEqual([302, 409]);
	expect(await third()).toBe(false);
	expect(await isLoggedIn(bea)).toBe(true);
	expect(await isLoggedIn(cid)).toBe(true);
});

test("logging out ends the session in the database, not the cookie alone", async () => {
	await using server = await startServer();
	const bea = await server.as("reader", "Bea");
	const answer = await bea.post("/logout", {});
	expect(answer.headers.getSetCookie()[0]).toMatch(/^equipoise_session=;.*Max-Age=0/);
	expect(await isLoggedIn(bea)).toBe(false);
	expect(countOf(server, "sessions")).toBe(0);
});
