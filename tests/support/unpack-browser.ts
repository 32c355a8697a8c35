import { chosenBrowser, packagedBrowser } from "./browser-path.ts";

/** Unpacks the browser once, before several workers would at the same moment: one that is being written cannot start. */
export default async function setup(): Promise<void> {
	if (chosenBrowser() === undefined) await packagedBrowser();
}
