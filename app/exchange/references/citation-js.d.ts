/** Citation.js brings no types; this is the part that is used of it. */
declare module "@citation-js/core" {
	import type { CslItem } from "./csl-item.ts";
	export class Cite {
		constructor(input: unknown, options: { forceType: string });
		data: CslItem[];
	}
}
declare module "@citation-js/plugin-bibtex";
