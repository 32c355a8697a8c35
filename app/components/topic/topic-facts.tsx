import { Link } from "@remix-run/react";
import type { NamedStudy } from "#app/domain/topics/grouped.ts";
import type { TopicPageView } from "#app/domain/topics/topic-view.ts";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { TableHead } from "../ui/table-head.tsx";
import { Section } from "./section.tsx";

/** Who was studied, what was given, where it may be used, and what nobody has recorded. */
export function TopicFacts({ view }: { view: TopicPageView }) {
	const { who, dosages, statuses, read } = view;
	if (read === 0) return null;
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
						{read < view.studies ? `None of the ${read} studies read for this` : "No study here"} has recorded{" "}
						{listed(who.missing)}.
					</p>
				</Section>
			)}
			<Sayings
				id="doses"
				title="How it was given"
				label="Doses, routes and schedules"
				columns={["As", "Dose", "Route", "Where", "Schedule"]}
				rows={dosages.map(({ intervention, dose, route, site, schedule, studies }) => ({
					cells: [intervention, dose, route, site, schedule],
					studies,
				}))}
			/>
			<Sayings
				id="regulatory"
				title="Regulatory status"
				label="Regulatory status by country"
				columns={["Where", "Status", "What for", "As of"]}
				rows={statuses.map(({ jurisdiction, status, intervention, condition, asOf, studies }) => ({
					cells: [jurisdiction, status, `${intervention} for ${condition}`, asOf],
					studies,
				}))}
			/>
		</>
	);
}

interface SayingsProps {
	id: string;
	title: string;
	/** Names the table for those who do not see what it stands under. */
	label: string;
	columns: string[];
	rows: { cells: (string | undefined)[]; studies: NamedStudy[] }[];
}

const RECORDED = "Recorded in";

/** What several studies say alike, a row each, with the studies that say it. */
function Sayings({ id, title, label, columns, rows }: SayingsProps) {
	if (rows.length === 0) return null;
	return (
		<Section id={id} title={title}>
			<ScrollRegion label={label}>
				<table className="stacked w-full border-collapse text-left">
					<TableHead columns={[...columns, RECORDED]} />
					<tbody className="divide-y divide-line align-top">
						{rows.map(({ cells: [first, ...others], studies }) => (
							<tr key={JSON.stringify([first, ...others])}>
								<th scope="row" className="py-1.5 pr-4 font-normal">
									{first}
								</th>
								{others.map((text, place) => (
									<td key={columns[place + 1]} data-label={columns[place + 1]} className="py-1.5 pr-4">
										{text || "–"}
									</td>
								))}
								<td data-label={RECORDED} className="py-1.5">
									<Studies studies={studies} />
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</ScrollRegion>
		</Section>
	);
}

const listed = (texts: readonly string[]) =>
	texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)}`;

/** Links to more studies than this are left out. */
const MOST_LINKS = 5;

function Studies({ studies }: { studies: NamedStudy[] }) {
	const rest = studies.length - MOST_LINKS;
	return (
		<span>
			{studies.slice(0, MOST_LINKS).map(({ slug, name }, place) => (
				<span key={slug}>
					{place > 0 && "; "}
					<Link to={`/studies/${slug}`}>{name}</Link>
				</span>
			))}
			{rest > 0 && ` and ${rest} more`}
		</span>
	);
}
