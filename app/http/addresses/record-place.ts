import type { Params } from "@remix-run/react";

/** Which record of which import an address names; what is no number names none. */
export function recordPlace({ id = "", position = "" }: Params): { importId: number; position: number } {
	const numberIn = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : -1);
	return { importId: numberIn(id), position: numberIn(position) };
}
