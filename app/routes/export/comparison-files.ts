import type { ZipFile } from "#app/exchange/zip/zip-file.ts";
import { drawSvg } from "#app/figures/draw-svg.ts";
import { renderPng } from "#app/figures/render-png.ts";
import { MOST_STUDIES, readCompareQuery } from "#app/http/addresses/compare-query.ts";
import { readComparison } from "#app/services/read-comparison.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";

const WIDTH = 720;

/** The figure of the studies that an address names side by side, as the page of the comparison has it, for its archive. */
export function comparisonFiles(store: Store, search: URLSearchParams, scope: Scope): ZipFile[] {
	const named = new Set(search.getAll("study").filter(Boolean)).size;
	if (named < 2 || named > MOST_STUDIES) return [];
	const { chart } = readComparison(store, readCompareQuery(search), scope);
	if (chart.groups.length === 0) return [];
	const svg = () => drawSvg({ kind: "interval", chart }, { width: WIDTH, theme: "light" });
	return [
		{ name: "figures/comparison.svg", bytes: svg },
		{ name: "figures/comparison.png", bytes: () => renderPng(svg()) },
	];
}
