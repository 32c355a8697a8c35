import type { Locator, Page } from "@playwright/test";
import { saveStudy } from "#app/services/save-study.ts";
import { expect, LONG, test, withoutScripts } from "#tests/support/browser-test.ts";
import { studyWith } from "#tests/support/study-builder.ts";

const FINZI = "/studies/finzi-rosenthal-2014";
const SENTENCE = "52% (17/33) responded with onabotulinumtoxinA, 15% (6/41) with placebo, at week 6.";
const COMPARE = "/compare?study=finzi-rosenthal-2014&study=wollmer-2012";

test("a reader sees 52% against 15% at once", async ({ page }) => {
	await page.goto(FINZI);
	await expect(page.getByText(SENTENCE)).toBeInViewport();
	// The drawing, or by now the interactive chart in its place.
	const drawing = page.getByRole("img", { name: /Response, week 6/ });
	await expect(
		drawing.or(page.getByRole("application", { name: /Response, week 6/ })).first(),
	).toBeInViewport();
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("a study shows its figure, its tables and what they mean", async ({ page }) => {
		await page.goto(FINZI);
		await expect(page.getByText(SENTENCE)).toBeVisible();
		const figure = page.getByRole("img", { name: "Response, week 6" });
		await expect(figure).toBeVisible();
		await expect(figure.getByText("52%", { exact: true })).toBeVisible();
		await page.getByText("Show as table").click();
		await expect(
			page.getByRole("row", { name: "OnabotulinumtoxinA 52% (17/33)† [35.2, 67.5]" }),
		).toBeVisible();
		const row = page
			.getByRole("table", { name: "Response, week 6, by arm" })
			.getByRole("row", { name: /^Placebo/ });
		await expect(row).toContainText(/41\s*6† \(derived\)\s*15%/);
		await expect(page.getByText("3.52 [1.57, 7.91]")).toBeVisible();
		await expect(page.locator(".figure-controls")).toBeHidden();
	});

	test("studies are compared by links and plain forms", LONG, async ({ page }) => {
		await page.goto("/compare");
		await page.getByRole("searchbox", { name: "Add a study" }).fill("finzi");
		await page.getByRole("button", { name: "Search" }).click();
		await page.getByRole("link", { name: "+ Finzi & Rosenthal 2014" }).click();
		await page.getByRole("link", { name: "+ Wollmer et al. 2022" }).click();
		await page.getByText("Change the trials compared").click();
		await page.getByRole("link", { name: "Take out Wollmer et al. 2022" }).click();
		await page.getByRole("searchbox", { name: "Add a study" }).fill("wollmer 2012");
		await page.getByRole("button", { name: "Search" }).click();
		await page.getByRole("link", { name: "+ Wollmer et al. 2012" }).click();
		const figure = page.getByRole("group", { name: "Response" }).first();
		await expect(figure).toContainText("+36.9 [15.5, 54.6]†");
		await page.getByRole("combobox", { name: /^View/ }).selectOption({ label: "Risk ratio" });
		await page.getByRole("button", { name: "Show" }).click();
		await expect(page).toHaveURL(/study=finzi-rosenthal-2014&study=wollmer-2012.*view=RR/);
		await page.getByText("Show as table").click();
		await expect(page.getByRole("row", { name: /Finzi & Rosenthal 2014/ })).toContainText("3.52");
		await page.getByRole("link", { name: "Finzi & Rosenthal 2014" }).first().click();
		await expect(page).toHaveURL(/studies\/finzi-rosenthal-2014$/);
	});
});

for (const javaScriptEnabled of [true, false]) {
	test(`${javaScriptEnabled ? "with" : "without"} JavaScript search, filters, order and pages are in the address, and Back works`, async ({
		anonymous,
	}) => {
		const page = await (await anonymous({ javaScriptEnabled })).newPage();
		await page.goto("/?sort=newest");
		const total = Number.parseInt((await page.getByRole("status").textContent()) ?? "", 10);
		const search = page.getByRole("searchbox", { name: "Search the library" });
		await search.fill("botox depression");
		await search.press("Enter");
		await expect(page).toHaveURL(/q=botox\+depression/);
		await expect(
			page.getByRole("link", { name: /Treatment of depression with onabotulinumtoxinA/ }),
		).toBeVisible();
		// The address of a followed link changes before its page is shown.
		const status = page.getByRole("status");
		await expect(status).not.toHaveText(`${total} studies`);
		const found = await status.textContent();
		expect(Number.parseInt(found ?? "", 10)).toBeLessThan(total);

		await page.getByText("Filter and sort").click();
		await page.getByLabel("to", { exact: true }).fill("2014");
		await page.getByRole("combobox", { name: /^Order/ }).selectOption({ label: "Oldest first" });
		await page.getByRole("button", { name: "Apply" }).click();
		await expect(page).toHaveURL(/to=2014/);
		await expect(page.getByText("Filter and sort (1 set)")).toBeVisible();
		await expect(page.getByRole("heading", { level: 2 })).toHaveCount(
			Number.parseInt((await page.getByRole("status").textContent()) ?? "", 10),
		);
		const years = await page
			.getByRole("listitem")
			.filter({ has: page.getByRole("heading") })
			.allTextContents();
		expect(years[0]).toMatch(/2011|2012/);

		await page.goBack();
		await expect(page).not.toHaveURL(/to=2014/);
		await expect(page.getByRole("status")).toHaveText(found ?? "");
		await page.goBack();
		await expect(page.getByRole("status")).toHaveText(`${total} studies`);
		const top = page.getByRole("heading", { level: 2 }).first();
		const first = (await top.textContent()) ?? "";
		await page.getByRole("link", { name: "Next page" }).click();
		await expect(page).toHaveURL(/after=/);
		await expect(top).not.toHaveText(first);
		const second = (await top.textContent()) ?? "";
		await page.reload();
		await expect(top).toHaveText(second);
		await page.goBack();
		await expect(top).toHaveText(first);
	});
}

for (const javaScriptEnabled of [true, false]) {
	test(
		`${javaScriptEnabled ? "with" : "without"} JavaScript the library leads to a comparison of those selected, of all found, and to the answer`,
		withoutScripts(javaScriptEnabled),
		async ({ anonymous }) => {
			const page = await (await anonymous({ javaScriptEnabled })).newPage();
			await page.goto("/?q=botulinum+depression");
			await page.getByRole("checkbox", { name: "Compare Finzi & Rosenthal 2014" }).check();
			await page.getByRole("checkbox", { name: "Compare Wollmer et al. 2012" }).check();
			const foot = page.getByRole("button", { name: "Compare", exact: true });
			await expect(foot).toBeInViewport();
			if (javaScriptEnabled) await expect(page.getByText("2 studies selected")).toBeVisible();
			await foot.click();
			await expect(page).toHaveURL(/compare\?study=finzi-rosenthal-2014&study=wollmer-2012$/);
			await page.goBack();
			await page.getByRole("link", { name: /^Compare these \d+$/ }).click();
			await expect(page).toHaveURL(/compare\?about=botulinum\+depression$/);
			await page.goBack();
			await page.getByRole("link", { name: /^Botulinum toxin for depression/ }).click();
			await page.getByRole("link", { name: "Compare these trials" }).click();
			await expect(page).toHaveURL(/compare\?study=.*&study=finzi-rosenthal-2014.*&concept=response$/);
		},
	);
}

test("studies are chosen for a comparison by typing, and the address holds what is shown", async ({
	page,
}) => {
	await page.goto("/compare");
	const search = page.getByRole("searchbox", { name: "Add a study" });
	await search.pressSequentially("finzi");
	await expect(page.getByRole("link", { name: "+ Lecrubier et al. 2002" })).toHaveCount(0);
	const compared = page.getByRole("list", { name: "Studies compared" }).getByRole("listitem");
	await page.getByRole("link", { name: "+ Finzi & Rosenthal 2014" }).click();
	await expect(compared).toHaveCount(1);
	await search.fill("wollmer 2012");
	await page.getByRole("link", { name: "+ Wollmer et al. 2012" }).click();
	await expect(compared).toHaveCount(2);
	await page.getByRole("combobox", { name: /^View/ }).selectOption({ label: "Risk ratio" });
	await expect(page).toHaveURL(/view=RR/);
	await page.getByText("More choices").click();
	await page.getByRole("combobox", { name: /^Interval/ }).selectOption({ label: "99%" });
	await expect(page).toHaveURL(/view=RR.*level=99/);
	await page.getByText("Show as table").click();
	const table = page.getByRole("table");
	const row = table.getByRole("row", { name: /Finzi & Rosenthal 2014/ });
	await expect(row).toContainText("3.52 [1.21, 10.21]");
	const shown = await table.textContent();
	await page.goto(page.url());
	await page.getByText("Show as table").click();
	await expect(table).toHaveText(shown ?? "");
	await page.goBack();
	// Nothing in it differs from the usual, so it is folded.
	await page.getByText("More choices").click();
	await expect(page.getByRole("combobox", { name: /^Interval/ })).toHaveValue("95");
});

test("the interactive chart takes the drawing's place with the same numbers", async ({ page, anonymous }) => {
	const unscripted = await (await anonymous({ javaScriptEnabled: false })).newPage();
	for (const address of [FINZI, `${COMPARE}&view=bars`, `${COMPARE}&measure=RR`]) {
		await unscripted.goto(address);
		const drawn = await textsOf(unscripted.locator(".figure-stage").first().locator("svg.figure-svg-wide"));
		expect(drawn.length).toBeGreaterThan(4);
		await page.goto(address);
		const live = page.locator(".figure-live").first();
		await expect(live).toBeVisible();
		await expect(page.locator(".figure-stage").first().locator("svg.figure-svg-wide")).toBeHidden();
		await expect.poll(() => textsOf(live)).toEqual(drawn);
	}
});

test("a trial's row in a comparison tells its intervals to pointer and keyboard, and leads to the trial", async ({
	page,
}) => {
	await page.goto(COMPARE);
	const rows = page.locator(".figure-svg-wide .figure-targets").getByRole("link");
	await rows.first().focus();
	const tip = page.locator(".figure-tip");
	await expect(tip).toContainText("52% (17/33)† [35.2, 67.5]");
	await page.keyboard.press("ArrowDown");
	await expect(tip).toContainText("Wollmer et al. 2012");
	await page.keyboard.press("Escape");
	await expect(tip).toBeHidden();
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/studies\/wollmer-2012$/);
});

test("tooltips come by pointer and by arrow keys, row by row", async ({ page }) => {
	await page.goto(FINZI);
	const live = page.locator(".figure-live").first();
	const tip = live.getByRole("status");
	await live.hover({ position: { x: 300, y: 60 } });
	await expect(tip).toContainText("OnabotulinumtoxinA");
	await expect(tip).toContainText("52% (17/33)");
	await expect(tip).toContainText("Interval [35.2, 67.5]");
	await page.mouse.move(0, 0);
	await page.getByRole("checkbox", { name: "Placebo" }).focus();
	await page.keyboard.press("Tab");
	await expect(live.getByRole("application")).toBeFocused();
	await page.keyboard.press("ArrowDown");
	await expect(tip).toContainText("Placebo");
	await expect(tip).toContainText("15% (6/41)");
	await page.keyboard.press("ArrowUp");
	await expect(tip).toContainText("OnabotulinumtoxinA");
});

test("arms and measures are switched, in the chart and in its table", async ({ page }) => {
	await page.goto(FINZI);
	const figure = page.locator("figure").first();
	const live = figure.locator(".figure-live");
	await expect(live).toBeVisible();
	await figure.getByText("Show as table").click();
	const table = figure.getByRole("table");
	await figure.getByRole("checkbox", { name: "Placebo" }).uncheck();
	await expect(table.getByRole("row")).toHaveCount(2);
	await expect(live.locator("text").filter({ hasText: "15%" })).toHaveCount(0);
	await expect(page).toHaveURL(`${FINZI}?hide=a2`);
	await figure.getByText("Share and cite").click();
	await expect(figure.getByRole("link", { name: "SVG" })).toHaveAttribute("href", `${FINZI}.svg?hide=a2`);
	await expect(figure.getByText(/Version 1, .* In: Equipoise/)).toContainText(`${FINZI}/versions/1?hide=a2`);
	await figure.getByText("Share and cite").click();
	await page.goBack();
	await expect(figure.getByRole("checkbox", { name: "Placebo" })).toBeChecked();
	await page.goForward();
	await figure.getByRole("checkbox", { name: "Placebo" }).check();
	await figure.getByRole("radio", { name: "Risk ratio" }).check();
	await expect(table).toContainText("3.52 [1.57, 7.91]");
	await expect(live).toContainText("3.52");
});

test("a page that the browser has kept (304) still runs its scripts", async ({ page }) => {
	const statuses: number[] = [];
	page.on("response", (response) => {
		if (new URL(response.url()).pathname === FINZI) statuses.push(response.status());
	});
	await page.goto(FINZI);
	await page.goto("/");
	await page.goto(FINZI);
	await expect(page.locator(".figure-live").first()).toBeVisible();
	await page.getByRole("radio", { name: "Odds ratio" }).check();
	await expect(page.locator(".figure-live").first()).toContainText("6.20");
	expect(statuses).toHaveLength(2);
});

test("paper gets the figure and the tables, light, without navigation and controls", async ({ page }) => {
	await page.emulateMedia({ media: "print", colorScheme: "dark" });
	await page.goto(FINZI);
	await expect(page.getByRole("img", { name: "Response, week 6" })).toBeVisible();
	await expect(page.getByRole("navigation")).toHaveCount(0);
	await expect(page.locator(".figure-controls").first()).toBeHidden();
	await expect(page.getByRole("contentinfo")).toHaveCount(0);
	await expect(page.getByText("Log in")).toBeHidden();
	expect(await page.locator("html").evaluate((html) => getComputedStyle(html).backgroundColor)).toBe(
		"rgb(255, 255, 255)",
	);
	for (const format of ["A4", "Letter"]) {
		const pages = (await page.pdf({ format })).toString("latin1").match(/\/Type\s*\/Page\b/g);
		expect(pages?.length).toBeLessThanOrEqual(3);
	}
});

test("an outcome's course tells its points by pointer and by arrow keys, and its table on a phone has no sideways scroll", async ({
	page,
	server,
}) => {
	const at = (timePointId: string, a1: number, a2: number) => [
		{ armId: "a1", timePointId, events: a1, n: 50 },
		{ armId: "a2", timePointId, events: a2, n: 50 },
	];
	const { slug } = saveStudy(server.store, {
		...{ actor: { kind: "system" }, reason: "Made up", visibility: "published" },
		document: studyWith({
			title: "Followed for twelve weeks",
			outcomes: [
				{
					...{ id: "o1", kind: "binary", label: "Response" },
					timePoints: [
						{ id: "t1", value: 6, unit: "weeks" },
						{ id: "t2", value: 12, unit: "weeks" },
					],
					results: [...at("t1", 20, 10), ...at("t2", 30, 12)],
				},
			],
		}),
	});
	await page.goto(`/studies/${slug}`);
	const course = page.getByRole("application", { name: /^Response, over time/ });
	await course.focus();
	await page.keyboard.press("Home");
	const tip = page.locator("#outcomes").getByRole("status");
	await expect(tip).toContainText("OnabotulinumtoxinA · Week 6");
	await page.keyboard.press("ArrowRight");
	await expect(tip).toContainText("60% (30/50)");
	await page.keyboard.press("ArrowDown");
	await expect(tip).toContainText("Placebo · Week 12");
	await page.keyboard.press("Escape");
	await expect(tip).toBeEmpty();
	await page.setViewportSize({ width: 390, height: 800 });
	const scrolled = page.getByRole("region", { name: /^Results/ });
	expect(await scrolled.evaluate((region) => region.scrollWidth - region.clientWidth)).toBe(0);
});

test("the dark theme follows the reader's system", async ({ page }) => {
	const colours = () =>
		page
			.locator("html")
			.evaluate((html) => [getComputedStyle(html).color, getComputedStyle(html).backgroundColor]);
	await page.emulateMedia({ colorScheme: "light" });
	await page.goto(FINZI);
	const light = await colours();
	await page.emulateMedia({ colorScheme: "dark" });
	expect(await colours()).toEqual(["rgb(232, 238, 241)", "rgb(17, 24, 29)"]);
	expect(light).toEqual(["rgb(23, 34, 42)", "rgb(255, 255, 255)"]);
});

test("nothing on a page moves by itself for a reader who asked for less motion", async ({ anonymous }) => {
	const page = await (await anonymous({ reducedMotion: "reduce" })).newPage();
	for (const address of [FINZI, COMPARE, "/"]) {
		await page.goto(address);
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		expect(await movements(page)).toEqual([]);
	}
});

/** Every text of a drawing, in the order of the alphabet: Recharts draws in another order than the renderer. */
async function textsOf(drawing: Locator): Promise<string[]> {
	return (await drawing.locator("text").allTextContents()).filter((text) => text.trim() !== "").sort();
}

async function movements(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll("*")].flatMap((element) => {
			const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
			const still = animationName === "none" && transitionDuration === "0s" && scrollBehavior === "auto";
			return still ? [] : [`${element.tagName} ${element.className}`];
		}),
	);
}

test("what is typed before the page comes alive stays, and the page comes alive", async ({ page }) => {
	// React listens for keys from the moment it begins; one comes before it has drawn anything.
	await page.addInitScript(() => {
		const listen = document.addEventListener;
		let isFirst = true;
		document.addEventListener = (...args: Parameters<typeof listen>) => {
			listen.apply(document, args);
			if (args[0] !== "keydown" || !isFirst) return;
			isFirst = false;
			const box = document.querySelector("input");
			if (!box) return;
			box.value = "botul";
			queueMicrotask(() => box.dispatchEvent(new KeyboardEvent("keydown", { key: "i", bubbles: true })));
		};
	});
	await page.goto("/?sort=newest");
	const box = page.getByRole("searchbox", { name: "Search the library" });
	await page.waitForFunction(() => "__remixRouter" in window);
	await expect(box).toHaveValue("botul");
	await page.getByRole("link", { name: "Compare", exact: true }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Compare/);
});
