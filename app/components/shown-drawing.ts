import { type RefObject, useEffect, useState } from "react";

/** The width that a visible drawing was laid out for, and how much larger it is shown. */
export interface ShownDrawing {
	width: number;
	scale: number;
}

/** Which of the drawings in an element shows, as the window grows and shrinks; null until one does. */
export function useShownDrawing(stage: RefObject<HTMLElement | null>): ShownDrawing | null {
	const [shown, setShown] = useState<ShownDrawing | null>(null);
	useEffect(() => {
		const element = stage.current;
		if (!element) return;
		const observer = new ResizeObserver(() => {
			const drawings = [...element.querySelectorAll<SVGSVGElement>(".figure-svg")];
			const visible = drawings.find((svg) => svg.getBoundingClientRect().width > 0);
			if (!visible) return setShown(null);
			const width = visible.viewBox.baseVal.width;
			const scale = visible.getBoundingClientRect().width / width;
			setShown((now) => (now?.width === width && now.scale === scale ? now : { width, scale }));
		});
		observer.observe(element);
		return () => observer.disconnect();
	}, [stage]);
	return shown;
}
