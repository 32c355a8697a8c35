import type { BrowserContext, Page } from "@playwright/test";
import { saveStudy } from "#app/services/save-study.ts";
import type { Store } from "#db/store.ts";
import { expect, LONG, test, withoutScripts } from "#tests/support/browser-test.ts";
import { binaryOutcome, studyWith } from "#tests/support/study-builder.ts";

for (const javaScriptEnabled of [true, false]) {
	test(
		`${javaScriptEnabled ? "with" : "without"} JavaScript two versions stand side by side, and each field is taken from either`,
		withoutScripts(javaScriptEnabled),
		async ({ as, server }) => {
			const slug = logTrial(server.store);
			const [first, second] = [await as("researcher"), await as("researcher", { javaScriptEnabled })];
			const mine = await openForm(second, slug);
			await savedByFirst(first, slug, { title: "Their title", funding: "Their foundation", cell: "18/33" });

			await mine.getByLabel("Title", { exact: true }).fill("My title");
			await mine.getByLabel("With the outcome").nth(0).fill("16/33");
			await mine.getByLabel("With the outcome").nth(1).fill("7/41");
			await send(mine, "What I read");
			await expect(mine.getByRole("heading", { level: 1 })).toHaveText("Two versions of this study");
			await expect(mine.getByRole("status")).toContainText(
				"saved version 2 while you were typing (“What they read”)",
			);
			await expect(mine.getByText("You both changed 2 fields differently")).toBeVisible();

			const title = mine.getByRole("group", { name: "Title" });
			await expect(title.getByRole("radio", { name: /Theirs.*Their title/ })).not.toBeChecked();
			await expect(title.getByRole("radio", { name: /Mine.*My title/ })).toBeChecked();
			await expect(title).toContainText("Before: Treatment of depression with onabotulinumtoxinA");
			await title.getByRole("radio", { name: /Theirs.*Their title/ }).check();
			await expect(mine.getByText("that only one of you changed")).toBeVisible();
			await mine.getByRole("button", { name: "Save with these choices" }).click();

			await expect(mine.getByText("Saved as version 3.")).toBeVisible();
			await expect(mine.getByRole("heading", { level: 1 })).toHaveText("Their title");
			await expect(mine.getByText(/48% \(16\/33\) .* 17% \(7\/41\)/).first()).toBeVisible();
			await expect(mine.getByText("Their foundation")).toBeVisible();
		},
	);
}

test(
	"both changes go into the form to be looked over before they are saved",
	LONG,
	async ({ as, server }) => {
		const slug = logTrial(server.store);
		const [first, second] = [await as("researcher"), await as("researcher")];
		const mine = await openForm(second, slug);
		await savedByFirst(first, slug, { title: "Their title", funding: "Their foundation", cell: "17/33" });
		await mine.getByLabel("With the outcome").nth(1).fill("7/41");
		await send(mine, "What I read");
		await expect(mine.getByText("You changed different fields, so both changes can stand.")).toBeVisible();
		await mine.getByRole("button", { name: "Put them into the form" }).click();
		await expect(mine.getByText("Both changes are in the form now.")).toBeVisible();
		await expect(mine.getByLabel("Title", { exact: true })).toHaveValue("Their title");
		await expect(mine.getByLabel("With the outcome").nth(1)).toHaveValue("7");
		await expect(mine.getByLabel("Analysed").nth(1)).toHaveValue("41");
		await expect(mine.getByLabel("Why this change")).toHaveValue("What I read");
		await send(mine, "What both of us read");
		await expect(mine.getByText("Saved as version 3.")).toBeVisible();
		await expect(mine.getByRole("heading", { level: 1 })).toHaveText("Their title");
	},
);

/** Stores a draft of a trial of two arms, which the readers of other tests do not see. @returns its slug */
function logTrial(store: Store): string {
	const document = studyWith({ outcomes: [binaryOutcome({ a1: "17/33", a2: "6/41" })] });
	const request = {
		document,
		actor: { kind: "system" },
		reason: "First entry",
	} as const;
	return saveStudy(store, request).slug;
}

async function openForm(context: BrowserContext, slug: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`/studies/${slug}/edit`);
	return page;
}

async function savedByFirst(
	context: BrowserContext,
	slug: string,
	change: { title: string; funding: string; cell: string },
) {
	const page = await openForm(context, slug);
	await page.getByLabel("Title", { exact: true }).fill(change.title);
	await page.getByLabel("With the outcome").nth(0).fill(change.cell);
	await page.locator("summary", { hasText: "Population, dates, sponsor" }).click();
	await page.getByLabel("Funding").fill(change.funding);
	await send(page, "What they read");
	await expect(page.getByText("Saved as version 2.")).toBeVisible();
}

async function send(page: Page, why: string) {
	await page.getByLabel("Why this change").fill(why);
	await page.getByRole("button", { name: "Save draft" }).click();
}
