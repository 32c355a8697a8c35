import type { Page } from "@playwright/test";
import type { Role } from "#app/auth/viewer.ts";
import { invite } from "#app/services/invitations.ts";
import { makeReset } from "#app/services/password-resets.ts";
import { AT_LENGTH } from "#tests/support/at-length.ts";
import { bringAxe, violations } from "#tests/support/axe.ts";
import { expect, LONG, test } from "#tests/support/browser-test.ts";
import { pasteText } from "#tests/support/paste-text.ts";
import { addPerson } from "#tests/support/people.ts";
import { recordText } from "#tests/support/registry-copies.ts";
import { startProcess } from "#tests/support/server-process.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const FINZI = "/studies/finzi-rosenthal-2014";
const BCG = "/syntheses/bcg-vaccine-against-tuberculosis";

/** Every page of the program. A new page is a line here; one much like another is long, for a rehearsal. */
const PAGES: {
	name: string;
	path: string;
	as?: Role;
	isLong?: true;
	prepare?: (page: Page) => Promise<void>;
}[] = [
	{ name: "library", path: "/" },
	{ name: "search with results", isLong: true, path: "/?q=botox+depression&results=yes" },
	{ name: "search without results", isLong: true, path: "/?q=nothing-is-called-so" },
	{ name: "study of rates", isLong: true, path: FINZI, prepare: openFolded },
	{ name: "study of scores", path: "/studies/brin-2020", prepare: openFolded },
	{ name: "study as its editor sees it", isLong: true, path: FINZI, as: "researcher", prepare: openFolded },
	{ name: "compare, nothing chosen", isLong: true, path: "/compare" },
	{
		name: "compare",
		path: "/compare?study=finzi-rosenthal-2014&study=wollmer-2012&study=magid&study=nobody",
		prepare: (page) => expect(page.locator(".figure-targets").first()).toBeAttached(),
	},
	{ name: "new study", isLong: true, path: "/studies/new", as: "researcher", prepare: openWholeForm },
	{ name: "new study, refused", path: "/studies/new", as: "researcher", prepare: sendFaultyForm },
	{ name: "edit", path: `${FINZI}/edit`, as: "researcher", prepare: openFolded },
	{
		name: "edit, a result judged by a tool",
		isLong: true,
		path: `${FINZI}/edit`,
		as: "researcher",
		prepare: judgeByTool,
	},
	{
		name: "two versions",
		isLong: true,
		path: "/studies/kalb-2001/edit",
		as: "researcher",
		prepare: runIntoConflict,
	},
	{ name: "history", isLong: true, path: `${FINZI}/history` },
	{ name: "history as its editor sees it", isLong: true, path: `${FINZI}/history`, as: "researcher" },
	{ name: "drafts", isLong: true, path: "/studies/drafts", as: "researcher" },
	{ name: "import", isLong: true, path: "/import", as: "researcher" },
	{ name: "one record", path: "/import", as: "researcher", prepare: pasteRecord },
	{ name: "records of an import", isLong: true, path: "/import", as: "researcher", prepare: pasteTwoRecords },
	{ name: "table", isLong: true, path: "/import/table", as: "researcher", prepare: pasteTable },
	{
		name: "references",
		isLong: true,
		path: "/import/references",
		as: "researcher",
		prepare: pasteReferences,
	},
	{ name: "condition", path: "/conditions/depression" },
	{ name: "intervention", isLong: true, path: "/interventions/sertraline" },
	{ name: "topics", isLong: true, path: "/topics" },
	{ name: "map", isLong: true, path: "/map" },
	{ name: "overdue", isLong: true, path: "/overdue" },
	{ name: "syntheses", isLong: true, path: "/syntheses" },
	{ name: "synthesis", path: BCG, prepare: openFolded },
	{ name: "synthesis with a further figure", isLong: true, path: `${BCG}?show=regression` },
	{ name: "synthesis that a reader computed otherwise", isLong: true, path: `${BCG}?measure=OR&exclude=r1` },
	{ name: "synthesis as its editor sees it", isLong: true, path: BCG, as: "researcher", prepare: openFolded },
	{ name: "history of a synthesis", isLong: true, path: `${BCG}/history` },
	{ name: "new synthesis", isLong: true, path: "/syntheses/new", as: "researcher", prepare: openFolded },
	{ name: "edit a synthesis", isLong: true, path: `${BCG}/edit`, as: "researcher", prepare: openFolded },
	{ name: "a table to compute", isLong: true, path: "/syntheses/try" },
	{ name: "a table, computed", isLong: true, path: "/syntheses/try", prepare: computeTable },
	{
		name: "synthesis regressed on what a reader ticked",
		isLong: true,
		path: `${BCG}?regress=Year&regress=Absolute+latitude%2C+degrees`,
		prepare: openFolded,
	},
	{ name: "api", isLong: true, path: "/api", prepare: openFolded },
	{ name: "codebook", isLong: true, path: "/codebook" },
	{ name: "login", path: "/login" },
	{ name: "login, refused", path: "/login", prepare: failToLogIn },
	{ name: "forgotten password", isLong: true, path: "/forgot" },
	{ name: "account", path: "/account", as: "reader" },
	{ name: "second factor", isLong: true, path: "/account/second-factor", as: "reader" },
	{ name: "administration", path: "/admin", as: "administrator", prepare: openFolded },
	{ name: "administration of mail", isLong: true, path: "/admin/mail", as: "administrator" },
	{ name: "no such page", path: "/nowhere" },
	{ name: "not allowed", path: "/admin", as: "reader" },
];

for (const { name, path, as: role, isLong, prepare } of PAGES) {
	test(`${name}: for everybody, on any screen`, isLong ? LONG : {}, async ({ visit }) => {
		const page = await openIn(visit(role), path);
		await prepare?.(page);
		await hold(page);
	});
}

test("join: for everybody, on any screen", async ({ server, visit }) => {
	const administrator = await addPerson(server.store, "administrator", "Who invites");
	const token = invite(server.store, administrator, { email: "new@example.org", role: "researcher" });
	await hold(await openIn(visit(), `/join?token=${token}`));
});

test("a new password by a link: for everybody, on any screen", async ({ server, visit }) => {
	const { id } = await addPerson(server.store, "reader", "Who forgot");
	const token = makeReset(server.store, { kind: "system" }, id);
	await hold(await openIn(visit(), `/reset?token=${token}`));
});

test("set-up: for everybody, on any screen", LONG, async ({ visit }) => {
	using folder = temporaryFolder();
	const fresh = await startProcess(`${folder.path}/fresh.db`, { SAMPLE_LIBRARY: "false" });
	await hold(await openIn(visit(), fresh.setupLink));
	await fresh.stop();
});

test("the first stop of the Tab key leads past the navigation", async ({ page }) => {
	await page.goto("/");
	await page.keyboard.press("Tab");
	await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
	await page.keyboard.press("Enter");
	await page.keyboard.press("Tab");
	await expect(page.getByRole("searchbox", { name: "A treatment, a condition, or both" })).toBeFocused();
});

/** Asks axe, each theme at a width of its own, and looks for what axe does not: overflow, the title, the skip link. */
async function hold(page: Page) {
	await expect(page).toHaveTitle(/\S.*Equipoise|Equipoise: \S/);
	await expect(page.locator("h1")).toHaveCount(1);
	await expect(page.getByRole("main")).toHaveCount(1);
	await bringAxe(page);
	for (const [width, colorScheme] of looks()) {
		await page.setViewportSize({ width, height: 900 });
		await page.emulateMedia({ colorScheme });
		expect(await violations(page), `${width} pixels, ${colorScheme}`).toEqual([]);
	}
	for (const width of [390, 320]) {
		await page.setViewportSize({ width, height: 900 });
		// Charts are drawn anew for the width, a moment after the page has it.
		await expect
			.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), {
				message: `pixels that the page is wider than a screen of ${width}`,
			})
			.toBeLessThanOrEqual(0);
	}
	const skip = page.getByRole("link", { name: "Skip to the content" });
	await skip.focus();
	await expect(skip).toBeInViewport();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("main")).toBeFocused();
}

/** Axe is dear: of the two looks each page has one, and both in a rehearsal. */
function looks() {
	const both = [
		[1280, "light"],
		[390, "dark"],
	] as const;
	return AT_LENGTH ? both : [both[test.info().title.length % 2 === 0 ? 0 : 1]];
}

async function openIn(opening: Promise<Page>, address: string): Promise<Page> {
	const page = await opening;
	await page.goto(address);
	return page;
}

/** Opens what is folded away, so that it is looked at too. */
async function openFolded(page: Page) {
	await page.locator("details").evaluateAll((folded: HTMLDetailsElement[]) => {
		for (const element of folded) element.open = true;
	});
}

/** The form with one of everything that can be added to it. */
async function openWholeForm(page: Page) {
	await openFolded(page);
	for (const what of ["intervention", "adverse event", "reported comparison", "judgement", "identifier"]) {
		await page
			.getByRole("button", { name: `Add ${what}` })
			.first()
			.click();
	}
	await openFolded(page);
}

async function sendFaultyForm(page: Page) {
	await page.getByLabel("Year").fill("20144");
	await page.getByLabel("With the outcome").first().fill("45/33");
	await page.getByRole("button", { name: "Save draft" }).click();
	await expect(page.getByText("correcting before this can be saved")).toBeVisible();
}

async function pasteRecord(page: Page) {
	await pasteText(page.getByLabel("Paste").first(), recordText("NCT05594173"));
	await page.getByRole("button", { name: "Read the records" }).click();
	await expect(page.getByRole("heading", { name: "Groups and arms" })).toBeVisible();
	await openFolded(page);
}

async function pasteTwoRecords(page: Page) {
	const records = `${recordText("NCT00576225")}\n{"name": "What is this"}`;
	await pasteText(page.getByLabel("Paste").first(), records);
	await page.getByRole("button", { name: "Read the records" }).click();
	await expect(page.getByText("0 of 2 records").or(page.getByText("1 of 2 records"))).toBeVisible();
}

async function pasteTable(page: Page) {
	await page
		.getByLabel("Paste")
		.fill("study,group,events,n,x\nDoe 2020,Drug,12,20,a\nDoe 2020,Placebo,many,20,b");
	await page.getByRole("button", { name: "Read the table" }).click();
	await expect(page.getByText("cannot be read").first()).toBeVisible();
}

async function pasteReferences(page: Page) {
	await page.getByLabel("Paste").fill("TY  - JOUR\nTI  - A trial that somebody read about\nER  - \n");
	await page.getByRole("button", { name: "Read the references" }).click();
	await expect(page.getByText("A trial that somebody read about")).toBeVisible();
}

async function computeTable(page: Page) {
	const lines = ["Finzi\t17\t33\t6\t41", "Magid\t6\t11\t0\t19", "Wollmer\t9\t15\t2\t15"];
	await page.getByLabel("Table", { exact: true }).fill(["study\tai\tn1i\tci\tn2i", ...lines].join("\n"));
	await page.getByRole("button", { name: "Compute" }).click();
	await expect(page.getByRole("heading", { name: "Pooled result" })).toBeVisible();
	await openFolded(page);
}

async function failToLogIn(page: Page) {
	await page.getByLabel("E-mail").fill("nobody@example.org");
	await page.getByLabel("Password").fill("not the password");
	await page.getByRole("button", { name: "Log in" }).click();
	await expect(page.getByRole("alert")).toBeVisible();
}

/** Saves a change in another tab, then another one here. */
async function judgeByTool(page: Page) {
	await page.getByText(/^Risk of bias \(/).click();
	await page.getByRole("button", { name: "ROBINS-I · Version 2" }).click();
	await page.getByLabel("Effect of interest").selectOption("adherence");
	await page
		.getByRole("group", { name: /^1\.1 / })
		.getByRole("radio", { name: "Y, yes" })
		.check();
	await expect(page.getByText(/^1\.4 .*Skipped/)).toBeVisible();
}

async function runIntoConflict(page: Page) {
	const other = await page.context().newPage();
	await other.goto(page.url());
	await changeTitle(other, "Changed by somebody else");
	await expect(other.getByText(/Saved as version/)).toBeVisible();
	await other.close();
	await changeTitle(page, "Changed here");
	await expect(page.getByRole("heading", { name: "Two versions of this study" })).toBeVisible();
}

async function changeTitle(page: Page, title: string) {
	await page.getByLabel("Title", { exact: true }).fill(`${title} ${Date.now()}`);
	await page.getByLabel("Why this change").fill("To look at two versions");
	await page.getByRole("button", { name: "Save", exact: true }).click();
}
