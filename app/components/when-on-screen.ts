/**
 * Does something once, when an element comes near the screen; never where the browser cannot tell.
 * @returns what stops waiting
 */
export function whenOnScreen(element: Element | null, begin: () => void): () => void {
	if (!element || !("IntersectionObserver" in window)) return () => {};
	const observer = new IntersectionObserver(
		(entries) => {
			if (!entries.some((entry) => entry.isIntersecting)) return;
			observer.disconnect();
			begin();
		},
		{ rootMargin: "100px" },
	);
	observer.observe(element);
	return () => observer.disconnect();
}
