import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, LONG, test } from "#tests/support/browser-test.ts";

const FOLDER = join(import.meta.dirname, "..", "..", "docs", "images");
const FINZI = "/studies/finzi-rosenthal-2014";
const COMPARE = "/compare?study=finzi-rosenthal-2014&study=wollmer-2012&study=lecrubier-2002";
const BCG = "/syntheses/bcg-vaccine-against-tuberculosis";
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Keeps a picture for the README: taken when it is missing, and anew with UPDATE_SCREENSHOTS=1. */
async function keep(page: Page, name: string) {
	const path = join(FOLDER, `${name}.png`);
	if (process.env.UPDATE_SCREENSHOTS === "1" || !existsSync(path)) await page.screenshot({ path });
}

for (const { name, address, ...options } of [
	{ name: "study-light", address: FINZI, colorScheme: "light", viewport: DESKTOP },
	{ name: "study-dark", address: FINZI, colorScheme: "dark", viewport: DESKTOP },
	{ name: "study-phone", address: FINZI, colorScheme: "light", viewport: PHONE, deviceScaleFactor: 2 },
	{ name: "compare-light", address: COMPARE, colorScheme: "light", viewport: DESKTOP },
] as const) {
	test(`the picture ${name} shows the chart ready to be explored`, LONG, async ({ anonymous }) => {
		const page = await (await anonymous(options)).newPage();
		await page.goto(address);
		await expect(page.locator(".figure-live, .figure-targets").first()).toBeAttached();
		await expect(page.locator(".figure-stage").first()).toBeInViewport();
		await keep(page, name);
	});
}

test("the picture synthesis-light shows the answer and the forest plot", LONG, async ({ anonymous }) => {
	const options = { colorScheme: "light", viewport: { width: 1280, height: 1400 } } as const;
	const page = await (await anonymous(options)).newPage();
	await page.goto(BCG);
	await expect(page.getByText("risk ratio 0.49 [0.34, 0.70]").first()).toBeInViewport();
	await expect(page.getByText("95% prediction interval").first()).toBeInViewport();
	await keep(page, "synthesis-light");
});
