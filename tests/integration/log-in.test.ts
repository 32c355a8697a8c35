import { readFileSync } from "node:fs";
import { createCookie } from "@remix-run/node";
import { expect, test } from "vitest";
import { invite } from "#app/services/invitations.ts";
import { renewSetupToken } from "#app/services/setup-link.ts";
import { neutral } from "#tests/support/hidden-study.ts";
import { PASSWORD } from "#tests/support/people.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";

const EMAIL = "bea@example.org";
const logIn = (server: TestServer, fields: Record<string, string> = {}) =>
	server.anonymous.post("/login", { email: EMAIL, password: PASSWORD, ...fields });

test("the answer to a wrong log-in does not tell who has an account", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator");
	await server.as("reader", "Bea");
	const { user: closed } = await server.as("reader", "Closed");
	await administrator.post("/admin", { intent: "close", userId: String(closed?.id) });
	for (const address of ["/login", "/login.data"]) {
		const answers = [];
		for (const email of [EMAIL, "nobody@example.org", "closed@example.org", "no address at all"]) {
			const answer = await server.anonymous.post(address, { email, password: "a wrong password" });
			expect(answer.status).toBe(400);
			expect(answer.headers.getSetCookie()).toEqual([]);
			answers.push(await neutral(answer, [email]));
		}
		expect(answers[0]?.body).toContain("The e-mail address or the password is not right.");
		for (const answer of answers) expect(answer).toEqual(answers[0]);
	}
});

test("right passwords are not counted", async () => {
	await using server = await startServer();
	await server.as("reader", "Bea");
	for (let time = 0; time < 12; time++) expect((await logIn(server)).status).toBe(302);
});

test("the database holds no token and no password as it is", async () => {
	await using server = await startServer();
	const { store } = server;
	const setUp = renewSetupToken(store);
	const { user: administrator } = await server.as("administrator");
	if (!setUp || !administrator) throw new Error("There is no link, or nobody to invite");
	const invitation = invite(store, administrator, { email: "guest@example.org", role: "reader" });
	await server.as("reader", "Bea");
	const cookie = (await logIn(server)).headers.getSetCookie()[0] ?? "";
	const session: unknown = await createCookie("equipoise_session", {
		secrets: ["a secret for tests alone"],
	}).parse(cookie);
	expect(session).toMatch(/^[\w-]{43}$/);
	const bytes = ["", "-wal"].map((end) => readFileSync(store.path + end));
	const holds = (text: string) => bytes.some((file) => file.includes(text));
	expect(holds("guest@example.org"), "the search finds what is there").toBe(true);
	for (const secret of [setUp, invitation, String(session), PASSWORD]) {
		expect(holds(secret)).toBe(false);
		expect(holds(Buffer.from(secret).toString("hex"))).toBe(false);
	}
});

test("the session's cookie is for this site's server alone, and for https where the site is", async () => {
	for (const { publicUrl, secure } of [
		{ publicUrl: "", secure: false },
		{ publicUrl: "http://trials.example", secure: false },
		{ publicUrl: "https://trials.example", secure: true },
	]) {
		await using server = await startServer({ PUBLIC_URL: publicUrl });
		await server.as("reader", "Bea");
		const [cookie = "", browser = ""] = (await logIn(server)).headers.getSetCookie();
		const flags = cookie.split("; ").slice(1);
		expect(flags).toContain("HttpOnly");
		expect(flags).toContain("SameSite=Lax");
		expect(flags).toContain("Path=/");
		expect(flags).toContain("Max-Age=43200");
		expect(flags.includes("Secure"), publicUrl).toBe(secure);
		expect(cookie.startsWith(secure ? "__Host-equipoise_session=" : "equipoise_session=")).toBe(true);
		expect(cookie).not.toContain("Domain");
		expect(browser.split("; ").slice(1)).toEqual(["Max-Age=31536000", ...flags.slice(1)]);
	}
});

test("a cookie that this server did not sign, or whose session is over, is nobody's", async () => {
	await using server = await startServer();
	const bea = await server.as("reader", "Bea");
	const status = async (cookie: string) =>
		(await server.anonymous.get("/account", { Cookie: cookie })).status;
	expect(await status(bea.cookie)).toBe(200);
	expect(await status(`${bea.cookie}x`)).toBe(302);
	expect(await status(bea.cookie.replace(/=./, "=x"))).toBe(302);
	const forged = await createCookie("equipoise_session", { secrets: ["another secret"] }).serialize("token");
	expect(await status(forged.split(";")[0] ?? "")).toBe(302);
	for (const cookie of ["equipoise_session=", "equipoise_session=%", "equipoise_session=bnVsbA.x"]) {
		expect(await status(cookie)).toBe(302);
	}
	const closedAt = server.store.sqlite.prepare("update users set closed_at = ?");
	closedAt.run(new Date().toISOString());
	expect(await status(bea.cookie), "of a closed account").toBe(302);
	closedAt.run(null);
	expect(await status(bea.cookie)).toBe(200);
	server.store.sqlite.prepare("update sessions set expires_at = ?").run(new Date().toISOString());
	expect(await status(bea.cookie)).toBe(302);
});

const ELSEWHERE = [
	...["//evil.example", "\\\\evil.example", "/\\evil.example", "\\/evil.example", "https://evil.example"],
	...[
		"https:evil.example",
		"javascript:alert(1)",
		"/\t/evil.example",
		"/\n/evil.example",
		"\t//evil.example",
	],
	...[
		" //evil.example",
		"/.//evil.example",
		"/..//evil.example",
		"/./\\evil.example",
		"/\r\nSet-Cookie: a=b",
	],
	...["///evil.example", "evil.example", "@evil.example", "/%2e//evil.example", ""],
];

const POSTED = new Set(["//evil.example", "/\t/evil.example", "/.//evil.example", "https://evil.example"]);

test("the log-in leads back to this site and nowhere else", async () => {
	await using server = await startServer();
	const bea = await server.as("reader", "Bea");
	for (const returnTo of ELSEWHERE) {
		const answers = [await bea.get(`/login?${new URLSearchParams({ returnTo })}`)];
		// The form's field is read by the same rule; a few show it, for each costs a password.
		if (POSTED.has(returnTo)) {
			answers.push(await logIn(server, { returnTo }));
			answers.push(await logIn(server, { returnTo, typed: "title=A+trial" }));
		}
		for (const answer of answers) {
			expect(answer.status, JSON.stringify(returnTo)).toBe(302);
			const location = new URL(answer.headers.get("Location") ?? "", `${server.url}/login`);
			expect(location.origin, JSON.stringify(returnTo)).toBe(server.url);
			expect(answer.headers.get("Location")).not.toMatch(/^\/[\\/]/);
			expect(answer.headers.getSetCookie().some((cookie) => cookie.startsWith("a="))).toBe(false);
		}
	}
	const kept = "/compare?study=a&study=b&q=%E2%88%9A#top";
	expect((await logIn(server, { returnTo: kept })).headers.get("Location")).toBe(kept);
	const words = await logIn(server, { returnTo: "/?q=世界" });
	expect(words.headers.get("Location")).toBe("/?q=%E4%B8%96%E7%95%8C");
});

test("a study typed while the session lapsed comes along with the log-in, without JavaScript too", async () => {
	await using server = await startServer();
	await server.as("researcher", "Bea");
	const typed = { title: "Typed with care", reason: "First entry" };
	const lapsed = await server.anonymous.post("/studies/new", typed);
	expect(lapsed.status).toBe(401);
	const page = await lapsed.text();
	expect(page).toContain("Your session ended before this was saved");
	expect(page).toContain("Typed+with+care");
	const back = await logIn(server, {
		returnTo: "/studies/new",
		typed: new URLSearchParams(typed).toString(),
	});
	const cookie = back.headers.getSetCookie()[0]?.split(";")[0] ?? "";
	const form = await server.anonymous.get(back.headers.get("Location") ?? "", { Cookie: cookie });
	expect(await form.text()).toContain("Typed with care");
});

test("a session ends so many hours after the log-in, and sooner when it is not used", async () => {
	await using server = await startServer({ SESSION_HOURS: "8", SESSION_IDLE_MINUTES: "60" });
	await server.as("reader", "Bea");
	const session = async () => {
		const answer = await logIn(server);
		expect(answer.headers.getSetCookie()[0]).toContain("Max-Age=28800;");
		return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
	};
	const status = async (cookie: string) =>
		(await server.anonymous.get("/account", { Cookie: cookie })).status;
	const shift = (column: string, minutes: number) =>
		server.store.sqlite
			.prepare(`update sessions set ${column} = ? where rowid = (select max(rowid) from sessions)`)
			.run(new Date(Date.now() - minutes * 60_000).toISOString());
	const used = await session();
	shift("last_seen_at", 59);
	expect(await status(used)).toBe(200);
	const noted = server.store.sqlite.prepare("select max(last_seen_at) from sessions").pluck().get() as string;
	expect(Date.now() - Date.parse(noted), "its use is noted").toBeLessThan(60_000);
	shift("last_seen_at", 70);
	expect(await status(used)).toBe(302);
	const long = await session();
	const expiry = server.store.sqlite
		.prepare("select expires_at from sessions where rowid = (select max(rowid) from sessions)")
		.pluck();
	const before = expiry.get();
	shift("last_seen_at", 30);
	expect(await status(long)).toBe(200);
	expect(expiry.get(), "use neither lengthens nor shortens it").toBe(before);
	shift("expires_at", 0);
	expect(await status(long)).toBe(302);
});

test("an account kept under letters put together from parts is found by what they look like", async () => {
	await using server = await startServer();
	await server.as("reader", "Bea");
	server.store.sqlite.prepare("update users set email = ?").run("jose\u0301@example.org");
	for (const email of ["jos\u00e9@example.org", "JOSE\u0301@example.org"])
		expect((await logIn(server, { email })).status).toBe(302);
});

test("pages about accounts are kept by no browser, and logging out clears what one has", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator");
	for (const address of ["/account", "/account.data", "/admin", "/login"]) {
		const client = address === "/login" ? server.anonymous : administrator;
		expect((await client.get(address)).headers.get("Cache-Control"), address).toBe("private, no-store");
	}
	const out = await administrator.post("/logout", {});
	expect(out.headers.get("Clear-Site-Data")).toBe('"cache", "storage"');
});
