import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

/**
 * Waits for the data that came with the page. `RemixBrowser` decodes it in its first render, which until then
 * throws a promise. Were React to meet that promise itself, a key pressed meanwhile would make it render at once,
 * with nothing around the root to wait in: it would report error 345 and draw the page anew, losing what was typed.
 */
async function decodePageData(): Promise<void> {
	try {
		RemixBrowser({});
	} catch (decoding) {
		if (!(decoding instanceof Promise)) throw decoding;
		await decoding;
	}
}

await decodePageData();
startTransition(() => {
	hydrateRoot(
		document,
		<StrictMode>
			<RemixBrowser />
		</StrictMode>,
	);
});
