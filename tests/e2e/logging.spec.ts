import type { Page } from "@playwright/test";
import { expect, test, withoutScripts } from "#tests/support/browser-test.ts";
import { PASSWORD } from "#tests/support/people.ts";

const TITLE = "Treatment of depression with onabotulinumtoxinA";
const ARM = "Arm 1: what they got";

test("a two-arm trial is logged from the keyboard alone", async ({ as }) => {
	const page = await (await as("researcher")).newPage();
	await page.goto("/studies/new");
	const keys = keyboardOf(page);
	await expect(page.getByLabel("Title", { exact: true })).toBeFocused();
	await keys.type(TITLE);
	for (const [label, text] of [
		["Year", "2014"],
		["Source", "10.1016/j.jpsychires.2013.11.006"],
		["Conditions", "Major depressive disorder"],
		[ARM, "OnabotulinumtoxinA"],
		["Arm 2: what they got", "Placebo"],
		["Outcome 1", "Response"],
		["Measured at", "6 weeks"],
		["With the outcome", "17/33"],
		["With the outcome", "6/41"],
	] as const) {
		await keys.tabTo(label);
		await keys.type(text);
	}
	await keys.press("Control+Enter");
	await expect(page.getByText("Saved as version 1.")).toBeVisible();
	await expect(
		page.getByText("52% (17/33) responded with onabotulinumtoxinA, 15% (6/41) with placebo, at week 6."),
	).toBeVisible();
	await expect(page.getByText("Draft, version 1")).toBeVisible();
	// At two keys a second and half a second for a stop on the way, that is well under a minute.
	expect(keys.typed).toBeLessThan(160);
	expect(keys.pressed).toBeLessThanOrEqual(28);
});

test("what the checks notice stands beside its field while typing, and goes when it is corrected", async ({
	as,
}) => {
	const page = await (await as("researcher")).newPage();
	await page.goto("/studies/new");
	const cell = page.getByLabel("With the outcome").first();
	await cell.pressSequentially("45/33");
	await expect(cell).toHaveAccessibleDescription(/45 people with the outcome are more than the 33 analysed/);
	await expect(cell).toHaveAttribute("aria-invalid", "true");
	await cell.fill("17/33");
	await expect(cell).not.toHaveAttribute("aria-invalid");
	await expect(cell).toHaveAccessibleDescription("Taken as: 17 with the outcome, 33 in all");

	// What can mean two things is asked at once, answered by a choice, and asked anew for another text.
	await cell.fill("17 (52)");
	await expect(cell).toHaveAttribute("aria-invalid", "true");
	await page.getByRole("radio", { name: "17 with the outcome, 52%" }).check();
	await expect(cell).toHaveAccessibleDescription("Taken as: 17 with the outcome, 52%");
	await cell.fill("18 (55)");
	await expect(page.getByRole("radio", { name: "18 with the outcome, 55%" })).not.toBeChecked();
	await expect(cell).toHaveAttribute("aria-invalid", "true");
});

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? "with" : "without";

	test(
		`${how} JavaScript arms and outcomes are added, moved and removed, each with its figures`,
		withoutScripts(javaScriptEnabled),
		async ({ as }) => {
			const page = await (await as("researcher", { javaScriptEnabled })).newPage();
			await page.goto("/studies/new");
			await page.getByLabel("Title", { exact: true }).fill(`Three arms ${how} JavaScript`);
			await page.getByLabel("Year").fill("2022");
			await page.getByRole("button", { name: "Add arm" }).click();
			await page.getByLabel(ARM).fill("Low dose");
			await page.getByLabel("Arm 2: what they got").fill("Placebo");
			await page.getByLabel("Arm 3: what they got").fill("High dose");
			await page.getByLabel("Outcome 1").fill("Response");
			const cells = page.getByLabel("With the outcome");
			await cells.nth(0).fill("5/20");
			await cells.nth(1).fill("3/20");
			await cells.nth(2).fill("9/20");
			await page.getByText("order of arm 3").click();
			await page
				.getByRole("group", { name: "Arm 3", exact: true })
				.getByRole("button", { name: "Move up" })
				.click();
			await expect(page.getByLabel("Arm 2: what they got")).toHaveValue("High dose");
			await expect(cells.nth(1)).toHaveValue("9/20");

			await page.getByRole("button", { name: "Add outcome" }).click();
			await page.getByLabel("Outcome 2").fill("Remission");
			await cells.nth(3).fill("1/20");
			await page.getByText("order of outcome 1").click();
			await page.getByRole("button", { name: "Remove outcome" }).first().click();
			await expect(page.getByLabel("Outcome 1")).toHaveValue("Remission");
			await expect(cells.first()).toHaveValue("1/20");
			await expect(page.getByLabel("Outcome 2")).toHaveCount(0);
			await cells.nth(1).fill("4/20");

			await page.getByText("order of arm 3").click();
			const last = page.getByRole("group", { name: "Arm 3", exact: true });
			await last.getByRole("button", { name: "Remove arm" }).click();
			await expect(page.getByLabel("Arm 3: what they got")).toHaveCount(0);
			await expect(page.getByLabel("Year")).toHaveValue("2022");
			await page.getByRole("button", { name: "Save draft" }).click();
			const table = page.getByRole("table", { name: "Remission, by arm" });
			await expect(table.getByRole("row", { name: /^Low dose 20 1 / })).toBeVisible();
			await expect(table.getByRole("row", { name: /^High dose 20 4 / })).toBeVisible();
			await expect(table.getByRole("row")).toHaveCount(3);
		},
	);

	test(
		`${how} JavaScript a name proposes a role, which nobody has said until it is taken`,
		withoutScripts(javaScriptEnabled),
		async ({ as }) => {
			const page = await (await as("researcher", { javaScriptEnabled })).newPage();
			await page.goto("/studies/new");
			const second = page.getByRole("group", { name: "Arm 2", exact: true });
			await page.getByLabel("Arm 2: what they got").fill("Placebo");
			if (!javaScriptEnabled)
				await page.getByRole("button", { name: "Show the fields of this kind" }).first().click();
			await expect(second.getByLabel("Role")).toHaveValue("");
			await second.getByRole("button", { name: "Take Placebo comparator" }).click();
			await expect(second.getByLabel("Role")).toHaveValue("placebo-comparator");
			await expect(second.getByRole("button", { name: "Take Placebo comparator" })).toHaveCount(0);
			await expect(page.getByLabel("Arm 2: what they got")).toHaveValue("Placebo");
		},
	);

	test(`${how} JavaScript an error keeps what was typed, and says what to correct`, async ({ as }) => {
		const page = await (await as("researcher", { javaScriptEnabled })).newPage();
		await page.goto("/studies/new");
		await page.getByLabel("Year").fill("2014");
		await page.getByLabel(ARM).fill("OnabotulinumtoxinA");
		await page.getByLabel("With the outcome").first().fill("17 of them");
		await page.getByRole("button", { name: "Save draft" }).click();
		await expect(page.getByRole("alert")).toContainText("2 fields need correcting");
		await expect(page.getByLabel("Title", { exact: true })).toHaveAccessibleDescription(/^Error: /);
		await expect(page.getByLabel("With the outcome").first()).toHaveAccessibleDescription(/^Error: /);
		await expect(page.getByLabel("With the outcome").first()).toHaveValue("17 of them");
		await expect(page.getByLabel("Year")).toHaveValue("2014");
		await page.getByLabel("Title", { exact: true }).fill(TITLE);
		await page.getByLabel("With the outcome").first().fill("17/33");
		await page.getByLabel("Outcome 1").fill("Response");
		await page.getByRole("button", { name: "Save draft" }).click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLE);
	});

	test(
		`${how} JavaScript a session that lapses while typing loses nothing`,
		withoutScripts(javaScriptEnabled),
		async ({ as, server }) => {
			const context = await as("researcher", { javaScriptEnabled });
			const page = await context.newPage();
			await page.goto("/account");
			const [email = ""] = ((await page.getByText("@example.org").textContent()) ?? "").split(" ");
			await page.goto("/studies/new");
			await page.getByLabel("Title", { exact: true }).fill(TITLE);
			await page.getByLabel(ARM).fill("OnabotulinumtoxinA");
			server.store.sqlite
				.prepare("delete from sessions where user_id = (select id from users where email = ?)")
				.run(email);
			await page.getByRole("button", { name: "Save draft" }).click();
			await expect(page.getByText("Your session ended before this was saved.")).toBeVisible();
			await page.getByLabel("E-mail").fill(email);
			await page.getByLabel("Password").fill(PASSWORD);
			await page.getByRole("button", { name: "Log in" }).click();
			await expect(page.getByText("This is what you had typed when your session ended.")).toBeVisible();
			await expect(page.getByLabel("Title", { exact: true })).toHaveValue(TITLE);
			await expect(page.getByLabel(ARM)).toHaveValue("OnabotulinumtoxinA");
			await page.getByRole("button", { name: "Save draft" }).click();
			await expect(page.getByText("Saved as version 1.")).toBeVisible();
		},
	);
}

test("a reload asks first, and gives back what was typed; saving ends that", async ({ as }) => {
	const page = await (await as("researcher")).newPage();
	await page.goto("/studies/new");
	await page.getByLabel("Title", { exact: true }).fill(TITLE);
	await page.getByRole("button", { name: "Add arm" }).click();
	await page.getByLabel("Arm 3: what they got").fill("A third arm");
	const asked: string[] = [];
	page.on("dialog", async (dialog) => {
		asked.push(dialog.type());
		await dialog.accept();
	});
	await page.reload();
	expect(asked).toEqual(["beforeunload"]);
	await expect(page.getByText("This browser kept what you typed here")).toBeVisible();
	await page.getByRole("button", { name: "Go on with it" }).click();
	await expect(page.getByLabel("Title", { exact: true })).toHaveValue(TITLE);
	await expect(page.getByLabel("Arm 3: what they got")).toHaveValue("A third arm");
	await page.getByRole("button", { name: "Save draft" }).click();
	await expect(page.getByText("Saved as version 1.")).toBeVisible();
	await page.goto("/studies/new");
	await expect(page.getByLabel("Title", { exact: true })).toHaveValue("");
	await expect(page.getByText("This browser kept what you typed here")).toHaveCount(0);
	expect(asked).toHaveLength(1);
});

test("a link followed in the middle of a word loses nothing either", async ({ as }) => {
	const page = await (await as("researcher")).newPage();
	await page.goto("/studies/new");
	const title = page.getByLabel("Title", { exact: true });
	// Nothing can be kept before the page came alive, which a busy machine does late: React then has its mark on the field.
	const isAlive = () =>
		title.evaluate((field) => Object.keys(field).some((key) => key.startsWith("__reactProps")));
	await expect.poll(isAlive).toBe(true);
	await title.fill("Half a ti");
	await page.getByRole("link", { name: "Library" }).click();
	await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
	await page.getByRole("link", { name: "Log a trial" }).click();
	await page.getByRole("button", { name: "Go on with it" }).click();
	await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Half a ti");
	await page.getByRole("link", { name: "Library" }).click();
	await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
	await page.getByRole("link", { name: "Log a trial" }).click();
	await page.getByRole("button", { name: "Throw it away" }).click();
	await expect(page.getByLabel("Title", { exact: true })).toHaveValue("");
	await page.reload();
	await expect(page.getByText("This browser kept what you typed here")).toHaveCount(0);
});

/** Somebody at the keyboard: types, and goes from field to field, counting keys. */
function keyboardOf(page: Page) {
	const labelled = () =>
		page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent ?? "");
	return {
		typed: 0,
		pressed: 0,
		async type(text: string) {
			this.typed += text.length;
			await page.keyboard.type(text);
		},
		async press(key: string) {
			this.pressed += 1;
			await page.keyboard.press(key);
		},
		/** Goes on with the Tab key to the next field of this name. */
		async tabTo(label: string) {
			for (let stop = 0; stop < 10; stop++) {
				await this.press("Tab");
				if ((await labelled()) === label) return;
			}
			throw new Error(`${label} is more than 10 stops away`);
		},
	};
}
