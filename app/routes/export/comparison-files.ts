import { MOST_COMPARED } from "#app/domain/question/question.ts";
import type { ZipFile } from "#app/exchange/zip/zip-file.ts";
import { drawSvg } from "#app/figures/draw-svg.ts";
import { renderPng } from "#app/figures/render-png.ts";
import { readCompareQuery } from "#app/http/addresses/compare-query.ts";
import { drawnIn } from "#app/http/files/comparison.ts";
import { readComparison } from "#app/services/read-comparison.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";

const WIDTH = 960;

/** The figure of the studies that an address names side by side, as the page of the comparison has it, for its archive. */
export function comparisonFiles(store: Store, search: URLSearchParams, scope: Scope): ZipFile[] {
	const named = new Set(search.getAll("study").filter(Boolean)).size;
	if (named < 2 || named > MOST_COMPARED) return [];
	const comparison = readComparison(store, readCompareQuery(search), scope);
	if (comparison.shown === 0) return [];
	const svg = () => drawSvg(drawnIn(comparison), { width: WIDTH, theme: "light" });
	return [
		{ name: "figures/comparison.svg", bytes: svg },
		{ name: "figures/comparison.png", bytes: () => renderPng(svg()) },
	];
}
