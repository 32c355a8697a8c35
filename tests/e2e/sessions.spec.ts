import { expect, test, withoutScripts } from "#tests/support/browser-test.ts";
import { PASSWORD } from "#tests/support/people.ts";

for (const javaScriptEnabled of [true, false]) {
	test.describe(
		javaScriptEnabled ? "with JavaScript" : "without JavaScript",
		withoutScripts(javaScriptEnabled),
		() => {
			test("logging out leads to the library as a stranger", async ({ as }) => {
				const context = await as("researcher", { javaScriptEnabled });
				const page = await context.newPage();
				await page.goto("/account");
				await page.evaluate(() => localStorage.setItem("equipoise:typed:/studies/new", "Typed with care"));
				await page.getByRole("button", { name: "Log out" }).click();
				await expect(page.getByRole("link", { name: "Log in" })).toBeVisible();
				await expect(page.getByRole("heading", { name: "What do the trials say about…" })).toBeVisible();
				expect(await page.evaluate(() => localStorage.length), "nothing typed is left to others").toBe(0);
				await page.goto("/account");
				await expect(page).toHaveURL(/\/login\?returnTo=%2Faccount$/);
			});

			test("what was typed while the session ended comes back after logging in", async ({ as, server }) => {
				const context = await as("researcher", { javaScriptEnabled });
				const page = await context.newPage();
				await page.goto("/studies/new");
				await page.getByLabel("Title").first().fill("Typed with care");
				const { email } = server.store.sqlite
					.prepare<[], { email: string }>("select email from users order by id desc limit 1")
					.get() ?? { email: "" };
				server.store.sqlite.prepare("delete from sessions").run();
				await page.getByRole("button", { name: "Save draft" }).click();
				await expect(page.getByText("Your session ended before this was saved.")).toBeVisible();
				await page.getByLabel("E-mail").fill(email);
				await page.getByLabel("Password").fill(PASSWORD);
				await page.getByRole("main").getByRole("button", { name: "Log in" }).click();
				await expect(page.getByText("This is what you had typed when your session ended.")).toBeVisible();
				await expect(page.getByLabel("Title").first()).toHaveValue("Typed with care");
			});
		},
	);
}
