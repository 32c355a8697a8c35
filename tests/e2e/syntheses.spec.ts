import { expect, test, withoutScripts } from "#tests/support/browser-test.ts";

for (const javaScriptEnabled of [true, false]) {
	test(
		`a researcher asks a question and publishes ${javaScriptEnabled ? "with" : "without"} JavaScript`,
		withoutScripts(javaScriptEnabled),
		async ({ as }) => {
			const context = await as("researcher", { javaScriptEnabled });
			const page = await context.newPage();
			await page.goto("/syntheses/new");
			await page.getByLabel("Title", { exact: true }).fill(`Botox and response, ${javaScriptEnabled}`);
			await page.getByLabel("Population or condition").fill("depression");
			await page.getByLabel("Intervention", { exact: true }).fill("botox");
			await page.getByLabel("Comparator", { exact: true }).fill("placebo");
			await page.getByLabel("Outcome", { exact: true }).selectOption("response");
			await page.getByRole("button", { name: "Find studies that fit" }).click();
			await expect(page.getByRole("checkbox", { name: /^Finzi & Rosenthal 2014: / })).toBeChecked();
			await page.getByLabel("Certainty of the evidence").selectOption("low");
			await page.getByRole("button", { name: "Save and publish" }).click();
			await expect(page.getByText("Published.", { exact: true })).toBeVisible();
			await expect(page.locator("#answer")).toContainText("low certainty");
			await context.close();
		},
	);
}
