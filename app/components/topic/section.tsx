import type { ReactNode } from "react";

/** A part of the page, with an address of its own. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
	return (
		<section aria-labelledby={id} className="border-t border-line pt-4">
			<h2 id={id}>{title}</h2>
			<div className="mt-3 grid grid-cols-1 gap-3">{children}</div>
		</section>
	);
}
