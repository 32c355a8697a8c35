import { expect, test, withoutScripts } from "#tests/support/browser-test.ts";

const BOTULINUM = "/syntheses/botulinum-toxin-for-depression-does-it-help-people-respond";

for (const javaScriptEnabled of [true, false]) {
	test.describe(
		`${javaScriptEnabled ? "with" : "without"} JavaScript`,
		withoutScripts(javaScriptEnabled),
		() => {
			test.use({ javaScriptEnabled });

			test("a reader leaves a study out and sees the result beside the published one", async ({ page }) => {
				const answer = page.locator("#answer");
				await page.goto(BOTULINUM);
				await expect(answer).toContainText("risk ratio 4.16 [2.12, 8.17] (3 studies, 134 people");
				await page.getByText("Show as table, and leave studies out").click();
				await page.getByLabel("Leave out Wollmer et al. 2012").check();
				if (javaScriptEnabled) await expect(answer).toContainText("2 studies, 104 people");
				await page.getByLabel("Measure", { exact: true }).selectOption("OR");
				if (!javaScriptEnabled) await page.getByRole("button", { name: "Compute again" }).click();
				await expect(answer).toContainText("odds ratio");
				await expect(answer).toContainText("2 studies, 104 people");
				await expect(page.getByText("With botulinum toxin").nth(1)).toContainText("risk ratio 4.16");
				expect(page.url()).toContain("exclude=");
				await page.getByRole("link", { name: "As published" }).click();
				await expect(answer).toContainText("risk ratio 4.16");
			});
		},
	);
}

test("what a click changes shows at once, and the way back takes the controls along", async ({ page }) => {
	const answer = page.locator("#answer");
	const box = page.getByLabel("Leave out Wollmer et al. 2012");
	await page.goto(BOTULINUM);
	await expect(page.locator(".figure-targets").first()).toBeAttached();
	await expect(page.getByRole("button", { name: "Compute again" })).toBeHidden();
	await page.getByText("Show as table, and leave studies out").click();
	await box.check();
	await expect(answer).toContainText("2 studies, 104 people");
	await expect(box).toBeFocused();
	await page.getByLabel("Risk without the intervention, %").fill("20");
	await page.getByLabel("Risk without the intervention, %").press("Enter");
	await expect(page.locator("#people")).toContainText("Of 1,000 people with placebo, 200 have the outcome");
	await page.goBack();
	await expect(page.getByLabel("Risk without the intervention, %")).not.toHaveValue("20");
	await page.goBack();
	await expect(answer).toContainText("3 studies, 134 people");
	await expect(box).not.toBeChecked();
});

test("a forest tells its rows to pointer and keyboard, and Escape closes what it told", async ({ page }) => {
	await page.goto(BOTULINUM);
	const drawing = page.locator("#forest svg.figure-svg-wide");
	const rows = drawing.locator(".figure-targets > g");
	const tip = page.locator("#forest .figure-tip-over");
	await rows.first().focus();
	await expect(tip).toContainText("21.67 [1.34, 351.34]");
	await page.keyboard.press("ArrowDown");
	await expect(rows.nth(1)).toBeFocused();
	await expect(rows.nth(1)).toHaveAccessibleName(/^Wollmer et al\. 2012\. .*4\.50 \[1\.16, 17\.44\]/);
	await expect(tip).toContainText("4.50 [1.16, 17.44]");
	await page.keyboard.press("Escape");
	await expect(tip).toBeHidden();
	await drawing.locator("a").filter({ hasText: "Wollmer" }).hover();
	await expect(tip).toContainText("4.50 [1.16, 17.44]");
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/\/studies\/wollmer/);
});
