import { expect, test } from "#tests/support/browser-test.ts";

const BOTULINUM = "/syntheses/botulinum-toxin-for-depression-does-it-help-people-respond";

for (const javaScriptEnabled of [true, false]) {
	test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
		test.use({ javaScriptEnabled });

		test("a reader leaves a study out and sees the result beside the published one", async ({ page }) => {
			const answer = page.locator("#answer");
			await page.goto(BOTULINUM);
			await expect(answer).toContainText("risk ratio 4.16 [2.12, 8.17] (3 studies, 134 people");
			await page.getByText("Show as table, and leave studies out").click();
			await page.getByLabel("Leave out Wollmer et al. 2012").check();
			await page.getByLabel("Measure", { exact: true }).selectOption("OR");
			await page.getByRole("button", { name: "Compute again" }).click();
			await expect(answer).toContainText("odds ratio");
			await expect(answer).toContainText("2 studies, 104 people");
			await expect(page.getByText("With botulinum toxin").nth(1)).toContainText("risk ratio 4.16");
			expect(page.url()).toContain("exclude=");
			await page.getByRole("link", { name: "As published" }).click();
			await expect(answer).toContainText("risk ratio 4.16");
		});
	});
}
