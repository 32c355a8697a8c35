import { Link } from "@remix-run/react";

/** The published syntheses that a study is part of. */
export function SynthesisLinks({ syntheses }: { syntheses: { slug: string; title: string }[] }) {
	return (
		<ul className="grid grid-cols-1 list-disc gap-1 pl-5">
			{syntheses.map(({ slug, title }) => (
				<li key={slug}>
					<Link to={`/syntheses/${slug}`}>{title}</Link>
				</li>
			))}
		</ul>
	);
}
