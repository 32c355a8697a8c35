import { lazy, Suspense } from "react";
import type { DoubtsView } from "#app/domain/views/doubts-view.ts";
import type { SectionLink } from "#app/domain/views/study-sections.ts";
import type { StudyView } from "#app/domain/views/study-view.ts";
import { Notice } from "../ui/notice.tsx";
import { AdverseEvents } from "./adverse-events.tsx";
import { Arms } from "./arms.tsx";
import { Design } from "./design.tsx";
import { DoubtForm, DoubtNotes } from "./doubts.tsx";
import { Headline } from "./headline.tsx";
import { MoreSections } from "./more-sections.tsx";
import { presentParts } from "./not-recorded.tsx";
import { OutcomeTables } from "./outcome-tables.tsx";
import { Part } from "./part.tsx";
import { RegulatoryStatus, Reports } from "./records.tsx";

/** Most studies have none. */
const RiskOfBias = lazy(() => import("./risk-of-bias.tsx"));

/** What became of a study's reports, what it is of, and its title. */
export function StudyTitle({ study }: { study: StudyView }) {
	return (
		<>
			{study.flags.map(({ status, says, notice }) => (
				<Notice key={says} kind={status === "corrected" ? "remark" : "warning"}>
					<strong className="font-semibold">{says}</strong>
					{notice && <> Notice: {notice}</>}
				</Notice>
			))}
			<p className="text-muted">
				{[study.name, study.kind, study.conditions.join(", ")].filter(Boolean).join(" · ")}
				{study.sample && " · sample"}
			</p>
			<h1 className="mt-1 max-w-4xl">
				{study.title}
				{study.acronym && ` (${study.acronym})`}
			</h1>
		</>
	);
}

interface StudyPartsProps {
	study: StudyView;
	doubts: DoubtsView;
	/** What of it stands on pages of its own. */
	more: SectionLink[];
	/** Where its figures are. */
	address: string;
	/** May say what nobody has said. */
	editor: boolean;
}

/** All that was recorded of a study, from its main result to its reports. */
export function StudyParts({ study, doubts, more, address, editor }: StudyPartsProps) {
	const sections = { sections: more, address };
	const has = presentParts(study, more);
	return (
		<>
			{doubts.all.length > 0 && (
				<Part
					id="doubts"
					title={doubts.all.some(({ says }) => says === "Not certain") ? "Not certain" : "Left out"}
				>
					<DoubtForm doubts={doubts.all} editor={editor} />
				</Part>
			)}
			{study.headline ? (
				<Headline headline={study.headline} {...{ address, editor }} version={study.version} />
			) : (
				<p className="border-y border-line py-6 text-muted">There is no result yet to open with.</p>
			)}
			{has.outcomes && (
				<Part id="outcomes" title="Outcomes">
					<OutcomeTables outcomes={study.outcomes} address={address} />
					<MoreSections part="outcomes" {...sections} />
				</Part>
			)}
			{has.arms && (
				<Part id="arms" title="Arms and interventions">
					<Arms arms={study.arms} interventions={study.interventions} />
					<MoreSections part="arms" {...sections} />
				</Part>
			)}
			{has["adverse-events"] && (
				<Part id="adverse-events" title="Adverse events">
					<DoubtNotes doubts={doubts.adverseEvents} />
					<AdverseEvents adverseEvents={study.adverseEvents} />
					<MoreSections part="adverse-events" {...sections} />
				</Part>
			)}
			{has.design && (
				<Part id="design" title="Design and population">
					<DoubtNotes doubts={doubts.participants} />
					<Design study={study} />
					<MoreSections part="design" {...sections} />
					<MoreSections part="participants" {...sections} />
				</Part>
			)}
			{has["risk-of-bias"] && (
				<Part id="risk-of-bias" title="Risk of bias">
					<Suspense>
						<RiskOfBias judgements={study.riskOfBias} assessments={study.assessments} />
					</Suspense>
				</Part>
			)}
			{has.regulatory && (
				<Part id="regulatory" title="Regulatory status">
					<RegulatoryStatus statuses={study.regulatory} />
				</Part>
			)}
			{has.reports && (
				<Part id="reports" title="Reports">
					<Reports reports={study.reports} identifiers={study.identifiers} />
					<MoreSections part="reports" {...sections} />
					{study.notes && <p className="mt-4 max-w-3xl whitespace-pre-line">{study.notes}</p>}
				</Part>
			)}
		</>
	);
}
