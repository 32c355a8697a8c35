import type { StudySection } from "#app/domain/views/study-sections.ts";
import { AdverseEventTable } from "./adverse-event-table.tsx";
import { Arms } from "./arms.tsx";
import { Findings } from "./findings.tsx";
import { OutcomeTables } from "./outcome-tables.tsx";
import { Facts } from "./part.tsx";
import { Baseline, ParticipantFlow } from "./participants.tsx";
import { Reports } from "./records.tsx";
import { DerivedNotes } from "./shown.tsx";

export interface StudySectionProps {
	section: StudySection;
	/** Where the study is. */
	address: string;
	/** Where the reader is an editor: the study's version. */
	version?: number;
}

/** A part of a study that is too long for the study's page, wherever it is shown. */
export function StudySectionContent({ section, address, version }: StudySectionProps) {
	switch (section.part) {
		case "outcomes":
			return <OutcomeTables outcomes={section.outcomes} address={address} />;
		case "adverse-events":
			return (
				<>
					<AdverseEventTable caption={section.title} arms={section.arms} rows={section.rows} bySystem />
					<DerivedNotes figures={section.rows.flatMap(({ cells }) => cells)} />
				</>
			);
		case "arms":
			return <Arms arms={section.arms} interventions={section.interventions} />;
		case "participants":
			return (
				<>
					{section.flow && <ParticipantFlow flow={section.flow} />}
					{section.baseline && <Baseline baseline={section.baseline} />}
				</>
			);
		case "design":
			return (
				<>
					{section.description && <p className="mb-4 max-w-3xl whitespace-pre-line">{section.description}</p>}
					<Facts facts={section.population} />
				</>
			);
		case "reports":
			return <Reports reports={section.reports} identifiers={[]} first={section.first} />;
		case "findings":
			return (
				<Findings
					findings={section.findings}
					{...(version !== undefined && { answerTo: { version, address } })}
				/>
			);
	}
}
