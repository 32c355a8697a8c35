import { expect, test } from "#tests/support/browser-test.ts";
import { pasteText } from "#tests/support/paste-text.ts";
import { recordText } from "#tests/support/registry-copies.ts";

test("a real record is pasted, a match corrected, saved, and stands in the library", async ({ as }) => {
	const page = await (await as("researcher")).newPage();
	await page.goto("/import");
	await pasteText(page.getByLabel("Paste").first(), recordText("NCT02369484"));
	await page.getByRole("button", { name: "Read the records" }).click();
	await expect(page.getByRole("heading", { level: 1, name: /NCT02369484/ })).toBeVisible();
	await expect(page.getByRole("heading", { name: "Groups and arms" })).toBeVisible();

	await page.getByText(/^\d+ groups matched for certain$/).click();
	const first = page.getByRole("combobox").first();
	await first.selectOption("none");
	await page.getByRole("button", { name: "Read again with these matches" }).click();
	await expect(page.getByText("Confirmed by a person").first()).toBeVisible();
	await expect(first).toHaveValue("none");

	await page.getByRole("button", { name: "Save as a draft" }).click();
	await expect(page).toHaveURL(/\/studies\//);
	await expect(page.getByRole("status").filter({ hasText: "Saved as version 1." })).toBeVisible();
	await expect(page.getByRole("link", { name: "NCT02369484" })).toBeVisible();
});

test("many records are imported while the page says how far it is", async ({ as }) => {
	const page = await (await as("researcher")).newPage();
	await page.goto("/import");
	const records = ["NCT00576225", "NCT00763412", "NCT00936338"].map(recordText);
	await page
		.getByLabel("or choose a file")
		.first()
		.setInputFiles({
			name: "records.json",
			mimeType: "application/json",
			buffer: Buffer.from(`[${records.join(",")}]`),
		});
	await page.getByRole("button", { name: "Read the records" }).click();
	await page.getByRole("button", { name: "Import 3 records" }).click();
	await expect(page.getByText("3 of 3 records")).toBeVisible({ timeout: 20_000 });
	await expect(page.getByText("Finished.")).toBeVisible();
	await expect(page.getByRole("link", { name: /^studies\// })).toHaveCount(3);
});
