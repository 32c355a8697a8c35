import type { ReactNode } from "react";

/** A wide table's place: it scrolls sideways by itself, by keyboard too, so that the page never does. */
export function ScrollRegion({
	label,
	className = "",
	children,
}: {
	label: string;
	className?: string;
	children: ReactNode;
}) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
		<section aria-label={label} tabIndex={0} className={`relative overflow-x-auto ${className}`}>
			{children}
		</section>
	);
}
