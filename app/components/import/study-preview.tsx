import type { SectionLink } from "#app/domain/views/study-sections.ts";
import type { StudyView } from "#app/domain/views/study-view.ts";
import { AdverseEvents } from "../study/adverse-events.tsx";
import { Arms } from "../study/arms.tsx";
import { Design } from "../study/design.tsx";
import { Findings } from "../study/findings.tsx";
import { MoreSections } from "../study/more-sections.tsx";
import { OutcomeTables } from "../study/outcome-tables.tsx";
import { NotRecorded, Part } from "../study/part.tsx";
import { Reports } from "../study/records.tsx";

/** The study as it will be. */
export function StudyPreview({ study, more }: { study: StudyView; more: SectionLink[] }) {
	return (
		<article aria-label="The study as it will be" className="mt-10 grid grid-cols-1 gap-8">
			<header className="border-t border-rule pt-6">
				<p className="text-muted">The study as it will be: {study.kind}</p>
				<h2 className="mt-1 text-2xl">
					{study.title}
					{study.acronym && ` (${study.acronym})`}
				</h2>
				{study.headline && <p className="mt-3 max-w-3xl text-lg">{study.headline.sentence}</p>}
			</header>
			<Part id="findings" title="What the checks noticed">
				{study.findings.length > 0 ? (
					<Findings findings={study.findings} />
				) : (
					<p className="text-muted">Nothing.</p>
				)}
				<MoreSections part="findings" sections={more} />
			</Part>
			<Part id="arms" title="Arms and interventions">
				{study.arms.length + study.interventions.length > 0 ? (
					<Arms arms={study.arms} interventions={study.interventions} />
				) : (
					<NotRecorded what="arms" />
				)}
				<MoreSections part="arms" sections={more} />
			</Part>
			<Part id="outcomes" title="Outcomes">
				{study.outcomes.length > 0 ? (
					<OutcomeTables outcomes={study.outcomes} />
				) : (
					<NotRecorded what="outcomes" />
				)}
				<MoreSections part="outcomes" sections={more} />
			</Part>
			<Part id="adverse-events" title="Adverse events">
				{study.adverseEvents.rows.length > 0 ? (
					<AdverseEvents adverseEvents={study.adverseEvents} />
				) : (
					<NotRecorded what="adverse events" />
				)}
				<MoreSections part="adverse-events" sections={more} />
			</Part>
			<Part id="design" title="Design and population">
				<Design study={study} />
				<MoreSections part="design" sections={more} />
				<MoreSections part="participants" sections={more} />
			</Part>
			<Part id="reports" title="Reports">
				<Reports reports={study.reports} identifiers={study.identifiers} />
				<MoreSections part="reports" sections={more} />
			</Part>
		</article>
	);
}
