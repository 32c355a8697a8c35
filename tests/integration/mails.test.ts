import { expect, test } from "vitest";
import { createVault } from "#app/auth/vault.ts";
import { createSmtpSender } from "#app/server/smtp-sender.ts";
import { createNoticeGatherer } from "#app/services/mail/gather-notices.ts";
import { tryMailAgain } from "#app/services/mail/look-after-mails.ts";
import { askForReset } from "#app/services/mail/mailed-reset.ts";
import { postMail } from "#app/services/mail/post-mail.ts";
import { sendDue } from "#app/services/mail/send-due.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { type MailServer, startMailServer } from "#tests/support/mail-server.ts";
import { PASSWORD } from "#tests/support/people.ts";
import { type Client, SECRET, startServer, type TestServer } from "#tests/support/server.ts";
import { studyInput } from "#tests/support/study-builder.ts";

const NEW = "a kite over the harbour";
const ORIGIN = "https://trials.example";

const withMail = ({ url }: MailServer) =>
	startServer({ SMTP_URL: url, MAIL_FROM: "Trials <trials@example.org>", PUBLIC_URL: ORIGIN });
const linkIn = (text = "") => new RegExp(`${ORIGIN}(/\\S+)`).exec(text)?.[1] ?? "";
const rows = ({ store }: TestServer, query: string) => store.sqlite.prepare(query).all();
const page = async (client: Client, path: string) => textOf(await (await client.get(path)).text());

test("an invitation is shown and mailed; what the mail server refuses is said, and can be tried again", async () => {
	await using mails = await startMailServer();
	await using server = await withMail(mails);
	const ada = await server.as("administrator", "Ada");
	const invite = (email: string) => ada.post("/admin", { intent: "invite", email, role: "researcher" });
	const shown = textOf(await (await invite("guest@example.org")).text());
	expect(shown).toContain("This link is on its way to guest@example.org by mail");
	const [invitation] = await mails.received(1);
	expect(invitation?.to).toBe("guest@example.org");
	expect(invitation?.headers).toMatchObject({
		...{ subject: "Invitation to Equipoise", from: "Trials <trials@example.org>" },
		"auto-submitted": "auto-generated",
	});
	expect(invitation?.text).toContain("Ada invites you to Equipoise, as researcher.");
	const link = linkIn(invitation?.text);
	expect(shown).toContain(link);
	expect((await server.anonymous.get(link)).status).toBe(200);

	mails.refusal = "550 No such mailbox";
	await invite("nobody@example.org");
	await expect.poll(() => page(ada, "/admin/mail")).toContain("No such mailbox");
	const failed = rows(server, "select * from mails where state = 'failed'");
	expect(JSON.stringify(failed), "what a mail holds is sealed").not.toContain("/join?token");
	mails.refusal = undefined;
	const form = formIn(await (await ada.get("/admin/mail")).text(), "mail");
	form.set("intent", "try-again");
	expect((await ada.post("/admin/mail", form)).status).toBe(302);
	expect((await mails.received(2))[1]?.to).toBe("nobody@example.org");
	expect((await ada.post("/admin/mail", { intent: "test" })).status).toBe(302);
	expect((await mails.received(3))[2]).toMatchObject({
		...{ to: "ada@example.org", headers: { subject: "Test mail of Equipoise" } },
	});
	await expect.poll(() => rows(server, "select state from mails where sealed is not null")).toEqual([]);
	const actions = rows(server, "select action from audit_events where action like 'mail.%' order by id");
	expect(actions).toEqual(["mail.failed", "mail.tried-again", "mail.tested"].map((action) => ({ action })));
	expect((await (await server.as("researcher")).post("/admin/mail", { intent: "test" })).status).toBe(403);
});

test("who forgot their password gets a link by mail, and nobody learns whether there is an account", async () => {
	await using mails = await startMailServer();
	await using server = await withMail(mails);
	const bea = await server.as("researcher", "Bea");
	const asHost = { Host: "evil.example", Origin: "http://evil.example" };
	const ask = (email: string) => server.anonymous.post("/forgot", { email }, asHost);
	const answers = [];
	for (const email of ["bea@example.org", "nobody@example.org"]) {
		const answer = await ask(email);
		answers.push([answer.status, answer.headers.get("Location"), answer.headers.getSetCookie()]);
	}
	expect(answers[0]).toEqual([302, "/login", expect.anything()]);
	expect(answers[1]).toEqual(answers[0]);
	const [mail] = await mails.received(1);
	expect(mail?.headers.subject).toBe("New password for Equipoise");
	expect(mail?.text).not.toContain("evil.example");
	const link = linkIn(mail?.text);
	const token = new URL(link, ORIGIN).searchParams.get("token") ?? "";
	expect(JSON.stringify(rows(server, "select * from password_resets"))).not.toContain(token);
	expect(await page(server.anonymous, link)).toContain("For the account of Bea");

	// Asking again makes nothing void, and beyond the limit nothing more is sent.
	for (let time = 0; time < 4; time++) expect((await ask("bea@example.org")).status).toBe(302);
	await expect.poll(() => rows(server, "select 1 from mails where state = 'waiting'")).toEqual([]);
	expect(mails.mails.map(({ to }) => to)).toEqual(Array(3).fill("bea@example.org"));
	expect((await server.anonymous.post("/reset", { token, password: NEW })).status).toBe(302);
	expect((await bea.get("/account")).status, "other sessions end").toBe(302);
	expect((await server.anonymous.get(link)).status, "once").toBe(404);
	expect(rows(server, "select * from password_resets"), "the other links are void").toEqual([]);
	const logIn = (password: string) => server.anonymous.post("/login", { email: "bea@example.org", password });
	expect([(await logIn(PASSWORD)).status, (await logIn(NEW)).status]).toEqual([400, 302]);
	for (let time = 0; time < 5; time++) await ask(`nobody-${time}@example.org`);
	expect((await ask("bea@example.org")).status, "too many from one address").toBe(429);
	expect((await server.anonymous.post("/forgot", { email: "no address" })).status).toBe(400);
	expect(rows(server, "select * from mails where recipient like 'nobody%'")).toEqual([]);
});

test("people are told of what they chose, at once or not, until one click ends it", async () => {
	await using mails = await startMailServer();
	await using server = await withMail(mails);
	const bea = await server.as("researcher", "Bea");
	const cid = await server.as("researcher", "Cid");
	if (!bea.user || !cid.user) throw new Error("Nobody is there");
	const choose = (account: string, work: string) =>
		bea.post("/account", { intent: "choose-notices", account, work });
	expect((await choose("daily", "at-once")).status).toBe(302);
	const by = (actor: NonNullable<Client["user"]>) =>
		({ actor, reason: "Typing", visibility: "draft" }) as const;
	const { slug } = saveStudy(server.store, { ...by(bea.user), document: studyInput({ title: "A trial" }) });
	const change = (version: number, actor = cid.user) => {
		if (!actor) throw new Error("Nobody is there");
		const document = studyInput({ title: `A trial, ${version}` });
		saveStudy(server.store, { ...by(actor), slug, expectedVersion: version, document });
	};
	change(1);
	const [told] = await mails.received(1);
	expect(told?.headers.subject).toBe("A change to what you worked on at Equipoise");
	expect(told?.text).toContain(`Cid changed ${slug} to version 2: Typing\n${ORIGIN}/studies/${slug}`);
	expect(told?.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
	const address = linkIn(told?.headers["list-unsubscribe"]).replace(/>$/, "");
	const opened = await server.anonymous.get(address);
	expect([opened.status, opened.headers.get("Cache-Control")]).toEqual([200, "private, no-store"]);
	expect((await server.anonymous.get(address.replace("user=1", "user=2"))).status).toBe(404);

	// At once is once in ten minutes: what happens meanwhile waits for the next mail.
	change(2);
	await expect.poll(() => rows(server, "select event_id from notices")).toHaveLength(1);
	// A reader may see no draft, so that nothing waits for one.
	server.store.sqlite.prepare("update users set role = 'reader' where id = ?").run(cid.user.id);
	const clicked = await server.anonymous.post(address, { "List-Unsubscribe": "One-Click" });
	expect(clicked.status).toBe(200);
	expect(rows(server, "select * from notices")).toEqual([]);
	expect(rows(server, "select subject, pace from notice_choices order by subject")).toEqual([
		{ subject: "account", pace: "daily" },
		{ subject: "work", pace: "never" },
	]);
	expect(await page(bea, "/account")).toContain(
		"by the link of a mail: of their account daily, of their work never",
	);

	// Whoever came in with her password keeps nothing that happened to the account from her, by their own choice.
	expect((await bea.post("/account", { intent: "make-token", label: "x", scope: "read" })).status).toBe(200);
	expect((await choose("never", "never")).status).toBe(302);
	const last = (await mails.received(2))[1];
	expect(last?.headers.subject).toBe("2 things happened to your account at Equipoise");
	expect(last?.text).toContain("chose what to be told of by mail: of their account never");

	// What was done before somebody chose is not told them afterwards, nor when a server begins anew.
	change(3);
	expect((await choose("daily", "at-once")).status).toBe(302);
	server.store.sqlite.exec(`insert into audit_events (id, at, action, detail) values (900, '2026-01-01', 'x', '{}');
		insert into notices (user_id, subject, event_id) values (${bea.user.id}, 'work', 900)`);
	createNoticeGatherer(server.store, { vault: createVault(SECRET), publicUrl: ORIGIN }).lookThrough();
	expect(rows(server, "select * from notices")).toEqual([]);
	expect(mails.mails).toHaveLength(2);
});

test("a mail that fails is tried again, later each time, for two days; one killed while it is sent goes out again", async () => {
	await using server = await startServer();
	await server.as("reader", "Bea");
	const { store } = server;
	const at = { value: Date.parse("2026-11-29T09:00:00Z") };
	const ids: string[] = [];
	let outcome: "fails" | "hangs" | "works" = "fails";
	const parts = {
		...{ vault: createVault(SECRET), publicUrl: ORIGIN, now: () => new Date(at.value) },
		send: ({ id }: { id: string }) => {
			ids.push(id);
			if (outcome === "fails") return Promise.reject(new Error("No route to host"));
			return outcome === "hangs" ? new Promise<void>(() => {}) : Promise.resolve();
		},
	};
	askForReset(store, "bea@example.org", new Date(at.value));
	const state = () => rows(server, "select state, attempts, due_at, error from mails")[0];
	await sendDue(store, parts);
	await sendDue(store, parts);
	expect(state()).toEqual({
		...{ state: "waiting", attempts: 1, due_at: "2026-11-29T09:01:00.000Z", error: "No route to host" },
	});
	at.value += 60_000;
	outcome = "hangs";
	void sendDue(store, parts);
	await expect.poll(() => ids).toHaveLength(2);
	await sendDue(store, parts);
	expect(ids, "nobody else takes it up meanwhile").toHaveLength(2);
	outcome = "works";
	at.value += 5 * 60_000;
	await sendDue(store, parts);
	expect(state()).toMatchObject({ state: "sent", attempts: 3, error: null });
	expect(new Set(ids).size, "under one name").toBe(1);
	askForReset(store, "bea@example.org", new Date(at.value));
	outcome = "fails";
	for (let hour = 0; hour < 3; hour++) {
		await sendDue(store, parts);
		at.value += 40 * 60_000;
	}
	expect(rows(server, "select error from mails where state = 'failed'")).toEqual([
		{ error: "No route to host; it has expired" },
	]);
	const ada = await server.as("administrator", "Ada");
	if (!ada.user) throw new Error("Nobody is there");
	const { user } = ada;
	expect(() => tryMailAgain(store, user, 2)).toThrow("The link in this mail has expired.");

	const write = (subject: string) =>
		postMail(
			store,
			parts.vault,
			{ kind: "test", to: "bea@example.org" },
			{ subject, text: "x" },
			parts.now(),
		);
	write("Fails");
	const begun = at.value;
	for (; rows(server, "select 1 from mails where state = 'waiting'").length > 0; at.value += 60_000 * 20)
		await sendDue(store, parts);
	expect((at.value - begun) / 3_600_000).toBeCloseTo(48, 0);

	outcome = "works";
	write("Of a backup that was restored");
	const sent = ids.length;
	at.value += 49 * 3_600_000;
	await sendDue(store, parts);
	expect(ids).toHaveLength(sent);
	const left = rows(server, "select id, state, error from mails order by id desc limit 1")[0] as {
		id: number;
	};
	expect(left).toMatchObject({
		state: "failed",
		error: expect.stringContaining("It was due more than two days ago"),
	});
	at.value = Date.now();
	tryMailAgain(store, user, left.id);
	at.value += 1000;
	await sendDue(store, parts);
	expect(ids).toHaveLength(sent + 1);
});

test("a mail server that goes on for ever holds up no mail for longer than it is left to a process", async () => {
	await using mails = await startMailServer();
	mails.isSilent = true;
	const from = { name: "Trials: of the clinic", address: "trials@example.org" };
	const send = createSmtpSender({ smtpUrl: mails.url, from, publicUrl: ORIGIN }, 300);
	const mail = { id: "1", to: "bea@example.org", subject: "x", text: "x" };
	await expect(send(mail)).rejects.toThrow(/abort|time/i);
	expect(mails.unanswered).toBe(1);
	mails.isSilent = false;
	await send(mail);
	expect(mails.mails[0]?.headers.from).toBe('"Trials: of the clinic" <trials@example.org>');
});

test("without a mail server everything is as it was, and says whom to ask", async () => {
	await using server = await startServer();
	const ada = await server.as("administrator", "Ada");
	const shown = await ada.post("/admin", { intent: "invite", email: "guest@example.org", role: "reader" });
	expect(textOf(await shown.text())).toContain("Send this link to guest@example.org.");
	expect(await page(server.anonymous, "/forgot")).toContain(
		"This server sends no mail. Ask an administrator",
	);
	expect((await server.anonymous.post("/forgot", { email: "ada@example.org" })).status).toBe(302);
	expect(await page(ada, "/account")).not.toContain("Mails to you");
	expect(await page(ada, "/admin/mail")).toContain("This server sends no mail");
	expect((await ada.post("/admin/mail", { intent: "test" })).status).toBe(400);
	expect(rows(server, "select * from mails")).toEqual([]);
});
