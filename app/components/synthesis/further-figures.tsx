import { Link, useLocation } from "@remix-run/react";
import type { PageFigures } from "#app/domain/views/synthesis/page-figures.ts";
import { Share } from "../share/share.tsx";
import { SynthesisFigure } from "../synthesis-figure.tsx";

/**
 * The figures that a synthesis has besides the forest and the funnel, each a link that draws it here. One is
 * drawn at a time, so that a page of many studies opens as fast as one of few.
 */
export function FurtherFigures({
	figures,
	address,
	version,
}: {
	figures: PageFigures;
	address: string;
	version: number;
}) {
	const { search } = useLocation();
	const { more, shown } = figures;
	if (more.length === 0) return null;
	const to = (name: string) => {
		const query = new URLSearchParams(search);
		query.set("show", name);
		return `?${query}#further-figures`;
	};
	return (
		<div id="further-figures" className="scroll-mt-4">
			<nav aria-label="Further figures" className="no-print flex flex-wrap items-baseline gap-x-4 gap-y-1">
				<span className="font-medium">Show</span>
				{more.map(({ name, label }) =>
					name === shown?.name ? (
						<strong key={name} aria-current="true" className="font-semibold">
							{label}
						</strong>
					) : (
						<Link key={name} to={to(name)} preventScrollReset>
							{label}
						</Link>
					),
				)}
			</nav>
			{shown && (
				<div className="mt-4">
					<SynthesisFigure
						key={shown.name}
						chart={shown.chart}
						titleAs="h3"
						links={<Share address={address} figure={shown.name} title={shown.chart.title} {...{ version }} />}
					/>
				</div>
			)}
		</div>
	);
}
