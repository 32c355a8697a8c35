import type { FieldMetadata } from "@conform-to/react";
import { partsOf } from "#app/domain/risk-of-bias/sheet.ts";
import { sheetsOf } from "#app/domain/risk-of-bias/sheets.ts";
import type { StudyForm } from "#app/domain/study-form/form-shape.ts";
import { freshId } from "#app/domain/study-form/to-input.ts";
import { AdverseEventFields } from "./adverse-event-fields.tsx";
import { ArmFields } from "./arm-fields.tsx";
import { AssessmentList } from "./assessment-list.tsx";
import { Folded, Section, TextArea, TextInput } from "./inputs.tsx";
import { AddButton } from "./list-tools.tsx";
import { OutcomeFields } from "./outcome-fields.tsx";
import { PlainFields } from "./plain-fields.tsx";
import { IdentifierList, RecordList } from "./record-lists.tsx";
import { hasErrors, ReportFields } from "./report-fields.tsx";

export type StudyFields = Required<{ [K in keyof StudyForm]: FieldMetadata<StudyForm[K]> }>;

/** The whole study document as form fields: the quick path first, everything else folded away until wanted. */
export function FormSections({ fields }: { fields: StudyFields }) {
	const reports = fields.reports.getFieldList();
	const arms = fields.arms.getFieldList();
	const outcomes = fields.outcomes.getFieldList();
	const events = fields.adverseEvents.getFieldList();
	const assessments = fields.assessments.getFieldList();
	return (
		<div className="grid grid-cols-1 gap-7">
			<Section id="report" title="The report">
				<div className="mb-3 grid grid-cols-1 gap-3">
					<TextInput field={fields.title} label="Title" autoFocus={!fields.title.initialValue} required />
				</div>
				{reports.map((report, index) => (
					<ReportFields
						key={report.key}
						field={report}
						listName={fields.reports.name}
						index={index}
						count={reports.length}
					/>
				))}
				<AddButton name={fields.reports.name} what="report" start={{ id: nextId("r", reports) }} />
				<TextArea
					field={fields.conditions}
					label="Conditions"
					hint="One a line, or separated by semicolons: major depressive disorder"
					rows={1}
					className="mt-4"
				/>
			</Section>
			<Section id="arms" title="Arms">
				<div className="grid grid-cols-1 gap-4">
					{arms.map((arm, index) => (
						<ArmFields
							key={arm.key}
							field={arm}
							listName={fields.arms.name}
							index={index}
							count={arms.length}
						/>
					))}
				</div>
				<AddButton name={fields.arms.name} what="arm" start={{ id: nextId("a", arms) }} />
			</Section>
			<Section
				id="outcomes"
				title="Outcomes and results"
				hint="Type each figure as the source prints it; what follows from it is computed and marked."
			>
				<div className="grid grid-cols-1 gap-6">
					{outcomes.map((outcome, index) => (
						<OutcomeFields
							key={outcome.key}
							field={outcome}
							listName={fields.outcomes.name}
							index={index}
							count={outcomes.length}
						/>
					))}
				</div>
				<AddButton name={fields.outcomes.name} what="outcome" start={{ id: nextId("o", outcomes) }} />
			</Section>
			<Section id="more" title="Everything else">
				<Folded summary={`Adverse events (${events.length})`} open={hasErrors(fields.adverseEvents)}>
					{events.map((event, index) => (
						<AdverseEventFields
							key={event.key}
							field={event}
							listName={fields.adverseEvents.name}
							index={index}
							count={events.length}
						/>
					))}
					<AddButton
						name={fields.adverseEvents.name}
						what="adverse event"
						start={{ id: nextId("e", events) }}
					/>
				</Folded>
				<Folded summary="Design, phase, masking" open={hasErrors(fields.design)}>
					<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
						<PlainFields part="design" place="" within={fields} />
					</div>
				</Folded>
				<Folded
					summary="Population, dates, sponsor"
					open={hasErrors(fields.population) || hasErrors(fields.dates)}
				>
					<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
						<PlainFields part="population" place="" within={fields} />
					</div>
				</Folded>
				<Folded
					summary={`Identifiers (${fields.identifiers.getFieldList().length})`}
					open={hasErrors(fields.identifiers)}
				>
					<IdentifierList field={fields.identifiers} />
				</Folded>
				<Folded
					summary={`Risk of bias (${assessments.length + fields.riskOfBias.getFieldList().length})`}
					open={assessments.length > 0 || hasErrors(fields.riskOfBias)}
				>
					<AssessmentList field={fields.assessments} />
					<h3 className="mt-5 text-sm font-medium">Judgements without a tool’s questions</h3>
					<RecordList
						field={fields.riskOfBias}
						list="riskOfBias"
						what="judgement"
						except={["version", "effect"]}
					/>
				</Folded>
				<Folded
					summary={`Regulatory status (${fields.regulatory.getFieldList().length})`}
					open={hasErrors(fields.regulatory)}
				>
					<RecordList field={fields.regulatory} list="regulatory" what="regulatory status" short="status" />
				</Folded>
				<Folded summary="Tags and notes">
					<div className="grid grid-cols-1 gap-3">
						<PlainFields part="notes" place="" within={fields} />
					</div>
				</Folded>
				<Answers fields={fields} />
			</Section>
			<datalist id="outcome-labels">
				{[
					"Response",
					"Remission",
					"Relapse",
					"Symptom severity",
					"Mortality",
					"Discontinuation for any reason",
				].map((label) => (
					<option key={label} value={label} />
				))}
			</datalist>
			<datalist id="bias-domains">
				{ROB_2_DOMAINS.map((domain) => (
					<option key={domain} value={domain} />
				))}
			</datalist>
		</div>
	);
}

/** The domains of RoB 2 and its overall judgement, which are judged without its questions too. */
const ROB_2_DOMAINS = sheetsOf({ tool: "rob-2", version: "individual" })
	.slice(0, 1)
	.flatMap(partsOf)
	.map(({ name }) => name);

/** Answers to warnings are given on the study's page; the form only carries them along. */
function Answers({ fields }: { fields: StudyFields }) {
	return fields.answers.getFieldList().map((item) => {
		const answer = item.getFieldset();
		return (
			<span key={item.key}>
				<input type="hidden" name={answer.finding.name} defaultValue={answer.finding.initialValue} />
				<input type="hidden" name={answer.reason.name} defaultValue={answer.reason.initialValue} />
			</span>
		);
	});
}

function nextId(letter: string, items: { initialValue?: unknown }[]): string {
	const taken = new Set(
		items.map(({ initialValue }) => String((initialValue as { id?: string } | undefined)?.id ?? "")),
	);
	return freshId(letter, taken);
}
