import type { Page } from "@playwright/test";
import { saveStudy } from "#app/services/save-study.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { binaryOutcome, studyWith } from "#tests/support/study-builder.ts";

test("a result is judged by RoB 2 from the keyboard: answers propose, a person judges", async ({
	as,
	server,
}) => {
	const { slug } = saveStudy(server.store, {
		actor: { kind: "system" },
		reason: "Logged",
		document: studyWith({ outcomes: [binaryOutcome({ a1: "17/33", a2: "6/41" })] }),
	});
	const page = await (await as("researcher")).newPage();
	await page.goto(`/studies/${slug}/edit`);
	const keys = keysOf(page);
	await page.getByText("Risk of bias (0)").focus();
	await page.keyboard.press("Enter");
	await keys.tabTo("RoB 2 · Individually randomised, parallel groups");
	await page.keyboard.press("Enter");
	const effect = page.getByLabel("Effect of interest");
	await expect(effect).toHaveValue("");
	await effect.focus();
	await page.keyboard.press("ArrowDown");
	await expect(page.getByRole("heading", { name: "Domain 1: Randomisation process" })).toBeVisible();
	await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);

	await keys.answer("1.1", "Y");
	await keys.answer("1.2", "PY");
	await keys.answer("1.3", "N");
	const randomisation = page.getByLabel("Judgement of Randomisation process");
	await expect(randomisation).toHaveValue("");
	await keys.tabTo("Take Low for Randomisation process");
	await page.keyboard.press("Enter");
	await expect(randomisation).toHaveValue("low");
	await expect(page.getByText("As the tool’s algorithm proposes.")).toBeVisible();

	await expect(page.getByText(/^2\.4 .*Skipped/)).toBeHidden();
	await keys.answer("2.1", "N");
	await keys.answer("2.2", "N");
	await expect(page.getByText(/^2\.3 .*Skipped: asked only if Y, PY or NI to 2\.1 or 2\.2/)).toBeVisible();
	await keys.answer("2.6", "Y");
	await keys.tabTo("Judgement of Deviations from intended interventions");
	await page.keyboard.type("High");
	const reason = page.getByLabel("Reason of Deviations from intended interventions");
	await expect(reason).toHaveAccessibleDescription(/Judged “High” where the tool’s algorithm proposes “Low”/);
	await keys.tabTo("Reason of Deviations from intended interventions");
	await page.keyboard.type("Many guessed what they had.");
	await expect(reason).not.toHaveAccessibleDescription(/Judged/);
	await page.getByLabel("Why this change").fill("Judged");
	await page.keyboard.press("Control+Enter");

	await expect(page.getByText("Saved as version 2.")).toBeVisible();
	const part = page.getByRole("region", { name: "Risk of bias", exact: true });
	await expect(part.getByRole("row", { name: /Randomisation process Low/ })).toBeVisible();
	await expect(part.getByRole("row", { name: /Deviations.*High.*Many guessed what they had/ })).toBeVisible();
	await expect(part.getByRole("row", { name: /Overall Not judged yet.*High/ })).toBeVisible();
});

const LETTERS = ["Y", "PY", "PN", "N", "NI"];

function keysOf(page: Page) {
	/** Goes on with the Tab key to what is called so. */
	const tabUntil = async (isThere: (at: { name: string; field: string }) => boolean, what: string) => {
		for (let stop = 0; stop < 60; stop++) {
			await page.keyboard.press("Tab");
			const at = await page.evaluate(() => {
				const control = document.activeElement as HTMLInputElement | null;
				const label = control?.getAttribute("aria-label") ?? control?.labels?.[0]?.textContent;
				return { name: label ?? control?.textContent ?? "", field: control?.name ?? "" };
			});
			if (isThere(at)) return;
		}
		throw new Error(`${what} is more than 60 stops away`);
	};
	return {
		tabTo: (name: string) => tabUntil((at) => at.name === name, name),
		/** Answers a question: none is answered, so that the first of its letters has the focus. */
		async answer(number: string, letter: string) {
			const field = `.answers.q${number.replace(".", "-")}.answer`;
			await tabUntil((at) => at.field.endsWith(field), number);
			const presses = LETTERS.indexOf(letter);
			if (presses === 0) await page.keyboard.press("Space");
			for (let press = 0; press < presses; press++) await page.keyboard.press("ArrowRight");
		},
	};
}
