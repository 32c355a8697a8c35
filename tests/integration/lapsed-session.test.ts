import { expect, test } from "vitest";
import { holdForm } from "#app/services/held-forms.ts";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { fill, latestVersion, logTrial, openForm, rowCounts, save } from "#tests/support/logging.ts";
import { PASSWORD } from "#tests/support/people.ts";
import { startServer } from "#tests/support/server.ts";

test.each(["/studies/new", "/studies/treatment-of-depression-with-onabotulinumtoxina/edit"])(
	"what was typed at %s outlives the session, and is saved after log-in",
	async (path) => {
		await using server = await startServer();
		const researcher = await server.as("researcher");
		await logTrial(researcher);
		const form = fill(await openForm(researcher, path), {
			title: "Typed for an hour",
			summary: "Two lines\nof text & “signs”",
			reason: "A long entry",
		});
		server.store.sqlite.exec("delete from sessions");
		const before = rowCounts(server);

		const lapsed = await researcher.post(path, form);
		const logIn = await lapsed.text();
		expect(lapsed.status).toBe(401);
		expect(textOf(logIn)).toContain("Your session ended before this was saved");
		expect(rowCounts(server)).toEqual(before);

		const credentials = formIn(logIn, "typed");
		credentials.set("email", researcher.user?.email ?? "");
		const wrong = await server.anonymous.post("/login", fill(credentials, { password: "not the password" }));
		const again = fill(formIn(await wrong.text(), "typed"), { password: PASSWORD });
		const back = await server.anonymous.post("/login", again);
		expect(back.status).toBe(302);
		const address = back.headers.get("Location") ?? "";
		expect(address.startsWith(`${path}?held=`)).toBe(true);

		const cookie = back.headers.get("Set-Cookie")?.split(";")[0] ?? "";
		const page = await (await server.anonymous.get(address, { Cookie: cookie })).text();
		expect(textOf(page)).toContain("This is what you had typed when your session ended.");
		const held = formIn(page, "reason");
		expect(held.get("summary")?.replaceAll("\r", "")).toBe("Two lines\nof text & “signs”");
		const saved = await server.anonymous.post(path, held, { Cookie: cookie });
		expect(saved.status).toBe(302);
		const slug = saved.headers.get("Location")?.replace("/studies/", "") ?? "";
		expect(latestVersion(server, slug)).toMatchObject({
			reason: "A long entry",
			document: { title: "Typed for an hour" },
		});
	},
);

test("a held form is its owner's alone", async () => {
	await using server = await startServer();
	const [ada, ben] = [await server.as("researcher", "Ada"), await server.as("researcher", "Ben")];
	const form = fill(await openForm(ada, "/studies/new"), { title: "Ada's own" });
	const credentials = new URLSearchParams({
		email: ada.user?.email ?? "",
		password: PASSWORD,
		returnTo: "/studies/new",
		typed: form.toString(),
	});
	const address = await save(server.anonymous, "/login", credentials);
	const page = await (await ben.get(address)).text();
	expect(formIn(page, "reason").get("title")).toBe("");
	server.store.sqlite
		.prepare("update held_forms set created_at = ?")
		.run(new Date(Date.now() - 25 * 3_600_000).toISOString());
	const later = await save(server.anonymous, "/login", credentials);
	for (const [path, title] of [
		[address, ""],
		[later, "Ada's own"],
	] as const) {
		const kept = formIn(await (await ada.get(path)).text(), "reason");
		expect(kept.get("title"), "it is held for a day").toBe(title);
	}
	for (let index = 0; index < 25; index++) holdForm(server.store, ada.user?.id ?? 0, "title=x");
	const held = server.store.sqlite.prepare("select count(*) from held_forms").pluck().get();
	expect(held, "the latest of each person").toBe(20);
});
