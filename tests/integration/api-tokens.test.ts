import { expect, test } from "vitest";
import { changeAccount } from "#app/services/accounts.ts";
import { createToken, findTokenUser, listTokens, revokeToken } from "#app/services/api-tokens.ts";
import { addPerson } from "#tests/support/people.ts";
import { startServer } from "#tests/support/server.ts";

const SYSTEM = { kind: "system" } as const;

test("a token stands for its holder until it is revoked, and its use is noted", async () => {
	await using server = await startServer();
	const user = await addPerson(server.store, "researcher", "Ada");
	const { token, id } = createToken(server.store, user, {
		userId: user.id,
		label: "Notebook",
		scope: "write",
	});
	expect(listTokens(server.store, user.id)).toMatchObject([{ id, label: "Notebook", lastUsedAt: null }]);
	expect(findTokenUser(server.store, token)).toEqual({ user, scope: "write", tokenId: id });
	const [used] = listTokens(server.store, user.id);
	expect(Date.parse(used?.lastUsedAt ?? "")).toBeGreaterThan(Date.now() - 60_000);
	revokeToken(server.store, user, id);
	expect(findTokenUser(server.store, token)).toBeUndefined();
	expect(listTokens(server.store, user.id)).toEqual([]);
});

test("nothing stored lets a reader of the database use a token", async () => {
	await using server = await startServer();
	const user = await addPerson(server.store, "reader");
	const { token } = createToken(server.store, user, { userId: user.id, label: "Script", scope: "read" });
	const rows = JSON.stringify([
		server.store.sqlite.prepare("select * from api_tokens").all(),
		server.store.sqlite.prepare("select * from audit_events").all(),
	]);
	expect(rows).not.toContain(token);
	expect(rows).not.toContain(token.slice("equipoise_".length));
});

test("people neither make nor revoke tokens of others, and a closed account's stop", async () => {
	await using server = await startServer();
	const [ada, ben] = [
		await addPerson(server.store, "researcher", "Ada"),
		await addPerson(server.store, "researcher", "Ben"),
	];
	const { token, id } = createToken(server.store, ada, { userId: ada.id, label: "Hers", scope: "write" });
	expect(() => createToken(server.store, ben, { userId: ada.id, label: "His", scope: "write" })).toThrow(
		"themselves",
	);
	expect(() => revokeToken(server.store, ben, id)).toThrow("no such token");
	const closedAt = server.store.sqlite.prepare("update users set closed_at = ? where id = ?");
	closedAt.run(new Date().toISOString(), ada.id);
	expect(findTokenUser(server.store, token), "closed by any hand").toBeUndefined();
	closedAt.run(null, ada.id);
	expect(findTokenUser(server.store, token)).toBeDefined();
	changeAccount(server.store, SYSTEM, ada.id, { kind: "close" });
	expect(findTokenUser(server.store, token)).toBeUndefined();
});

test("the account page makes a token, shows it once, and revokes it", async () => {
	await using server = await startServer();
	const client = await server.as("researcher", "Ada");
	const made = await client.post("/account", {
		intent: "make-token",
		label: "R on my laptop",
		scope: "read",
	});
	const [token = ""] = /equipoise_[\w-]{43}/.exec(await made.text()) ?? [];
	expect(findTokenUser(server.store, token)?.user.name).toBe("Ada");
	const page = await (await client.get("/account")).text();
	expect(page).toContain("R on my laptop");
	expect(page).not.toContain(token);
	const [entry] = listTokens(server.store, client.user?.id ?? 0);
	await client.post("/account", { intent: "revoke-token", token: String(entry?.id) });
	expect(findTokenUser(server.store, token)).toBeUndefined();
	expect(await (await client.get("/account")).text()).not.toContain("R on my laptop");
});

test("a token without a name is refused at its field, and one beyond fifty", async () => {
	await using server = await startServer();
	const client = await server.as("reader");
	const answer = await client.post("/account", { intent: "make-token", label: " ", scope: "read" });
	expect(answer.status).toBe(400);
	expect(await answer.text()).toContain("Give it a name");
	const userId = client.user?.id ?? 0;
	expect(listTokens(server.store, userId)).toEqual([]);
	for (let made = 0; made < 50; made++)
		createToken(server.store, SYSTEM, { userId, label: `Script ${made}`, scope: "read" });
	const one = await client.post("/account", { intent: "make-token", label: "One more", scope: "read" });
	expect(one.status).toBe(400);
	expect(await one.text()).toContain("There are 50 tokens already. Revoke one first.");
	expect(listTokens(server.store, userId)).toHaveLength(50);
});
