import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, test as base, chromium } from "@playwright/test";
import packagedChromium from "@sparticuz/chromium";
import type { Role } from "#app/auth/viewer.ts";
import { openStore, type Store } from "#db/store.ts";
import { addPerson, PASSWORD } from "./people.ts";
import { startProcess } from "./server-process.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export { expect } from "@playwright/test";

interface RunningServer {
	url: string;
	/** The one-time link it printed. */
	setupLink: string;
	store: Store;
}

interface WorkerFixtures {
	server: RunningServer;
}

interface TestFixtures {
	/** A browser context that is logged in as somebody new of this role. */
	as(role: Role, options?: Parameters<Browser["newContext"]>[0]): Promise<BrowserContext>;
}

/**
 * Playwright's test with the real program: each worker starts the server as a process of its own, on its own
 * database with the sample library, and asks it with a real browser.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
	server: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are wanted
		async ({}, use) => {
			using folder = temporaryFolder();
			const databasePath = join(folder.path, "e2e.db");
			const { url, setupLink, stop } = await startProcess(databasePath);
			const store = openStore(databasePath);
			await use({ url, setupLink, store });
			store.close();
			await stop();
		},
		{ scope: "worker" },
	],
	browser: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are wanted
		async ({}, use) => {
			const browser = await launch();
			await use(browser);
			await browser.close();
		},
		{ scope: "worker", timeout: 60_000 },
	],
	baseURL: async ({ server }, use) => use(server.url),
	as: async ({ browser, server }, use) => {
		const contexts: BrowserContext[] = [];
		let count = 0;
		await use(async (role, options) => {
			const letters = [...`${Date.now()}${count++}`].map((digit) => "abcdefghij"[Number(digit)]).join("");
			const user = await addPerson(server.store, role, `${role} ${letters}`);
			const context = await browser.newContext({ baseURL: server.url, ...options });
			contexts.push(context);
			const page = await context.newPage();
			await page.goto("/login");
			await page.getByLabel("E-mail").fill(user.email);
			await page.getByLabel("Password").fill(PASSWORD);
			await page.getByRole("button", { name: "Log in" }).click();
			await page.getByRole("link", { name: user.name }).waitFor();
			await page.close();
			return context;
		});
		for (const context of contexts) await context.close();
	},
});

/** Chromium as the machine has it, else the one that comes in a package and needs neither root nor a download. */
async function launch(): Promise<Browser> {
	const installed = [
		process.env.CHROMIUM_PATH,
		"/usr/bin/chromium",
		"/usr/bin/google-chrome",
		chromium.executablePath(),
	];
	const executablePath = installed.find((path) => path && existsSync(path));
	if (executablePath) return chromium.launch({ executablePath, args: ["--no-sandbox"] });
	return chromium.launch({
		executablePath: await packagedChromium.executablePath(),
		args: packagedChromium.args,
	});
}
