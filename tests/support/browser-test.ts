import { join } from "node:path";
import {
	type Browser,
	type BrowserContext,
	test as base,
	type ConsoleMessage,
	chromium,
	expect,
	type Page,
	type WebError,
} from "@playwright/test";
import { createCookie } from "@remix-run/node";
import type { Role } from "#app/auth/viewer.ts";
import { openStore, type Store } from "#db/store.ts";
import { chosenBrowser, installedBrowser, packagedBrowser } from "./browser-path.ts";
import { addPerson, letters, tokenFor } from "./people.ts";
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
	/**
	 * The page of somebody of this role, or of nobody, which the worker's tests walk on from one address to the next:
	 * what the browser keeps of the program and of axe is not loaded anew for each. What was typed before is forgotten.
	 */
	visit(role?: Role): Promise<Page>;
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

/** How many people there are, so that each has a name of their own. */
let people = 0;

/** The size of a page at first. */
const VIEWPORT = { width: 1280, height: 720 };
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
	visit: [
		async ({ browser, server }, use) => {
			const pages = new Map<Role | undefined, Page>();
			await use(async (role) => {
				const known = pages.get(role);
				if (known) {
					await known.setViewportSize(VIEWPORT);
					await known.emulateMedia({ colorScheme: null });
					return known;
				}
				const context = await browser.newContext({ baseURL: server.url, viewport: VIEWPORT });
				await context.addInitScript(() => {
					if (location.protocol === "http:") localStorage.clear();
				});
				if (role) await logIn(context, server, role);
				const page = await context.newPage();
				pages.set(role, page);
				return page;
			});
			for (const page of pages.values()) await page.context().close();
		},
		{ scope: "worker" },
	],
	as: async ({ anonymous, server }, use) => {
		await use(async (role, options) => {
			const context = await anonymous(options);
			await logIn(context, server, role);
			return context;
		});
	},
	quietConsole: [
		async ({ browser }, use) => {
			const faults: string[] = [];
			const watched: (() => void)[] = [];
			const onFault = (fault: WebError) => faults.push(String(fault.error()));
			const onMessage = (message: ConsoleMessage) => {
				const text = message.text();
				if (message.type() === "error" && !REFUSED.test(text)) faults.push(text);
			};
			const watch = (context: BrowserContext) => {
				context.on("weberror", onFault).on("console", onMessage);
				watched.push(() => context.off("weberror", onFault).off("console", onMessage));
			};
			for (const context of browser.contexts()) watch(context);
			browser.on("context", watch);
			await use(undefined);
			browser.off("context", watch);
			for (const unwatch of watched) unwatch();
			expect(faults, "what the browser's console reported").toEqual([]);
		},
		{ auto: true },
	],
});

/** Gives a context the session of somebody new of this role. */
async function logIn(context: BrowserContext, { store, url }: RunningServer, role: Role): Promise<void> {
	const user = await addPerson(store, role, `${role} ${letters(++people)}`);
	const sign = createCookie("equipoise_session", { secrets: [SECRET] });
	const [cookie = ""] = (await sign.serialize(tokenFor(store, user))).split(";");
	const [name = "", value = ""] = cookie.split(/=(.*)/);
	await context.addCookies([{ name, value, url }]);
}

/** The browser that was chosen, else the packaged one, else the machine's. To play a graphics card costs more than to do without. */
async function launch(): Promise<Browser> {
	const start = (executablePath: string) =>
		chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
	const chosen = chosenBrowser();
	if (chosen !== undefined) return start(chosen);
	try {
		return await start(await packagedBrowser());
	} catch (error) {
		const installed = installedBrowser();
		if (installed === undefined) throw error;
		return start(installed);
	}
}

/** Marks a test that takes too long for `npm test`; `npm run rehearse -- tests` runs it. */
export const LONG = { tag: "@long" };
/**
 * Marks the repetition without JavaScript of what integration tests hold of the same forms by HTTP. `npm test` keeps in
 * a browser without JavaScript reading a study, a search, and a refused form.
 */
export const withoutScripts = (javaScriptEnabled: boolean) => (javaScriptEnabled ? {} : LONG);
