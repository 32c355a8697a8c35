import { expect, test } from "vitest";
import { invite } from "#app/services/invitations.ts";
import { makeReset } from "#app/services/password-resets.ts";
import { renewSetupToken } from "#app/services/setup-link.ts";
import { equipoise, isOneClearLine } from "#tests/support/cli.ts";
import { textOf } from "#tests/support/html-form.ts";
import { PASSWORD } from "#tests/support/people.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";

/** Every place where a password is chosen, each with a link or a session that holds. */
async function doors(server: TestServer) {
	const setUp = renewSetupToken(server.store) ?? "";
	const ada = { name: "Ada Lovelace", email: "ada@example.org" };
	const open = {
		setup: (password: string) =>
			server.anonymous.post(`/setup?token=${setUp}`, { ...ada, token: setUp, password }),
	};
	return {
		...open,
		async others() {
			const { user: administrator } = await server.as("administrator", "Keeper");
			if (!administrator) throw new Error("There is no administrator");
			const bea = await server.as("reader", "Bea");
			const invitation = invite(server.store, administrator, { email: ada.email, role: "reader" });
			const reset = makeReset(server.store, administrator, bea.user?.id ?? 0);
			return {
				join: (password: string) =>
					server.anonymous.post(`/join?token=${invitation}`, { token: invitation, name: ada.name, password }),
				reset: (password: string) =>
					server.anonymous.post(`/reset?token=${reset}`, { token: reset, password }),
				change: (next: string) =>
					bea.post("/account", { intent: "change-password", current: PASSWORD, next }),
			};
		},
	};
}

const REFUSED = [
	{
		password: "password1234",
		says: "This is too easy to guess: it is among the passwords that are tried first",
	},
	{ password: "equipoise 2026", says: "This is too easy to guess: it is made of your name" },
	{ password: "eleven char", says: "Must have at least 12 characters" },
	{ password: "eleven        char", says: "Must have at least 12 characters" },
	{ password: "six 🦜🥝🚲 x", says: "Must have at least 12 characters" },
	{ password: "kite ".repeat(26), says: "Must have at most 128 characters" },
];

test("a password that is easy, short or endless is refused wherever one is chosen, at its field", async () => {
	await using server = await startServer();
	const { setup, others } = await doors(server);
	const refuse = async (name: string, post: (password: string) => Promise<Response>) => {
		for (const { password, says } of REFUSED) {
			const answer = await post(password);
			expect([name, password, answer.status]).toEqual([name, password, 400]);
			const page = await answer.text();
			expect(textOf(page), `${name} ${password}`).toContain(says);
			expect(page).not.toContain(`value="${password}"`);
		}
	};
	await refuse("setup", setup);
	const { join, reset, change } = await others();
	for (const [name, post] of Object.entries({ join, reset, change })) await refuse(name, post);
	const own = await join("Ada Lovelace 1815");
	expect(textOf(await own.text())).toContain("it is made of your name, your address");
});

test("a good one is taken: words with spaces, letters of any script, up to 128 characters", async () => {
	await using server = await startServer();
	const { others } = await doors(server);
	const { join, reset, change } = await others();
	expect((await join("🦜🥝🚲🌋🎻🧵🪁🍄🐌🧂🛶🪴")).status).toBe(302);
	expect((await change("世界和平從今天開始一起努力吧")).status).toBe(302);
	const long = "kites over the harbour ".repeat(6).slice(0, 128);
	expect(long).toHaveLength(128);
	expect((await reset(long)).status, "the link is void once the password was changed").toBe(404);
	const logIn = (email: string, password: string) => server.anonymous.post("/login", { email, password });
	expect((await logIn("ada@example.org", "🦜🥝🚲🌋🎻🧵🪁🍄🐌🧂🛶🪴")).status).toBe(302);
	expect((await logIn("ada@example.org", "🦜🥝🚲🌋🎻🧵🪁🍄🐌🧂🛶")).status, "all of it counts").toBe(400);
});

test("the command line refuses an easy password in one line", async () => {
	await using server = await startServer();
	const add = ["user", "add", "ada@example.org", "--role", "reader", "--password-stdin"];
	for (const input of ["password1234\n", "ada-example-ada\n"]) {
		const refused = await equipoise(server.store.path, add, { input });
		expect([refused.code, isOneClearLine(refused)]).toEqual([1, true]);
		expect(refused.stderr).toContain("too easy to guess");
		expect(refused.stderr).not.toContain(input.trim());
	}
});

test("somebody who has an easy password from before is told so when they log in", async () => {
	await using server = await startServer();
	await server.as("reader", "Correct Horse Battery");
	const fields = { email: "correct-horse-battery@example.org", password: PASSWORD };
	const answer = await server.anonymous.post("/login", fields);
	const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
	const page = await server.anonymous.get("/account", { Cookie: cookies.join("; ") });
	expect(textOf(await page.text())).toContain("Your password is easy to guess: it is made of your name");
});
