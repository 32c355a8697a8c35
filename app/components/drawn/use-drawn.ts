import { useCallback, useContext, useRef, useState } from "react";
import type { Drawn } from "./drawn.ts";
import { DrawnContext } from "./drawn-context.ts";

/**
 * What a page's figures are drawn from. A page that is asked for whole brings its figures drawn and not, once more,
 * what they were drawn from, which would weigh as much as they do: that is fetched when a figure comes on screen, for
 * its tips. A page that a click leads to is drawn in the browser, and has it at once.
 * @param sent what came with the page's data  @param address where it is fetched
 */
export function useDrawn<Data>(sent: Data | undefined, address: string): Drawn<Data> {
	const atServer = useContext(DrawnContext) as Data | undefined;
	const [fetched, setFetched] = useState<{ address: string; data: Data }>();
	const asked = useRef("");
	const ask = useCallback(() => {
		if (asked.current === address) return;
		asked.current = address;
		fetchDrawn<Data>(address).then(
			(data) => setFetched({ address, data }),
			() => {}, // The figure stays as it is.
		);
	}, [address]);
	const here = sent ?? atServer;
	const later = fetched?.address === address ? fetched.data : undefined;
	return { data: here ?? later, kept: here === undefined, ask };
}

async function fetchDrawn<Data>(address: string): Promise<Data> {
	const answer = await fetch(address);
	if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
	return answer.json();
}
