import { expect, test } from "#tests/support/browser-test.ts";

test("saving says so on the next page, and says it once", async ({ as }) => {
	const page = await (await as("researcher")).newPage();
	const said = (message: string) =>
		expect(page.getByRole("status").filter({ hasText: message })).toBeVisible();

	await page.goto("/studies/new");
	await page.getByLabel("Title", { exact: true }).fill("A trial with a notice");
	await page.getByRole("button", { name: "Save draft" }).click();
	await expect(page.getByRole("heading", { level: 1, name: "A trial with a notice" })).toBeVisible();
	await said("Saved as version 1.");

	await page.getByRole("link", { name: "Edit" }).click();
	await expect(page.getByRole("heading", { level: 1, name: "Edit the study" })).toBeVisible();
	await expect(page.getByText("Saved as version 1.")).toBeHidden();
	await page.getByLabel("Title", { exact: true }).fill("A trial with another notice");
	await page.getByLabel("Why this change").fill("A better title");
	await page.getByRole("button", { name: "Save draft" }).click();
	await said("Saved as version 2.");

	await page.getByText("Archive…").click();
	await page.getByLabel("Why", { exact: true }).last().fill("Logged for a test");
	await page.getByRole("button", { name: "Archive" }).click();
	await said("Archived.");
	await expect(page).toHaveURL("/");
});
