import type { Locator, Page } from "@playwright/test";
import { expect, LONG, test } from "#tests/support/browser-test.ts";

/** A table as a spreadsheet copies it. */
const copied = (...lines: string[]) => lines.map((line) => line.split("|").join("\t")).join("\n");

const pasteInto = (cell: Locator, text: string) =>
	cell.evaluate((element, data) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData("text/plain", data);
		element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
	}, text);

/** Goes on with the Tab key to the next field of this name, from the keyboard alone. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
	const here = () =>
		page.evaluate(() => {
			const { activeElement: at } = document;
			return (at as HTMLInputElement | null)?.labels?.[0]?.textContent ?? at?.textContent ?? "";
		});
	for (let stop = 0; stop < 10; stop++) {
		await page.keyboard.press("Tab");
		const said = await here();
		if (typeof name === "string" ? said === name : name.test(said)) return;
	}
	throw new Error(`${name} is more than 10 stops away`);
}

test("three arms, two outcomes and three times are a table that is pasted, looked at and put in", async ({
	as,
}) => {
	const page = await (await as("researcher")).newPage();
	await page.goto("/studies/new");
	await page.getByLabel("Title", { exact: true }).fill("Two doses of a drug in depression");
	const table = copied(
		"|Low dose (n=140)|High dose (n=138)|Placebo (n=141)",
		"Response, n (%)|||",
		"Week 4|40 (29)|55 (40)|21 (15)",
		"Week 8|60 (43)|70 (51)|30 (21)",
		"Week 12|66 (47)|77 (56)|35 (25)",
		"HAM-D, mean (SD)|||",
		"Week 4|14.4 (5.0)|13.0 (5.2)|17.1 (5.5)",
		"Week 8|12.4 (5.0)|11.0 (5.2)|16.0 (5.4)",
		"Week 12|11.2 (4.9)|9.8 (5.1)|15.5 (5.6)",
	);
	await pasteInto(page.getByLabel("Measured at"), table);
	const put = page.getByRole("button", { name: "Put in" });
	await expect(page.getByRole("row", { name: /^HAM-D, 12 weeks/ })).toBeVisible();
	await put.click();
	await expect(page.getByLabel("Outcome 1")).toBeFocused();
	await expect(page.getByLabel("Arm 3: what they got")).toHaveValue("Placebo");
	await expect(page.getByLabel("Measured at")).toHaveCount(6);
	await page.keyboard.press("Control+Enter");
	await expect(
		page.getByText(/^47% \(66\/140\) responded with low dose, 56% \(77\/138\) with high dose, 25%/i),
	).toBeVisible();
});

test(
	"the keys of a spreadsheet, figures without a head, and two times of one outcome",
	LONG,
	async ({ as }) => {
		const page = await (await as("researcher")).newPage();
		await page.goto("/studies/new");
		await page.getByLabel("Outcome 1").fill("Response");
		await page.getByLabel("Measured at").fill("4 weeks");
		await page.getByText("order of outcome 1").click();
		await page.getByRole("button", { name: "Copy outcome" }).click();
		await page.getByLabel("Measured at").nth(1).fill("8 weeks");
		const cells = page.getByLabel("With the outcome", { exact: true });

		// Two columns are two arms, or a count and how many there were: nobody but a person can say.
		await pasteInto(cells.first(), copied("17|33", "19|35"));
		const where = page.getByRole("region", { name: "Where the figures go" });
		await expect(where.getByRole("button", { name: "Put in" })).toBeDisabled();
		await where.getByRole("radio", { name: "One cell after the other" }).check();
		await expect(where).toContainText("Response, 8 weeks Arm 1, With the outcome: 19; Arm 1, Analysed: 35");
		await where.getByRole("button", { name: "Put in" }).click();
		await expect(cells.first()).toBeFocused();
		await expect(page.getByLabel("Analysed").nth(2)).toHaveValue("35");

		await page.keyboard.press("ArrowDown");
		await expect(cells.nth(2)).toBeFocused();
		await page.keyboard.press("Control+d");
		await expect(cells.nth(2)).toHaveValue("17");
		await page.keyboard.press("Control+z");
		await expect(cells.nth(2)).toHaveValue("19");

		await page.getByRole("button", { name: "Join with outcome 1, measured at another time" }).click();
		await expect(page.getByLabel("Outcome 2")).toHaveCount(0);
		await expect(page.getByLabel("Measured at")).toHaveCount(2);
		await expect(cells.nth(2)).toHaveValue("19");
		await page.getByRole("button", { name: "Undo" }).click();
		await expect(page.getByLabel("Outcome 2")).toHaveValue("Response");

		// The head of a table says of all its cells what they print.
		await page.getByLabel("Analysed").nth(2).fill("");
		await cells.nth(2).fill("19 (54)");
		await cells.nth(3).fill("11 (33)");
		await page.getByRole("button", { name: "n (%)" }).click();
		await expect(cells.nth(3)).toBeFocused();
		await expect(cells.nth(3)).toHaveAccessibleDescription("Taken as: 11 with the outcome, 33%");
	},
);

test("a hazard ratio is logged from the keyboard, and is the headline", async ({ as }) => {
	const page = await (await as("researcher")).newPage();
	await page.goto("/studies/new");
	await page.keyboard.type("Dapagliflozin in heart failure");
	for (const [label, text] of [
		["Arm 1: what they got", "Dapagliflozin"],
		["Arm 2: what they got", "Placebo"],
		["Outcome 1", "Worsening heart failure or cardiovascular death"],
		["Kind", "Time"],
		["With the event", "386/2373"],
		["With the event", "502/2371"],
		[/^Reported comparisons/, "\n"],
		["Add reported comparison", "\n"],
	] as const) {
		await tabTo(page, label);
		await page.keyboard.type(text);
	}
	const arm = page.getByLabel("Arm", { exact: true }).locator("visible=true");
	await expect(arm).toBeFocused();
	// The form looks at what is typed in the pauses between words, of which a machine makes none.
	await expect(arm).toContainText("Dapagliflozin");
	await page.keyboard.type("Dapa");
	await expect(arm).toHaveValue("a1");
	await tabTo(page, "against");
	await page.keyboard.type("Plac");
	await expect(page.getByLabel("against", { exact: true }).locator("visible=true")).toHaveValue("a2");
	await tabTo(page, "Estimate");
	await page.keyboard.type("HR 0.74 (0.65–0.85); p<0.001");
	await page.keyboard.press("Control+Enter");
	await expect(
		page.getByText(
			"Fewer had the outcome (worsening heart failure or cardiovascular death) with dapagliflozin: HR 0.74 [0.65, 0.85]",
		),
	).toBeVisible();
});

test(
	"person-time with its unit and a pasted table of adverse events are read as they stand",
	LONG,
	async ({ as }) => {
		const page = await (await as("researcher")).newPage();
		await page.goto("/studies/new");
		await page.getByLabel("Title", { exact: true }).fill("Tiotropium in COPD");
		await page.getByLabel("Arm 1: what they got").fill("Tiotropium");
		await page.getByLabel("Outcome 1").fill("Exacerbations");
		await page.getByLabel("Kind", { exact: true }).first().selectOption({ label: "Counted events" });
		await page.getByLabel("Events", { exact: true }).first().fill("146");
		const time = page.getByLabel("Person-time").first();
		await time.fill("200 person-years");
		await expect(time).toHaveAccessibleDescription("Taken as: 200 person-years");
		await page.getByText("Adverse events (0)").click();
		await page.getByText("Paste a table of adverse events").click();
		await page
			.getByLabel(/^With its head/)
			.fill(
				copied(
					"|Tiotropium (n=140), n (%)",
					"Gastrointestinal disorders|",
					"Nausea|31 (22)",
					"Dry mouth|28/139",
				),
			);
		await page.getByRole("button", { name: "Read the table" }).last().click();
		await page.getByRole("button", { name: "Put in" }).click();
		await expect(page.getByLabel("At risk", { exact: true })).toHaveCount(4);
		await expect(page.getByLabel("Organ system").first()).toHaveValue("Gastrointestinal disorders");
		await page.keyboard.press("Control+Enter");
		await expect(page.getByText(/^Exacerbations: 73\.00 per 100 person-years/)).toBeVisible();
		await expect(page.getByRole("row", { name: /Nausea .*22% \(31\/140\)/ })).toBeVisible();
	},
);
