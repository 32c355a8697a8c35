import { expect, test } from "vitest";
import { neutral } from "#tests/support/hidden-study.ts";
import { PASSWORD } from "#tests/support/people.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";

const BEA = "bea@example.org";
const WRONG = "a wrong password";

/** Tries to log in, as from an address that a proxy names. */
const logIn = (
	server: TestServer,
	{ email = BEA, password = PASSWORD, from, cookie }: Record<string, string | undefined> = {},
) =>
	server.anonymous.post(
		"/login",
		{ email: email ?? "", password: password ?? "" },
		{ ...(from && { "X-Forwarded-For": from }), ...(cookie && { Cookie: cookie }) },
	);

/** What a browser keeps once its session is over: all cookies but the session's. */
const keptBy = (answer: Response) =>
	answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(";")[0] ?? "")
		.filter((cookie) => !cookie.includes("session="))
		.join("; ");

test("what a guesser fails for others at a shared address keeps nobody out who has the right password", async () => {
	await using server = await startServer();
	await server.as("reader", "Bea");
	const statuses: number[] = [];
	for (let account = 0; account < 34; account++)
		statuses.push((await logIn(server, { email: `nobody${account}@example.org`, password: WRONG })).status);
	expect(statuses.slice(0, 30)).toEqual(Array(30).fill(400));
	expect(statuses.slice(30), "the guesser is told to wait").toEqual(Array(4).fill(429));
	expect((await logIn(server, { password: WRONG })).status, "a slip").toBe(429);
	expect((await logIn(server)).status, "a browser never seen").toBe(302);
});

test("a guesser has ten tries of an account in a /64; its owner comes in from elsewhere, and by a known browser", async () => {
	await using server = await startServer({ TRUST_PROXY: "1" });
	await server.as("reader", "Bea");
	const here = (host: number) => `2001:db8:0:1::${host.toString(16)}`;
	const known = keptBy(await logIn(server, { from: here(1) }));
	const statuses: number[] = [];
	for (let host = 1; host <= 14; host++)
		statuses.push((await logIn(server, { password: WRONG, from: here(host) })).status);
	expect(statuses).toEqual([...Array(10).fill(400), ...Array(4).fill(429)]);
	const refused = await logIn(server, { from: here(99) });
	expect(refused.status, "without looking at the password").toBe(429);
	expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(300);
	expect(Number(refused.headers.get("Retry-After"))).toBeLessThanOrEqual(360);
	expect(await refused.text()).toContain("Wait 6 minutes and try again.");
	expect((await logIn(server, { from: "2001:db8:0:2::1" })).status, "from elsewhere").toBe(302);
	expect((await logIn(server, { from: here(1), cookie: known })).status, "by the known browser").toBe(302);
});

test("many attempts at once do not slip past the limit, and an X-Forwarded-For of one's own is nobody's word", async () => {
	await using server = await startServer();
	const attempts = Array.from({ length: 18 }, (_, index) =>
		logIn(server, { password: WRONG, from: `192.0.2.${index}` }),
	);
	const statuses = (await Promise.all(attempts)).map(({ status }) => status);
	expect(statuses.filter((status) => status === 400)).toHaveLength(10);
	expect(statuses.filter((status) => status === 429)).toHaveLength(8);
});

test("an account that there is not is limited as one that there is, in the same words", async () => {
	await using server = await startServer({ TRUST_PROXY: "1" });
	await server.as("reader", "Bea");
	const [known, unknown] = [
		{ email: BEA, from: "192.0.2.1" },
		{ email: "nobody@example.org", from: "192.0.2.2" },
	];
	for (let time = 0; time < 10; time++)
		for (const whom of [known, unknown])
			expect((await logIn(server, { ...whom, password: WRONG })).status).toBe(400);
	const [one, other] = [await logIn(server, known), await logIn(server, unknown)];
	expect(one.status).toBe(429);
	// Each waits from its own first try, so that the seconds left differ.
	const wait = /(?<=^retry-after: )(35\d|360)$/;
	const answers = [await neutral(one, [BEA]), await neutral(other, ["nobody@example.org"])].map((answer) => ({
		...answer,
		headers: answer.headers.map((header) => header.replace(wait, "SIX MINUTES")),
	}));
	expect(answers[0]?.headers).toContain("retry-after: SIX MINUTES");
	expect(answers[0]).toEqual(answers[1]);
});

test("a browser is known for those who logged in with it, by this server's word alone", async () => {
	await using server = await startServer();
	await server.as("reader", "Bea");
	await server.as("reader", "Cid");
	const hers = keptBy(await logIn(server));
	const his = keptBy(await logIn(server, { email: "cid@example.org" }));
	const shared = keptBy(await logIn(server, { email: "cid@example.org", cookie: hers }));
	for (let time = 0; time < 10; time++) await logIn(server, { password: WRONG });
	expect((await logIn(server)).status).toBe(429);
	expect((await logIn(server, { cookie: his })).status, "known for another account").toBe(429);
	expect((await logIn(server, { cookie: `${hers}x` })).status, "not signed").toBe(429);
	expect((await logIn(server, { cookie: shared })).status, "shared by both").toBe(302);
	const tries = [];
	for (let time = 0; time < 21; time++)
		tries.push((await logIn(server, { password: WRONG, cookie: hers })).status);
	expect(tries, "it cannot try passwords without end").toEqual([...Array(20).fill(400), 429]);
	expect((await server.anonymous.get("/account", { Cookie: hers })).status, "it opens nothing").toBe(302);
});

test("a running session cannot try passwords without end, and a slip in the new one does not count", async () => {
	await using server = await startServer();
	const bea = await server.as("reader", "Bea");
	const change = (current: string, next: string) =>
		bea.post("/account", { intent: "change-password", current, next });
	for (let time = 0; time < 3; time++) expect((await change(PASSWORD, "password1234")).status).toBe(400);
	for (let time = 0; time < 20; time++)
		expect((await change("a wrong one", "a new long password")).status).toBe(400);
	const refused = await change(PASSWORD, "a new long password");
	expect(refused.status).toBe(429);
	expect(refused.headers.get("Retry-After")).toMatch(/^\d+$/);
});

test("strangers with links that are not true get nothing hashed", async () => {
	await using server = await startServer({ TRUST_PROXY: "1" });
	const fields = { token: "made-up", name: "X", email: "x@example.org", password: "a long enough password" };
	/** The processor time of all threads for as many posts. */
	const costOf = async (path: string) => {
		const before = process.cpuUsage();
		for (let host = 0; host < 15; host++) {
			const answer = await server.anonymous.post(path, fields, { "X-Forwarded-For": `192.0.2.${host}` });
			expect(answer.status).toBe(path === "/login.data" ? 400 : 404);
		}
		const { user, system } = process.cpuUsage(before);
		return user + system;
	};
	await costOf("/join.data");
	const hashing = await costOf("/login.data");
	for (const path of ["/join.data", "/setup.data", "/reset.data"])
		expect(await costOf(path), path).toBeLessThan(hashing / 2);
});

test("when more passwords come than are hashed, the rest is told when to try again, and pages are answered", async () => {
	await using server = await startServer({ TRUST_PROXY: "1" });
	const crowd = Array.from({ length: 60 }, (_, index) =>
		logIn(server, { email: `nobody${index}@example.org`, password: WRONG, from: "192.0.2.1" }),
	);
	const page = await server.anonymous.get("/login");
	expect(page.status).toBe(200);
	const answers = await Promise.all(crowd);
	const busy = answers.filter(({ status }) => status === 503);
	expect(busy.length).toBeGreaterThan(0);
	expect(busy[0]?.headers.get("Retry-After")).toBe("5");
	expect(await busy[0]?.text()).toContain("checking as many passwords as it can");
	expect(answers.filter(({ status }) => status === 400).length).toBeGreaterThanOrEqual(20);
});
