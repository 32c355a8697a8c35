import { type ChartTip, tellTip } from "#app/figures/chart-tips.ts";
import type { Target } from "#app/figures/mark.ts";

const SVG = "http://www.w3.org/2000/svg";

/** The rows or points of a drawing as elements: one of them is a stop of the Tab key, and each says its figures. */
export function targetElements(
	svg: SVGSVGElement,
	targets: readonly Target[],
	tips: ReadonlyMap<string, ChartTip>,
) {
	const layer = document.createElementNS(SVG, "g");
	layer.setAttribute("class", "figure-targets");
	const elements = targets.map((target, place) => {
		const tip = tips.get(target.key);
		const element = document.createElementNS(SVG, "g");
		element.setAttribute("role", tip?.links?.href ? "link" : "img");
		element.setAttribute("aria-label", tip ? tellTip(tip) : "");
		element.setAttribute("tabindex", place === 0 ? "0" : "-1");
		element.append(shapeOf(target));
		return element;
	});
	layer.append(...elements);
	const before = svg.getAttribute("role") ?? "img";
	const hidden = [...svg.children].filter(({ tagName }) => tagName !== "desc" && tagName !== "defs");
	const wasHidden = hidden.map((each) => each.getAttribute("aria-hidden"));
	const links = [...svg.querySelectorAll("a")];
	// What is drawn is told by the targets, in front of which it lies.
	for (const each of hidden) each.setAttribute("aria-hidden", "true");
	for (const link of links) link.setAttribute("tabindex", "-1");
	svg.setAttribute("role", "group");
	svg.insertBefore(layer, hidden[0] ?? null);

	const placeOfFocus = () => elements.findIndex((element) => element.contains(document.activeElement));
	return {
		/** The target that the keyboard is on. */
		focused: (): Target | undefined => targets[placeOfFocus()],
		mark: (target: Target | undefined) => {
			for (const [place, element] of elements.entries())
				element.classList.toggle("figure-marked", targets[place] === target);
		},
		/** Moves the focus by a key; false where the key moves nothing. */
		move: (key: string): boolean => {
			const at = placeOfFocus();
			const next = at < 0 ? undefined : elements[placeAfter(key, at, elements.length)];
			if (!next) return false;
			for (const element of elements) element.setAttribute("tabindex", element === next ? "0" : "-1");
			next.focus();
			return true;
		},
		/** Goes where the target leads that has the focus. */
		follow: (to: (href: string) => void) => {
			const href = tips.get(targets[placeOfFocus()]?.key ?? "")?.links?.href;
			if (href !== undefined) to(href);
		},
		remove: () => {
			layer.remove();
			svg.setAttribute("role", before);
			for (const link of links) link.removeAttribute("tabindex");
			for (const [place, each] of hidden.entries()) {
				if (wasHidden[place] === null) each.removeAttribute("aria-hidden");
			}
		},
	};
}

/** Where a key leads from a place among some; -1 where it leads nowhere. */
function placeAfter(key: string, at: number, count: number): number {
	switch (key) {
		case "ArrowDown":
		case "ArrowRight":
			return Math.min(count - 1, at + 1);
		case "ArrowUp":
		case "ArrowLeft":
			return Math.max(0, at - 1);
		case "Home":
			return 0;
		case "End":
			return count - 1;
		default:
			return -1;
	}
}

function shapeOf({ x, y, width, height, round }: Target): SVGElement {
	const shape = document.createElementNS(SVG, "rect");
	const radius = round ? width / 2 : 3;
	for (const [name, value] of Object.entries({ x, y, width, height, rx: radius }))
		shape.setAttribute(name, String(value));
	return shape;
}
