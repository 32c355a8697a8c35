import type { ReactNode } from "react";
import type { Fact } from "#app/domain/views/design-facts.ts";

/** A part of the study's page, under a heading that links can point at. */
export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
	return (
		<section id={id} aria-labelledby={`${id}-heading`} className="border-t border-line pt-6 print:pt-2">
			<h2 id={`${id}-heading`}>{title}</h2>
			<div className="mt-3 print:mt-1.5">{children}</div>
		</section>
	);
}

export function Facts({ facts }: { facts: Fact[] }) {
	return (
		<dl className="grid grid-cols-[7rem_1fr] content-start gap-x-4 gap-y-1.5 sm:grid-cols-[11rem_1fr] sm:gap-x-6 print:grid-cols-[7rem_1fr] print:gap-y-0.5">
			{facts.map(({ label, value }) => (
				<div key={label} className="contents">
					<dt className="text-muted">{label}</dt>
					<dd className="min-w-0 whitespace-pre-line">{value}</dd>
				</div>
			))}
		</dl>
	);
}
