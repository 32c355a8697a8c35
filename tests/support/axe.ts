import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { default as Axe, RunOptions } from "axe-core";

interface Colour {
	r: number;
	g: number;
	b: number;
	alpha: number;
	parseString(text: string): Colour;
}

/** Axe as it stands in the page; its types leave out how it reads colours. */
declare const axe: typeof Axe & { commons: { color: { Color: { prototype: Colour } } } };

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const OPTIONS: RunOptions = {
	runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
	resultTypes: ["violations"],
};

/** Puts axe into a page, where it stays for as many looks at the page as are wanted. No page has frames. */
export async function bringAxe(page: Page): Promise<void> {
	await page.evaluate(SOURCE);
	await page.evaluate(rememberColours);
}

/** What axe holds against a page as it is now. */
export async function violations(page: Page): Promise<string[]> {
	const found = await page.evaluate(
		async (options) => (await axe.run(document, options)).violations,
		OPTIONS,
	);
	return found.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id}: ${help}\n${target.join(" ")}\n${failureSummary}`),
	);
}

/** Axe reads each colour anew for everything that lies under each word, half of all its time; a page has a dozen. */
function rememberColours() {
	const { prototype } = axe.commons.color.Color;
	const read = prototype.parseString;
	const known = new Map<string, Omit<Colour, "parseString">>();
	prototype.parseString = function (text) {
		const parts = known.get(text);
		if (parts) return Object.assign(this, parts);
		read.call(this, text);
		const { r, g, b, alpha } = this;
		known.set(text, { r, g, b, alpha });
		return this;
	};
}
