import type { Locator } from "@playwright/test";

/** Pastes a long text as people do; typing it in, as `fill` does, takes a browser tens of seconds. */
export async function pasteText(field: Locator, text: string): Promise<void> {
	const page = field.page();
	await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
	await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
	await field.focus();
	await page.keyboard.press("ControlOrMeta+V");
}
