import { expect, test } from "vitest";
import { ask } from "#tests/support/ask.ts";
import { PASSWORD } from "#tests/support/people.ts";
import { startServer } from "#tests/support/server.ts";

const LONGEST = 4000;

test("the log-in's address leads back, and never comes out longer than a browser sends", async () => {
	await using server = await startServer({ PUBLIC_READING: "false" });
	const leadsTo = async (path: string) => (await ask(server.url, path)).headers.location ?? "";
	expect(await leadsTo("/account?a=b&c=%25")).toBe("/login?returnTo=%2Faccount%3Fa%3Db%26c%3D%2525");
	expect(await leadsTo("/api/../%61ccount/?a")).toBe("/login?returnTo=%2F%2561ccount%2F%3Fa%3D");
	expect(await leadsTo(`/account?q=${"x".repeat(LONGEST)}`)).toBe("/login?returnTo=%2Faccount");
	expect(await leadsTo(`/?q=${"%".repeat(3000)}`)).toBe("/login?returnTo=%2F");
	expect(await leadsTo(`/studies/${"x".repeat(LONGEST)}`)).toBe("/login");
	for (const path of ["/_root.data", "/account.data?a=b"]) {
		const answer = await ask(server.url, path);
		expect(answer.status).toBe(202);
		const [back] = /\/login[^"]*/.exec(answer.body.toString()) ?? [];
		expect(back).toBe(`/login?returnTo=${path === "/_root.data" ? "%2F" : "%2Faccount%3Fa%3Db"}`);
	}
});

test("where the log-in leads back to has a bound, whoever wrote it", async () => {
	await using server = await startServer();
	await server.as("reader", "Bea");
	const typed = "title=Typed";
	for (const [returnTo, leads] of [
		["/account?a=b", "/account?a=b"],
		[`/account?q=${"x".repeat(LONGEST)}`, "/"],
		// From the log-in page whoever is logged in is led on, for ever if that leads back to it.
		["/login?returnTo=/account", "/"],
		// Each of these letters becomes six in an address.
		[`/account?q=${"é".repeat(1000)}`, "/"],
	] as const) {
		const fields = { email: "bea@example.org", password: PASSWORD, returnTo };
		expect((await server.anonymous.post("/login", fields)).headers.get("Location")).toBe(leads);
		const held = await server.anonymous.post("/login", { ...fields, typed });
		expect(held.headers.get("Location")).toMatch(/^\/(account)?\?held=/);
		const page = await server.anonymous.get(`/login?${new URLSearchParams({ returnTo })}`);
		expect((await page.text()).includes(`name="returnTo" value="${leads}"`)).toBe(true);
	}
	const lapsed = await server.anonymous.post(`/studies/${"x".repeat(LONGEST)}/edit`, { title: "Typed" });
	expect(lapsed.status).toBe(401);
	expect(await lapsed.text()).toContain('name="returnTo" value="/"');
});
