import type { SectionLink } from "#app/domain/views/study-sections.ts";
import type { StudyView } from "#app/domain/views/study-view.ts";
import { AdverseEvents } from "../study/adverse-events.tsx";
import { Arms } from "../study/arms.tsx";
import { Design } from "../study/design.tsx";
import { Findings } from "../study/findings.tsx";
import { MoreSections } from "../study/more-sections.tsx";
import { ABSENT, NotRecorded, presentParts } from "../study/not-recorded.tsx";
import { OutcomeTables } from "../study/outcome-tables.tsx";
import { Part } from "../study/part.tsx";
import { Reports } from "../study/records.tsx";

/** The parts that records fill. */
const PREVIEWED: readonly string[] = ["arms", "outcomes", "adverse-events"];

/** The study as it will be. */
export function StudyPreview({ study, more }: { study: StudyView; more: SectionLink[] }) {
	const has = presentParts(study, more);
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
			{has.findings && (
				<Part id="findings" title="What the checks noticed">
					<Findings findings={study.findings} />
					<MoreSections part="findings" sections={more} />
				</Part>
			)}
			{has.arms && (
				<Part id="arms" title="Arms and interventions">
					<Arms arms={study.arms} interventions={study.interventions} />
					<MoreSections part="arms" sections={more} />
				</Part>
			)}
			{has.outcomes && (
				<Part id="outcomes" title="Outcomes">
					<OutcomeTables outcomes={study.outcomes} />
					<MoreSections part="outcomes" sections={more} />
				</Part>
			)}
			{has["adverse-events"] && (
				<Part id="adverse-events" title="Adverse events">
					<AdverseEvents adverseEvents={study.adverseEvents} />
					<MoreSections part="adverse-events" sections={more} />
				</Part>
			)}
			<Part id="design" title="Design and population">
				<Design study={study} />
				<MoreSections part="design" sections={more} />
				<MoreSections part="participants" sections={more} />
			</Part>
			<Part id="reports" title="Reports">
				<Reports reports={study.reports} identifiers={study.identifiers} />
				<MoreSections part="reports" sections={more} />
			</Part>
			<NotRecorded parts={ABSENT.filter(({ id }) => PREVIEWED.includes(id) && !has[id])} />
		</article>
	);
}
