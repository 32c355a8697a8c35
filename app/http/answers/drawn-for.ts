import type { AppContext } from "../context.ts";

/**
 * What a page's figures are drawn from, for its loader to give back. A page that is asked for whole gets it for
 * drawing them on the server alone: its script would be sent the same once more. See `useDrawn`.
 */
export function drawnFor<Data>(context: Pick<AppContext, "asData" | "drawn">, data: Data): Data | undefined {
	if (context.asData) return data;
	context.drawn = data;
	return undefined;
}
