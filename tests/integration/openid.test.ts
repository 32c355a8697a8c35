import { expect, test } from "vitest";
import { invite } from "#app/services/invitations.ts";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { CLIENT, type OpenIdProvider, startOpenIdProvider } from "#tests/support/openid-provider.ts";
import { addPerson, PASSWORD } from "#tests/support/people.ts";
import { type Client, client, startServer, type TestServer } from "#tests/support/server.ts";

const ORIGIN = "http://trials.example";
const withProvider = ({ issuer }: OpenIdProvider, more: Record<string, string> = {}) =>
	startServer({ OIDC_ISSUER: issuer, OIDC_LABEL: "the clinic", PUBLIC_URL: ORIGIN, ...CLIENT, ...more });
const bea = (verified = true) => ({
	...{ sub: "b-1", email: "Bea@example.org", email_verified: verified, name: "Bea Elsewhere" },
});
const cookieOf = (answer: Response) =>
	answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(";")[0])
		.join("; ");
const rows = ({ store }: TestServer, query: string) => store.sqlite.prepare(query).pluck().all();

interface Way {
	from?: string;
	/** Changes what the browser comes back with. */
	changed?: (back: URL) => void;
	cookie?: string;
}

/** Goes to the provider and comes back, as a browser does. */
async function goThrough(server: TestServer, provider: OpenIdProvider, who: Client, way: Way = {}) {
	const begun = await who.get(way.from ?? "/login/openid");
	const back = new URL(await provider.logIn(begun.headers.get("Location") ?? ""));
	way.changed?.(back);
	expect(back.origin, "back to the address that people type").toBe(ORIGIN);
	const cookies = [who.cookie, way.cookie ?? cookieOf(begun)].filter(Boolean).join("; ");
	const path = back.pathname + back.search;
	const answer = await client(server.url, cookies, who.user).get(path);
	const done = cookieOf(answer);
	const said = await client(server.url, done, undefined).get("/login");
	return {
		...{ status: answer.status, address: answer.headers.get("Location"), path, cookies, cookie: done },
		said: textOf(await said.text()),
	};
}

test("nobody is let in by the provider’s word alone: not by an address, nor as somebody new", async () => {
	await using provider = await startOpenIdProvider();
	await using server = await withProvider(provider);
	await addPerson(server.store, "researcher", "Bea");
	expect(textOf(await (await server.anonymous.get("/login")).text())).toContain("Log in with the clinic");
	for (const person of [bea(), { sub: "n-1", email: "new@example.org", email_verified: true }]) {
		provider.person = person;
		const { address, said } = await goThrough(server, provider, server.anonymous);
		expect(address).toBe("/login");
		expect(said).toContain("No account here is linked to this log-in of the clinic.");
	}
	expect(rows(server, "select user_id from identities")).toEqual([]);
	expect(rows(server, "select 1 from sessions")).toEqual([]);
});

test("who is logged in links their account, logs in by it from then on, and can end that", async () => {
	await using provider = await startOpenIdProvider();
	await using server = await withProvider(provider);
	const person = await server.as("researcher", "Bea");
	provider.person = bea(false);
	expect((await person.post("/account", { intent: "link", current: "not hers" })).status).toBe(400);
	const page = await (await person.post("/account", { intent: "link", current: PASSWORD })).text();
	const from = /href="(\/login\/openid\?link=[^"]+)"/.exec(page)?.[1] ?? "";
	const stranger = await server.as("reader", "Cid");
	expect((await stranger.get(from)).headers.get("Location"), "it is hers alone").toBe("/account");
	const linked = await goThrough(server, provider, person, { from });
	expect(linked.said).toContain("Your account is linked");
	const again = await goThrough(server, provider, stranger, {
		from:
			/href="(\/login\/openid\?link=[^"]+)"/.exec(
				await (await stranger.post("/account", { intent: "link", current: PASSWORD })).text(),
			)?.[1] ?? "",
	});
	expect(again.said).toContain("is linked with an account here already");

	const from2 = "/login/openid?returnTo=/studies/drafts";
	const come = await goThrough(server, provider, server.anonymous, { from: from2 });
	expect(come.address).toBe("/studies/drafts");
	const inside = client(server.url, come.cookie, undefined);
	expect(textOf(await (await inside.get("/account")).text())).toContain("Bea logged in by OpenID Connect");
	expect(
		(await client(server.url, come.cookies, undefined).get(come.path)).headers.get("Location"),
		"once",
	).toBe("/login");
	const left = await inside.post("/logout", {});
	expect(left.headers.get("Location")).toBe("/login?left");
	const out = await server.anonymous.get("/login/openid/out");
	expect(out.headers.get("Location")).toMatch(`${provider.issuer}/end?`);
	server.store.sqlite.exec("update users set closed_at = created_at where name = 'Bea'");
	expect((await goThrough(server, provider, server.anonymous)).said).toContain("Your account is closed.");
	server.store.sqlite.exec("update users set closed_at = null");
	await person.post("/account", { intent: "unlink", current: PASSWORD });
	expect((await goThrough(server, provider, server.anonymous)).said).toContain("No account here is linked");
	expect(rows(server, "select action from audit_events where action like '%linked'")).toEqual([
		...["user.identity-linked", "user.identity-unlinked"],
	]);
});

test("an invitation makes an account without a password, which can set one", async () => {
	await using provider = await startOpenIdProvider();
	await using server = await withProvider(provider);
	const { user: ada } = await server.as("administrator", "Ada");
	if (!ada) throw new Error("Nobody is there");
	const token = invite(server.store, ada, { email: "guest@example.org", role: "researcher" });
	provider.person = bea(false);
	const joined = await goThrough(server, provider, server.anonymous, {
		from: `/login/openid?invitation=${token}`,
	});
	expect(joined.address).toBe("/");
	expect((await server.anonymous.get(`/join?token=${token}`)).status, "it is used").toBe(404);
	const guest = client(server.url, joined.cookie, undefined);
	const page = await (await guest.get("/account")).text();
	expect(textOf(page)).toContain("Bea Elsewhere guest@example.org · researcher");
	for (const password of ["", "none"]) {
		const logIn = await server.anonymous.post("/login", { email: "guest@example.org", password });
		expect(logIn.status).toBe(400);
	}
	expect((await guest.post("/account", { intent: "unlink", current: "none" })).status).toBe(400);
	const form = formIn(page, "next");
	form.set("next", "a kite over the harbour");
	expect((await guest.post("/account", form)).status).toBe(302);
	const logIn = { email: "guest@example.org", password: "a kite over the harbour" };
	expect((await server.anonymous.post("/login", logIn)).status).toBe(302);
});

test("settings let verified people in: as somebody new, or as whose address it is", async () => {
	await using provider = await startOpenIdProvider();
	const more = { OIDC_SIGN_UP: "reader", OIDC_LINK_BY_EMAIL: "true" };
	await using server = await withProvider(provider, more);
	const owner = await addPerson(server.store, "researcher", "Bea");
	provider.person = bea(false);
	expect((await goThrough(server, provider, server.anonymous)).said).toContain(
		"names no e-mail address of yours",
	);
	provider.person = bea();
	expect((await goThrough(server, provider, server.anonymous)).address).toBe("/");
	expect(rows(server, "select user_id from identities")).toEqual([owner.id]);
	provider.person = { ...bea(), sub: "b-2" };
	expect((await goThrough(server, provider, server.anonymous)).said, "another of that address").toContain(
		"No account here",
	);
	provider.person = { sub: "n-1", email: "new@example.org", email_verified: true };
	provider.isBare = true;
	expect((await goThrough(server, provider, server.anonymous)).address).toBe("/");
	expect(rows(server, "select name || ' ' || role from users where email = 'new@example.org'")).toEqual([
		"new reader",
	]);
});

test("what people come to on the way is a page, and the way back is as long as a browser keeps it", async () => {
	await using provider = await startOpenIdProvider();
	await using server = await withProvider(provider, { OIDC_SIGN_UP: "reader" });
	provider.person = bea();
	const long = `/compare?studies=${"a-trial,".repeat(220)}`;
	for (const [returnTo, back] of [
		[long, long],
		[`${long}${long}`, "/compare"],
		["//elsewhere.example", "/"],
	] as const) {
		const from = `/login/openid?${new URLSearchParams({ returnTo })}`;
		const way = await goThrough(server, provider, server.anonymous, { from });
		expect(way.address).toBe(back);
		expect(way.cookies.length).toBeLessThan(4096);
	}
	const ada = await server.as("researcher", "Ada");
	const stale = await ada.get("/login/openid?link=stale");
	expect([stale.status, stale.headers.get("Location")]).toEqual([302, "/account"]);
	const before = rows(server, "select 1 from sessions").length;
	expect((await goThrough(server, provider, ada)).address, "as somebody else").toBe("/");
	expect(rows(server, "select 1 from sessions")).toHaveLength(before);

	await using strange = await startOpenIdProvider();
	strange.metadata = { authorization_endpoint: "javascript:alert(1)" };
	await using another = await withProvider(strange);
	const refused = await another.anonymous.get("/login/openid");
	const page = await client(another.url, cookieOf(refused), undefined).get("/login");
	expect(textOf(await page.text())).toContain("the clinic cannot be reached at the moment.");
});

test("what was typed when a session lapsed comes along with a log-in at the provider, in another tab", async () => {
	await using provider = await startOpenIdProvider();
	// Who wants the secret in the body says so.
	provider.metadata = { token_endpoint_auth_methods_supported: ["client_secret_post"] };
	await using server = await withProvider(provider, { OIDC_SIGN_UP: "researcher" });
	provider.person = bea();
	const typed = { title: "Typed for an hour" };
	const lapsed = await (await server.anonymous.post("/studies/new", typed)).text();
	expect(lapsed).toMatch(/target="_blank"[^>]*>Log in with/);
	const form = formIn(lapsed, "typed");
	expect(form.has("email")).toBe(false);
	const early = await server.anonymous.post("/login", form);
	expect([early.status, formIn(await early.text(), "typed").get("typed")]).toEqual([
		400,
		"title=Typed+for+an+hour",
	]);
	const { cookie } = await goThrough(server, provider, server.anonymous);
	const person = client(server.url, cookie, undefined);
	const back = (await person.post("/login", form)).headers.get("Location") ?? "";
	expect(formIn(await (await person.get(back)).text(), "title").get("title")).toBe("Typed for an hour");
});

test("what cannot be relied on lets nobody in, and is said in words", async () => {
	await using provider = await startOpenIdProvider();
	await using server = await withProvider(provider, { OIDC_SIGN_UP: "reader" });
	provider.person = bea();
	for (const fault of ["nonce", "signature", "audience"] as const) {
		provider.fault = fault;
		const { said } = await goThrough(server, provider, server.anonymous);
		expect(said, fault).toContain("gave an answer that cannot be trusted");
	}
	provider.fault = "denied";
	expect((await goThrough(server, provider, server.anonymous)).said).toContain(
		"You did not log in at the clinic.",
	);
	provider.fault = undefined;
	const forged = (back: URL) => back.searchParams.set("state", "another");
	const { said, cookie } = await goThrough(server, provider, server.anonymous, { changed: forged });
	expect(said).toContain("cannot be trusted");
	expect(cookie, "what was begun is over").toMatch(/equipoise_openid=$/);
	provider.person = { ...bea(), sub: "" };
	expect((await goThrough(server, provider, server.anonymous)).said).toContain("cannot be trusted");
	const elsewhere = await goThrough(server, provider, server.anonymous, { cookie: "equipoise_openid=x" });
	expect(elsewhere.said).toContain("was begun in another browser");
	const falls = () => {
		provider.isDown = true;
	};
	const down = await goThrough(server, provider, server.anonymous, { changed: falls });
	expect(down.said).toContain("the clinic cannot be reached at the moment.");
	expect(rows(server, "select 1 from users")).toEqual([]);
});
