import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import packagedChromium from "@sparticuz/chromium";

/** The browser that somebody chose for the tests; undefined where nobody did. */
export const chosenBrowser = (): string | undefined => process.env.CHROMIUM_PATH;

/**
 * The one that comes in a package and needs neither root nor a download; unpacks it when it is not yet. It has no
 * windows to look after, which takes a machine's own browser more of the processor's time than the pages' server.
 */
export const packagedBrowser = (): Promise<string> => packagedChromium.executablePath();

/** Chromium as the machine has it, for one on which the packaged browser does not run; undefined where there is none. */
export const installedBrowser = (): string | undefined =>
	["/usr/bin/chromium", "/usr/bin/google-chrome", chromium.executablePath()].find((path) => existsSync(path));
