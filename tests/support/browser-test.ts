import { join } from "node:path";
import { type Browser, type BrowserContext, test as base, chromium, expect } from "@playwright/test";
import { createCookie } from "@remix-run/node";
import type { Role } from "#app/auth/viewer.ts";
import { openStore, type Store } from "#db/store.ts";
import { installedBrowser, packagedBrowser } from "./browser-path.ts";
import { addPerson, tokenFor } from "./people.ts";
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
	as(role: Role, options?: ContextOptions): Promise<BrowserContext>;
	/** A browser context of somebody who is not logged in. */
	anonymous(options?: ContextOptions): Promise<BrowserContext>;
	/** Fails the test when a page reports a fault of a script, or something that its security policy refused. */
	quietConsole: undefined;
}

type ContextOptions = Parameters<Browser["newContext"]>[0];

const SECRET = "a secret for tests alone";
/** A program's honest answer to a bad request or an unknown address, which Chromium logs as an error. */
const REFUSED = /^Failed to load resource: the server responded with a status of 4\d\d/;

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
			const { url, setupLink, stop } = await startProcess(databasePath, { SESSION_SECRET: SECRET });
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
	anonymous: async ({ browser, server }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async (options) => {
			const context = await browser.newContext({ baseURL: server.url, ...options });
			contexts.push(context);
			return context;
		});
		for (const context of contexts) await context.close();
	},
	as: async ({ anonymous, server }, use) => {
		let count = 0;
		const sign = createCookie("equipoise_session", { secrets: [SECRET] });
		await use(async (role, options) => {
			const letters = [...`${Date.now()}${count++}`].map((digit) => "abcdefghij"[Number(digit)]).join("");
			const user = await addPerson(server.store, role, `${role} ${letters}`);
			const context = await anonymous(options);
			const [cookie = ""] = (await sign.serialize(tokenFor(server.store, user))).split(";");
			const [name = "", value = ""] = cookie.split(/=(.*)/);
			await context.addCookies([{ name, value, url: server.url }]);
			return context;
		});
	},
	quietConsole: [
		async ({ browser }, use) => {
			const faults: string[] = [];
			const watch = (context: BrowserContext) => {
				context.on("weberror", (fault) => faults.push(String(fault.error())));
				context.on("console", (message) => {
					const text = message.text();
					if (message.type() === "error" && !REFUSED.test(text)) faults.push(text);
				});
			};
			browser.on("context", watch);
			await use(undefined);
			browser.off("context", watch);
			expect(faults, "what the browser's console reported").toEqual([]);
		},
		{ auto: true },
	],
});

/** Chromium as the machine has it, else the packaged one, which asks for no graphics card. */
async function launch(): Promise<Browser> {
	const executablePath = installedBrowser();
	if (executablePath) return chromium.launch({ executablePath, args: ["--no-sandbox"] });
	return chromium.launch({
		executablePath: await packagedBrowser(),
		args: ["--no-sandbox", "--disable-gpu"],
	});
}
