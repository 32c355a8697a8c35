import { Link } from "@remix-run/react";

/** Syntheses beside a list of studies: what is asked may have been answered already. */
export function Answered({ syntheses }: { syntheses: { slug: string; title: string }[] }) {
	if (syntheses.length === 0) return null;
	return (
		<nav aria-label="Syntheses" className="no-print mt-3 border-l-4 border-accent pl-3 text-sm">
			<p className="text-muted">Answers from several trials together:</p>
			<ul className="flex flex-wrap gap-x-5 gap-y-2">
				{syntheses.map(({ slug, title }) => (
					<li key={slug}>
						<Link to={`/syntheses/${slug}`} prefetch="intent">
							{title}
						</Link>
					</li>
				))}
				<li>
					<Link to="/syntheses">All syntheses</Link>
				</li>
			</ul>
		</nav>
	);
}
