import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "#tests/support/browser-test.ts";

const FOLDER = join(import.meta.dirname, "..", "..", "docs", "images");
const FINZI = "/studies/finzi-rosenthal-2014";
const COMPARE = "/compare?study=finzi-rosenthal-2014&study=wollmer-2012&study=lecrubier-2002";
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** The pictures of the README. Taken when one is missing, and all of them anew with UPDATE_SCREENSHOTS=1. */
for (const { name, address, ...options } of [
	{ name: "study-light", address: FINZI, colorScheme: "light", viewport: DESKTOP },
	{ name: "study-dark", address: FINZI, colorScheme: "dark", viewport: DESKTOP },
	{ name: "study-phone", address: FINZI, colorScheme: "light", viewport: PHONE, deviceScaleFactor: 2 },
	{ name: "compare-light", address: COMPARE, colorScheme: "light", viewport: DESKTOP },
] as const) {
	test(`the picture ${name} shows the chart ready to be explored`, async ({ anonymous }) => {
		const page = await (await anonymous(options)).newPage();
		await page.goto(address);
		await expect(page.locator(".figure-live").first()).toBeVisible();
		await expect(page.getByText("OnabotulinumtoxinA").first()).toBeInViewport();
		const path = join(FOLDER, `${name}.png`);
		if (process.env.UPDATE_SCREENSHOTS === "1" || !existsSync(path)) await page.screenshot({ path });
	});
}
