import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import packagedChromium from "@sparticuz/chromium";

/** Chromium as the machine has it; undefined where there is none. */
export const installedBrowser = (): string | undefined =>
	[process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome", chromium.executablePath()].find(
		(path) => path && existsSync(path),
	);

/** The one that comes in a package and needs neither root nor a download; unpacks it when it is not yet. */
export const packagedBrowser = (): Promise<string> => packagedChromium.executablePath();
