import type { ChartTip } from "#app/figures/chart-tips.ts";
import type { Figure, Target } from "#app/figures/mark.ts";
import { figureTip } from "./figure-tip.ts";
import { targetAt } from "./target-at.ts";
import { targetElements } from "./target-elements.ts";

/** What is pointed at in a drawing, by its width. */
type Layout = (width: number) => Pick<Figure, "targets">;
type Follow = (href: string) => void;

/**
 * Makes the drawings of a figure tell what pointer or keyboard is on. It adds to the SVG that the server
 * sent and draws nothing anew: a band or a ring behind the row or point, one stop for the Tab key, arrow keys from
 * there, and a tip. It is loaded when the figure comes on screen.
 * @param stage holds the drawings  @param layout lays them out  @param tips what is told of each target, by its key
 * @param follow goes where a target leads
 * @returns what takes all of it away again
 */
export function exploreFigure(
	stage: HTMLElement,
	layout: Layout,
	tips: ReadonlyMap<string, ChartTip>,
	follow: Follow = (href) => window.location.assign(href),
): () => void {
	const tip = figureTip(stage);
	const drawings = [...stage.querySelectorAll<SVGSVGElement>(".figure-svg")];
	const ends = drawings.map((svg) => exploreDrawing(svg, layout, tips, tip, follow));
	return () => {
		for (const end of ends) end();
		tip.remove();
	};
}

function exploreDrawing(
	svg: SVGSVGElement,
	layout: Layout,
	tips: ReadonlyMap<string, ChartTip>,
	tip: ReturnType<typeof figureTip>,
	follow: Follow,
): () => void {
	const { width } = svg.viewBox.baseVal;
	const { targets = [] } = layout(width);
	const told = targets.filter(({ key }) => tips.has(key));
	if (told.length === 0) return () => {};
	const elements = targetElements(svg, told, tips);
	const off = new AbortController();
	const listen = <Kind extends keyof SVGElementEventMap>(
		kind: Kind,
		handle: (event: SVGElementEventMap[Kind]) => void,
	) => svg.addEventListener(kind, handle, { signal: off.signal });

	let shown: Target | undefined;
	const show = (target: Target | undefined, x?: number) => {
		if (target) tip.show(svg, target, tips.get(target.key), x);
		else tip.hide();
		if (target === shown) return;
		elements.mark(target);
		shown = target;
	};
	const byPointer = (event: PointerEvent) => {
		const at = pointIn(svg, event);
		const target = targetAt(told, at);
		if (target !== shown || target === undefined) show(target, at.x);
	};
	listen("pointermove", byPointer);
	listen("pointerdown", byPointer);
	listen("pointerleave", ({ relatedTarget }) => {
		if (!tip.holds(relatedTarget)) show(elements.focused());
	});
	tip.onLeave(() => show(elements.focused()), off.signal);
	listen("focusin", () => show(elements.focused()));
	listen("focusout", () => show(undefined));
	listen("keydown", (event) => {
		if (event.key === "Escape" && shown) {
			event.stopPropagation();
			return show(undefined);
		}
		if (elements.move(event.key)) event.preventDefault();
		else if (event.key === "Enter") elements.follow(follow);
	});
	return () => {
		off.abort();
		elements.remove();
	};
}

/** Where an event is in the drawing's own units. */
function pointIn(svg: SVGSVGElement, { clientX, clientY }: PointerEvent): { x: number; y: number } {
	const matrix = svg.getScreenCTM();
	return matrix
		? new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse())
		: { x: Number.NaN, y: Number.NaN };
}
