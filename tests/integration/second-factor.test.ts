import { TOTP } from "otpauth";
import { expect, test } from "vitest";
import { createToken } from "#app/services/api-tokens.ts";
import { makeReset } from "#app/services/password-resets.ts";
import { noticesFrom } from "#db/queries/notices.ts";
import { equipoise } from "#tests/support/cli.ts";
import { textOf } from "#tests/support/html-form.ts";
import { PASSWORD } from "#tests/support/people.ts";
import { type Client, client, startServer, type TestServer } from "#tests/support/server.ts";

const PAGE = "/account/second-factor";
const CODE = /[a-z2-9]{4}(?:-[a-z2-9]{4}){5}/g;
/** The code of half a minute more: it is right too, and was not taken yet. */
const codeOf = (secret: string, later = 0) =>
	new TOTP({ secret }).generate({ timestamp: Date.now() + later * 30_000 });

/** Turns somebody’s second factor on, as the page has it. */
async function turnOn(person: Client) {
	const begun = await (await person.post(PAGE, { intent: "begin", current: PASSWORD })).text();
	const secret = (/select-all">([A-Z2-7 ]+)</.exec(begun)?.[1] ?? "").replaceAll(" ", "");
	const code = codeOf(secret);
	const done = await person.post(PAGE, { intent: "confirm", code });
	return {
		begun,
		secret,
		code,
		codes: (await done.text()).match(CODE)?.slice(0, 10) ?? [],
		status: done.status,
	};
}

async function logIn({ anonymous }: TestServer, fields: Record<string, string> = {}, cookie = "") {
	const given = { email: "bea@example.org", password: PASSWORD, ...fields };
	const answer = await anonymous.post("/login", given, cookie ? { Cookie: cookie } : {});
	return { answer, address: answer.headers.get("Location"), cookie: cookiesOf(answer) };
}

const cookiesOf = (answer: Response) =>
	answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(";")[0])
		.join("; ");
const actions = ({ store }: TestServer) =>
	store.sqlite
		.prepare<[], string>("select action from audit_events where action like 'user.%' order by id")
		.pluck()
		.all();

test("a log-in asks for a code, each once, and a recovery code stands in for it once", async () => {
	await using server = await startServer();
	const bea = await server.as("researcher", "Bea");
	const elsewhere = await logIn(server);
	const { token } = createToken(
		server.store,
		{ kind: "system" },
		{ ...{ userId: bea.user?.id ?? 0 }, label: "x", scope: "write" },
	);
	expect((await bea.post(PAGE, { intent: "begin", current: "not hers" })).status).toBe(400);
	const { begun, secret, code, codes, status } = await turnOn(bea);
	// Taken once: while the test runs the time of a code may end.
	const next = codeOf(secret, 1);
	expect([status, codes.length]).toEqual([200, 10]);
	expect(begun).toContain('aria-label="QR code of the key below"');
	expect(JSON.stringify(server.store.sqlite.prepare("select * from second_factors").all())).not.toContain(
		secret,
	);
	expect(JSON.stringify(server.store.sqlite.prepare("select * from recovery_codes").all())).not.toContain(
		codes[0],
	);
	const asElsewhere = client(server.url, elsewhere.cookie, undefined);
	expect((await asElsewhere.get("/account")).status, "sessions without one end").toBe(302);

	const first = await logIn(server, { returnTo: "/studies/drafts" });
	expect(first.address).toBe("/login/code?returnTo=%2Fstudies%2Fdrafts");
	const half = client(server.url, first.cookie, undefined);
	expect((await half.get("/account")).status, "the password alone opens nothing").toBe(302);
	expect(textOf(await (await half.get(first.address ?? "")).text())).toContain("asks for a code besides");
	const give = (code: string, who = half) => who.post("/login/code", { code, returnTo: "/studies/drafts" });
	expect((await give(code)).status, "the code that turned it on was used").toBe(400);
	const done = await give(next);
	expect([done.status, done.headers.get("Location")]).toEqual([302, "/studies/drafts"]);
	expect((await client(server.url, cookiesOf(done), undefined).get("/account")).status).toBe(200);
	expect((await give(next)).status, "no code twice").toBe(400);
	const recovered = await give((codes[0] ?? "").replaceAll("-", " ").toUpperCase());
	expect(textOf(await (await client(server.url, cookiesOf(recovered), undefined).get("/")).text())).toContain(
		"You have 9 recovery codes left.",
	);
	expect((await give(codes[0] ?? "")).status, "once").toBe(400);
	const api = await server.anonymous.get("/api/v1/studies", { Authorization: `Bearer ${token}` });
	expect(api.status, "API tokens go on").toBe(200);

	// A new password asks for the code too, and ends log-ins that were begun with the old one.
	const reset = makeReset(server.store, { kind: "system" }, bea.user?.id ?? 0);
	const set = await server.anonymous.post("/reset", { token: reset, password: "a kite over the harbour" });
	expect(set.headers.get("Location")).toMatch(/^\/login\/code/);
	expect((await give(codes[1] ?? "")).headers.get("Location")).toBe("/login");
	expect((await give(codes[1] ?? "", client(server.url, cookiesOf(set), undefined))).status).toBe(302);
	expect(actions(server)).toEqual(
		expect.arrayContaining(["user.second-factor-on", "user.recovery-code-used", "user.logged-in"]),
	);
});

test("wrong codes are limited as wrong passwords are, and with the password alone nobody turns it off", async () => {
	await using server = await startServer();
	const bea = await server.as("reader", "Bea");
	const { codes, secret } = await turnOn(bea);
	const off = (fields: Record<string, string>) => bea.post(PAGE, { intent: "turn-off", ...fields });
	expect((await off({ current: PASSWORD, code: "000000" })).status).toBe(400);
	expect((await off({ current: "not hers", code: codes[0] ?? "" })).status).toBe(400);
	const renewed = await (await bea.post(PAGE, { intent: "renew", code: codes[1] ?? "" })).text();
	const [fresh = ""] = renewed.match(CODE) ?? [];
	expect((await off({ current: PASSWORD, code: codes[2] ?? "" })).status, "the former are void").toBe(400);
	const begun = await logIn(server);
	const half = client(server.url, begun.cookie, undefined);
	const statuses = [];
	for (let time = 0; time < 21; time++)
		statuses.push((await half.post("/login/code", { code: "123456" })).status);
	expect(statuses).toEqual([...Array(20).fill(400), 429]);
	expect((await half.post("/login/code", { code: codeOf(secret, 1) })).status, "nor a right one then").toBe(
		429,
	);
	expect((await off({ current: PASSWORD, code: fresh })).status, "who is logged in is not kept out").toBe(
		302,
	);
	expect((await logIn(server)).address).toBe("/");
	// Whoever gives wrong codes has the password, which its owner is told. What was noted is written for who looks.
	await (await server.as("administrator")).get("/admin");
	const told = server.store.sqlite.prepare("select action from audit_events where id = ?").pluck();
	const events = noticesFrom(server.store, 0, 1e6).filter(({ userId }) => userId === bea.user?.id);
	expect(events.map(({ eventId }) => told.get(eventId))).toContain("user.log-in-failed");
});

test("an administrator takes it away from others, and has it required: then nothing else is open before", async () => {
	await using server = await startServer();
	const ada = await server.as("administrator", "Ada");
	const bea = await server.as("researcher", "Bea");
	const act = (fields: Record<string, string>) => ada.post("/admin", fields);
	await turnOn(bea);
	const userId = String(bea.user?.id);
	const away = { intent: "reset-second-factor", userId };
	expect((await act({ ...away, ownPassword: "not hers" })).status).toBe(400);
	const halfway = await logIn(server);
	expect((await act({ ...away, ownPassword: PASSWORD })).status).toBe(302);
	const late = await client(server.url, halfway.cookie, undefined).post("/login/code", { code: "123456" });
	expect(late.headers.get("Location"), "whose code page is open logs in anew").toBe("/login");
	expect((await logIn(server)).address).toBe("/");
	expect((await act({ ...away, ownPassword: PASSWORD })).status, "there is none any more").toBe(404);
	await turnOn(bea);
	const byHand = await equipoise(server.store.path, ["user", "reset-second-factor", "bea@example.org"]);
	expect(byHand).toMatchObject({ code: 0, stdout: "bea@example.org logs in by password alone now.\n" });

	expect((await act({ intent: "require-second-factor", of: "administrators" })).status).toBe(302);
	const held = await ada.get("/admin");
	expect([held.status, held.headers.get("Location")]).toEqual([302, PAGE]);
	expect((await ada.get("/admin.data")).status).toBe(202);
	expect((await ada.get("/export?format=json")).status).toBe(403);
	expect((await ada.get("/api/v1/studies")).status).toBe(403);
	expect((await act({ intent: "invite", email: "guest@example.org", role: "reader" })).status).toBe(403);
	expect((await bea.get("/studies/drafts")).status, "others are asked for none").toBe(200);
	expect(textOf(await (await ada.get(PAGE)).text())).toContain(
		"An administrator asks for a second factor here.",
	);
	expect((await turnOn(ada)).status).toBe(200);
	expect((await ada.get("/admin")).status).toBe(200);
});
