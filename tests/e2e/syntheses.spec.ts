import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "#tests/support/browser-test.ts";

const BOTULINUM = "/syntheses/botulinum-toxin-for-depression-does-it-help-people-respond";
const BCG = "/syntheses/bcg-vaccine-against-tuberculosis";

const WIDTHS = [1280, 390];
const SCHEMES = ["light", "dark"] as const;

for (const colorScheme of SCHEMES) {
	test(`every page of syntheses is accessible and fits its window, ${colorScheme}`, async ({ as }) => {
		test.setTimeout(240_000);
		const context = await as("researcher", { colorScheme });
		const page = await context.newPage();
		const pages = [
			"/syntheses",
			BOTULINUM,
			`${BCG}?exclude=r1&ci=hksj`,
			"/syntheses/try",
			`${BOTULINUM}/edit`,
		];
		for (const width of WIDTHS) {
			await page.setViewportSize({ width, height: 900 });
			for (const address of pages) {
				await page.goto(address);
				await page.evaluate(() => {
					for (const details of document.querySelectorAll("details")) details.open = true;
				});
				const { violations } = await new AxeBuilder({ page }).analyze();
				expect(
					violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
					`${address} at ${width}`,
				).toEqual([]);
				const overflow = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
				);
				expect(overflow, `${address} at ${width}`).toBeLessThanOrEqual(0);
			}
		}
	});
}

for (const javaScriptEnabled of [true, false]) {
	test(`a researcher asks a question and publishes ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
		as,
	}) => {
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
	});
}
