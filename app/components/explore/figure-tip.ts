import type { ChartTip } from "#app/figures/chart-tips.ts";
import type { Target } from "#app/figures/mark.ts";

const GAP = 14;

/** The box over a figure that tells what the reader points at. Screen readers are told the same by the row itself. */
export function figureTip(stage: HTMLElement) {
	const box = document.createElement("div");
	box.className = "figure-tip figure-tip-over";
	box.setAttribute("aria-hidden", "true");
	box.hidden = true;
	stage.append(box);
	return {
		/** @param x where the pointer is, in the drawing's units; the middle of a row when absent */
		show: (svg: SVGSVGElement, target: Target, tip: ChartTip | undefined, x?: number) => {
			if (!tip) return;
			box.replaceChildren(...contentOf(tip));
			box.hidden = false;
			place(box, stage, svg, target, x);
		},
		hide: () => {
			box.hidden = true;
		},
		holds: (node: EventTarget | null) => node instanceof Node && box.contains(node),
		onLeave: (leave: () => void, signal: AbortSignal) =>
			box.addEventListener("pointerleave", leave, { signal }),
		remove: () => box.remove(),
	};
}

function contentOf({ name, figures, links }: ChartTip): HTMLElement[] {
	const head = element("div", "figure-tip-name", linkOr(name, links?.href));
	const list = element("dl", "figure-tip-figures");
	for (const { label, value } of figures) list.append(element("dt", "", label), element("dd", "", value));
	const sources = (links?.sources ?? []).map(({ text, href }) =>
		element("div", "figure-tip-note", "Read in ", linkOr(text, href)),
	);
	return [head, list, ...sources];
}

function linkOr(text: string, href: string | undefined): Node {
	if (href === undefined) return document.createTextNode(text);
	const link = document.createElement("a");
	link.href = href;
	// The row is the stop of the Tab key, and its sources are listed on the page.
	link.tabIndex = -1;
	link.textContent = text;
	return link;
}

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
	const made = document.createElement(tag);
	made.className = className;
	made.append(...children);
	return made;
}

/** Beside a point; under a row to the right of the pointer, so that the way to the next row stays free. */
function place(box: HTMLElement, stage: HTMLElement, svg: SVGSVGElement, target: Target, x?: number): void {
	const [frame, drawn] = [stage.getBoundingClientRect(), svg.getBoundingClientRect()];
	const scale = drawn.width / svg.viewBox.baseVal.width;
	const [left, top] = [drawn.left - frame.left, drawn.top - frame.top];
	const at = target.round ? target.x + target.width : (x ?? target.x + target.width / 3);
	const most = frame.width - box.offsetWidth;
	const beside = left + at * scale + GAP;
	const before = left + (target.round ? target.x : at) * scale - GAP - box.offsetWidth;
	const across = beside <= most || before < 0 ? Math.max(0, Math.min(beside, most)) : before;
	const middle = top + (target.y + target.height / 2) * scale - box.offsetHeight / 2;
	const under = top + (target.y + target.height) * scale + 4;
	const isLow = drawn.top + (target.y + target.height) * scale + 4 + box.offsetHeight > window.innerHeight;
	const over = top + target.y * scale - 4 - box.offsetHeight;
	const overlapsPoint = target.round && across < beside && across !== before;
	const down = target.round && !overlapsPoint ? middle : isLow ? over : under;
	box.style.transform = `translate(${Math.round(across)}px, ${Math.round(down)}px)`;
}
