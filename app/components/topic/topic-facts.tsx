import { Link } from "@remix-run/react";
import type { NamedStudy } from "#app/domain/topics/grouped.ts";
import type { TopicView } from "#app/domain/topics/topic-view.ts";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { TableHead } from "../ui/table-head.tsx";
import { Section } from "./section.tsx";

/** Who was studied, what was given, where it may be used, and what nobody has recorded. */
export function TopicFacts({ view }: { view: TopicView }) {
	const { who, dosages, statuses, drawn } = view;
	if (drawn === 0) return null;
	return (
		<>
			<Section id="who" title="Who was studied">
				<dl className="grid grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
					{who.facts.map(({ label, value }) => (
						<div key={label} className="contents">
							<dt className="text-muted">{label}</dt>
							<dd className="min-w-0 break-words">{value}</dd>
						</div>
					))}
				</dl>
			</Section>
			{who.missing.length > 0 && (
				<Section id="unrecorded" title="Not recorded here">
					<p>
						No study {drawn < view.studies ? "of those shown" : "here"} has recorded {listed(who.missing)}.
					</p>
				</Section>
			)}
			{dosages.length > 0 && (
				<Section id="doses" title="How it was given">
					<ScrollRegion label="Doses, routes and schedules">
						<table className="w-full min-w-[44rem] border-collapse text-left">
							<TableHead columns={["As", "Dose", "Route", "Where", "Schedule", "In"]} />
							<tbody className="divide-y divide-line align-top">
								{dosages.map(({ intervention, dose, route, site, schedule, studies }) => (
									<tr key={`${intervention} ${dose} ${route} ${site} ${schedule}`}>
										<th scope="row" className="py-1.5 pr-4 font-normal">
											{intervention}
										</th>
										{[dose, route, site, schedule].map((text, place) => (
											// biome-ignore lint/suspicious/noArrayIndexKey: the columns stand still
											<td key={place} className="py-1.5 pr-4">
												{text || "–"}
											</td>
										))}
										<td className="py-1.5">
											<Studies studies={studies} />
										</td>
									</tr>
								))}
							</tbody>
						</table>
					</ScrollRegion>
				</Section>
			)}
			{statuses.length > 0 && (
				<Section id="regulatory" title="Regulatory status">
					<ScrollRegion label="Regulatory status by country">
						<table className="w-full min-w-[44rem] border-collapse text-left">
							<TableHead columns={["Where", "Status", "What for", "As of", "Recorded in"]} />
							<tbody className="divide-y divide-line align-top">
								{statuses.map(({ jurisdiction, status, intervention, condition, asOf, studies }) => (
									<tr key={`${jurisdiction} ${status} ${intervention} ${condition} ${asOf}`}>
										<th scope="row" className="py-1.5 pr-4 font-normal">
											{jurisdiction}
										</th>
										<td className="py-1.5 pr-4">{status}</td>
										<td className="py-1.5 pr-4">
											{intervention} for {condition}
										</td>
										<td className="py-1.5 pr-4">{asOf || "–"}</td>
										<td className="py-1.5">
											<Studies studies={studies} />
										</td>
									</tr>
								))}
							</tbody>
						</table>
					</ScrollRegion>
				</Section>
			)}
		</>
	);
}

const listed = (texts: readonly string[]) =>
	texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)}`;

/** Links to more studies than this are left out. */
const MOST_LINKS = 5;

function Studies({ studies }: { studies: NamedStudy[] }) {
	const rest = studies.length - MOST_LINKS;
	return (
		<>
			{studies.slice(0, MOST_LINKS).map(({ slug, name }, place) => (
				<span key={slug}>
					{place > 0 && "; "}
					<Link to={`/studies/${slug}`}>{name}</Link>
				</span>
			))}
			{rest > 0 && ` and ${rest} more`}
		</>
	);
}
