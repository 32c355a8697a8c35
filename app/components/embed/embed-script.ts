import type { ChartTip } from "#app/figures/chart-tips.ts";
import type { Target } from "#app/figures/mark.ts";
import { exploreFigure } from "../explore/explore-figure.ts";
import { whenOnScreen } from "../when-on-screen.ts";

/**
 * All the script that an embedded figure has, built as a file of its own: it makes the drawings tell what a reader
 * points at, and tells the page around the frame how high the figure is.
 */

/** What the server says of a figure for it: targets by the width of their drawing, tips by the targets' keys. */
export interface EmbedData {
	targets: Record<string, Target[]>;
	tips: [string, ChartTip][];
}

function explore() {
	const stage = document.querySelector<HTMLElement>(".figure-stage");
	const text = document.getElementById("figure-data")?.textContent;
	if (!stage || !text) return;
	const { targets, tips } = JSON.parse(text) as EmbedData;
	const layout = (width: number) => ({ targets: targets[String(width)] ?? [] });
	whenOnScreen(stage, () => {
		// The pages that links lead to may not be framed.
		exploreFigure(stage, layout, new Map(tips), (href) => window.open(href, "_blank", "noopener"));
	});
}

function tellHeight() {
	const height = Math.ceil(document.body.getBoundingClientRect().height);
	window.parent.postMessage({ equipoise: "height", height }, "*");
}

explore();
if (window.parent !== window) {
	new ResizeObserver(tellHeight).observe(document.body);
	window.addEventListener("message", ({ source, data }: MessageEvent<{ equipoise?: string } | null>) => {
		if (source === window.parent && data?.equipoise === "ask") tellHeight();
	});
}
