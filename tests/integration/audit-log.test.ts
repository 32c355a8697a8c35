import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { createToken } from "#app/services/api-tokens.ts";
import { invite } from "#app/services/invitations.ts";
import { endSessionsOf } from "#app/services/log-in.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { textOf } from "#tests/support/html-form.ts";
import { PASSWORD } from "#tests/support/people.ts";
import { type Client, startServer } from "#tests/support/server.ts";
import { studyInput } from "#tests/support/study-builder.ts";

const SYSTEM = { kind: "system" } as const;

/** The lines of the audit log as an administrator reads them, newest first and without their times. */
async function logOf(administrator: Client, query = ""): Promise<string[]> {
	const page = await (await administrator.get(`/admin${query}`)).text();
	const list = /<h2 id="audit">[\s\S]*?<ol[^>]*>([\s\S]*?)<\/ol>/.exec(page)?.[1] ?? "";
	return [...list.matchAll(/<\/time><span[^>]*>([\s\S]*?)<\/span><\/li>/g)].map(([, line = ""]) =>
		textOf(line).trim().replace(/\s+,/g, ","),
	);
}

const act = (client: Client, fields: Record<string, string>) => client.post("/admin", fields);

test("who came in, went, was let in, and whose sessions ended, with who did it", async () => {
	await using server = await startServer();
	const ada = await server.as("administrator", "Ada");
	const bea = await server.as("researcher", "Bea");
	const userId = String(bea.user?.id);
	await act(ada, { intent: "invite", email: "guest@example.org", role: "reader" });
	await act(ada, { intent: "withdraw-invitation", email: "guest@example.org" });
	const logIn = await server.anonymous.post("/login", { email: "bea@example.org", password: PASSWORD });
	const cookies = logIn.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
	await server.anonymous.post("/logout", {}, { Cookie: cookies.join("; ") });
	const again = { email: "bea@example.org", password: PASSWORD };
	await server.anonymous.post("/login", again, { Cookie: cookies[1] ?? "" });
	await bea.post("/account", { intent: "end-other-sessions" });
	await act(ada, { intent: "end-sessions", userId });
	await act(ada, { intent: "make-reset-link", userId, ownPassword: PASSWORD });
	await act(ada, { intent: "withdraw-reset-link", userId });
	await act(ada, { intent: "close", userId });
	const lines = await logOf(ada);
	expect(lines.slice(0, 10)).toEqual([
		"Ada closed the account of Bea",
		"Ada withdrew the link for a new password of Bea",
		"Ada made a link for a new password of Bea",
		"Ada ended sessions of Bea",
		"Bea ended sessions of their own",
		"Bea logged in by password",
		"Bea logged out",
		"Bea logged in by password with a browser not seen before",
		"Ada withdrew the invitation of guest@example.org as reader",
		"Ada invited guest@example.org as reader",
	]);
	const logIns = await logOf(ada, "?kind=log-ins");
	expect(logIns).toHaveLength(5);
	expect(logIns.join()).not.toContain("invit");
	expect((await logOf(ada, "?kind=people"))[0]).toBe("Ada closed the account of Bea");
	expect(await logOf(ada, "?kind=exports")).toEqual([]);
});

test("wrong passwords are summed, by the account where there is one, without what was typed", async () => {
	await using server = await startServer({ TRUST_PROXY: "1" });
	const ada = await server.as("administrator", "Ada");
	await server.as("reader", "Bea");
	const wrong = (email: string, host: number) =>
		server.anonymous.post(
			"/login",
			{ email, password: "a wrong password" },
			{ "X-Forwarded-For": `192.0.2.${host}` },
		);
	for (let time = 0; time < 12; time++) await wrong("bea@example.org", 1);
	await wrong("bea@example.org", 2);
	for (let time = 0; time < 3; time++) await wrong(`nobody-${time}@example.org`, 3);
	expect(await logOf(ada, "?kind=log-ins")).toEqual([
		"Somebody failed to log in to accounts that there are not, 3 wrong passwords",
		"Somebody failed to log in to Bea, 11 wrong passwords, 2 refused as too many, from 2 addresses",
	]);
	const rows = JSON.stringify(server.store.sqlite.prepare("select * from audit_events").all());
	for (const secret of ["a wrong password", "nobody-", "192.0.2"]) expect(rows).not.toContain(secret);
});

test("while another program has the database locked nothing is lost and nobody waits", async () => {
	await using server = await startServer();
	const ada = await server.as("administrator", "Ada");
	const bea = await server.as("reader", "Bea");
	const other = new Database(server.store.path);
	other.exec("begin immediate");
	const begun = performance.now();
	expect((await bea.get("/export?format=ris")).status).toBe(200);
	expect(await logOf(ada, "?kind=exports"), "the page is answered without it").toEqual([]);
	expect(performance.now() - begun).toBeLessThan(4000);
	other.exec("rollback");
	other.close();
	expect(await logOf(ada, "?kind=exports")).toEqual(["Bea exported /export?format=ris"]);
});

test("who took what along, in which format; what anybody may have is nobody's row", async () => {
	await using server = await startServer({ RATE_LIMIT: "0" });
	const ada = await server.as("administrator", "Ada");
	const bea = await server.as("researcher", "Bea");
	const document = studyInput({ title: "A trial of exports" });
	const { slug } = saveStudy(server.store, { actor: SYSTEM, reason: "Test", document });
	const addresses = [
		...[`/studies/${slug}.json`, `/studies/${slug}.csv`, `/studies/${slug}.ris`],
		...["/export?format=zip", `/export?format=csv&study=${slug}`, "/compare.csv", "/compare.json"],
	];
	for (const address of addresses) {
		expect((await bea.get(address)).status, address).toBe(200);
		await server.anonymous.get(address);
	}
	for (let time = 0; time < 3; time++) await bea.get("/export?format=ris");
	expect((await bea.get("/export?format=doc")).status).toBe(400);
	const { token } = createToken(server.store, SYSTEM, {
		...{ userId: bea.user?.id ?? 0, label: "Script", scope: "read" as const },
	});
	const program = { Authorization: `Bearer ${token}` };
	await server.anonymous.get("/api/v1/studies?format=csv", program);
	await server.anonymous.get(`/api/v1/studies/${slug}`, program);
	const lines = await logOf(ada, "?kind=exports");
	expect(lines.toSorted()).toEqual(
		[
			...addresses.map((address) => `Bea exported ${address}`),
			"Bea exported /export?format=ris, 3 times",
			"Bea exported /api/v1/studies?format=csv by an API token",
			"Bea exported /api/v1/studies/… by an API token",
		].toSorted(),
	);
});

test("the log is read a page at a time, by kind too", async () => {
	await using server = await startServer();
	const ada = await server.as("administrator", "Ada");
	const [administrator, reader] = [ada.user, (await server.as("reader")).user];
	if (!administrator || !reader) throw new Error("Nobody is logged in");
	const actor = { ...administrator, kind: "user" } as const;
	for (let count = 1; count <= 60; count++) {
		invite(server.store, administrator, { email: `guest${count}@example.org`, role: "reader" });
		endSessionsOf(server.store, actor, reader.id, { except: null });
	}
	const first = await logOf(ada, "?kind=people");
	expect(first).toHaveLength(50);
	expect(first[0]).toBe("Ada invited guest60@example.org as reader");
	const page = await (await ada.get("/admin?kind=people")).text();
	const older = /href="\/admin(\?kind=people&amp;before=\d+)#audit"/.exec(page)?.[1]?.replace("&amp;", "&");
	const second = await logOf(ada, older);
	expect(second[0]).toBe("Ada invited guest10@example.org as reader");
	expect(second).not.toContain(first[49]);
	const unknown = await ada.get("/admin?kind=nonsense");
	expect(unknown.status).toBe(400);
	expect(await unknown.text()).toContain("people");
});

test("people see what happened to their own account, and nobody else's", async () => {
	await using server = await startServer();
	const ada = await server.as("administrator", "Ada");
	const bea = await server.as("reader", "Bea");
	await server.as("reader", "Cid");
	await act(ada, { intent: "role", userId: String(bea.user?.id), role: "researcher" });
	await server.anonymous.post("/login", { email: "cid@example.org", password: PASSWORD });
	const page = textOf(await (await bea.get("/account")).text());
	expect(page).toContain("Ada changed the role of Bea from reader to researcher");
	expect(page).not.toContain("Cid");
});
