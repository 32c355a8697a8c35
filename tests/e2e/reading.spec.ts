import { expect, test } from "#tests/support/browser-test.ts";

test("a reader sees 52% against 15% at once", async ({ page }) => {
	await page.goto("/studies/finzi-rosenthal-2014");
	await expect(
		page.getByText("52% (17/33) responded with OnabotulinumtoxinA, 15% (6/41) with Placebo, at week 6."),
	).toBeVisible();
	await expect(page.getByRole("img", { name: /Response, week 6/ }).first()).toBeVisible();
});
