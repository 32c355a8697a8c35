import { installedBrowser, packagedBrowser } from "./browser-path.ts";

/** Unpacks the browser once, before several workers would at the same moment: one that is being written cannot start. */
export default async function setup(): Promise<void> {
	if (installedBrowser() === undefined) await packagedBrowser();
}
