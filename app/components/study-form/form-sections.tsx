import type { FieldMetadata } from "@conform-to/react";
import { partsOf } from "#app/domain/risk-of-bias/sheet.ts";
import { sheetsOf } from "#app/domain/risk-of-bias/sheets.ts";
import { FIRST_TIME_POINT } from "#app/domain/study/result-key.ts";
import { closedIn } from "#app/domain/study-form/closed-parts.ts";
import type { StudyForm } from "#app/domain/study-form/form-shape.ts";
import { freshId } from "#app/domain/study-form/loose.ts";
import { AdverseEventsGrid } from "./adverse-events-grid.tsx";
import { ArmFields } from "./arm-fields.tsx";
import { AssessmentList } from "./assessment-list.tsx";
import { ClosedEvents, ClosedOutcomes } from "./closed-parts.tsx";
import { fieldIn } from "./field-at.ts";
import { Folded, Section, TextArea, TextInput } from "./inputs.tsx";
import { AddButton } from "./list-tools.tsx";
import { PlainFields } from "./plain-fields.tsx";
import { IdentifierList, RecordList } from "./record-lists.tsx";
import { hasErrors, ReportFields } from "./report-fields.tsx";
import { ResultsSection } from "./results-section.tsx";
import { ShowAnew } from "./show-anew.tsx";

export type StudyFields = Required<{ [K in keyof StudyForm]: FieldMetadata<StudyForm[K]> }>;

/** The whole study document as form fields: the quick path first, everything else folded away until wanted. */
export function FormSections({
	fields,
	known,
	opened,
}: {
	fields: StudyFields;
	/** What the study's outcomes are called. */
	known: { id: string; label: string }[];
	/** What was just opened. */
	opened: string | undefined;
}) {
	const closed = closedIn(fieldsClosed(fields));
	const reports = fields.reports.getFieldList();
	const arms = fields.arms.getFieldList();
	const outcomes = fields.outcomes.getFieldList();
	const events = fields.adverseEvents.getFieldList();
	const assessments = fields.assessments.getFieldList();
	return (
		<div className="grid min-w-0 grid-cols-1 gap-7">
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
				hint="Type each figure as the source prints it; what follows from it is derived, and marked."
			>
				<ResultsSection outcomes={outcomes} listName={fields.outcomes.name} opened={opened} />
				<ClosedOutcomes ids={closed.outcomes} known={known} />
				<AddButton
					name={fields.outcomes.name}
					what="outcome"
					start={{ id: nextId("o", outcomes, closed.outcomes), timePoints: [{ id: FIRST_TIME_POINT }] }}
				/>
			</Section>
			<Section id="more" title="Everything else">
				{closed.adverseEvents ? (
					<ClosedEvents />
				) : (
					<Folded
						id="adverse-events"
						summary={`Adverse events (${events.length})`}
						open={events.length > 0 || hasErrors(fields.adverseEvents)}
					>
						<AdverseEventsGrid events={events} listName={fields.adverseEvents.name} />
						<AddButton
							name={fields.adverseEvents.name}
							what="adverse event"
							start={{ id: nextId("e", events) }}
						/>
					</Folded>
				)}
				<Folded
					id="groups"
					summary={`Groups that are no arm (${fields.groups.getFieldList().length})`}
					open={hasErrors(fields.groups)}
				>
					<p className="mb-3 text-sm text-muted">
						A part of an arm, several arms together, a period: whoever the source gives figures of besides the
						arms. Each has a column among the results.
					</p>
					<RecordList field={fields.groups} list="groups" what="group" letter="g" />
				</Folded>
				<Folded
					id="design"
					summary="Design, phase, masking"
					open={hasErrors(fields.design) || isSpecial(fields.design.initialValue as StudyForm["design"])}
				>
					<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
						<PlainFields part="design" place="" within={fields} />
					</div>
					<ShowAnew>Show the fields of this design</ShowAnew>
				</Folded>
				<Folded
					id="population"
					summary="Population, dates, sponsor"
					open={hasErrors(fields.population) || hasErrors(fields.dates)}
				>
					<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
						<PlainFields part="population" place="" within={fields} />
					</div>
				</Folded>
				<Folded
					id="identifiers"
					summary={`Identifiers (${fields.identifiers.getFieldList().length})`}
					open={hasErrors(fields.identifiers)}
				>
					<IdentifierList field={fields.identifiers} />
				</Folded>
				<Folded
					id="bias"
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
					id="regulatory"
					summary={`Regulatory status (${fields.regulatory.getFieldList().length})`}
					open={hasErrors(fields.regulatory)}
				>
					<RecordList field={fields.regulatory} list="regulatory" what="regulatory status" short="status" />
				</Folded>
				<Folded id="notes" summary="Tags and notes">
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

/** Whether the design is one that has fields of its own, filled in or still to be. */
const isSpecial = ({ unit, features, ...design }: StudyForm["design"] = {}) =>
	Boolean(unit && unit !== "person") ||
	[features].flat().some(Boolean) ||
	Object.values({ ...design.clusters, ...design.crossover, ...design.dependence }).some(Boolean);

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

/** The form's own fields, which say what it does not show. */
function fieldsClosed(fields: StudyFields): Record<string, unknown> {
	const said = (key: string) => fieldIn(fields, [key]).initialValue;
	return { closedOutcomes: said("closedOutcomes"), closedEvents: said("closedEvents") };
}

function nextId(letter: string, items: { initialValue?: unknown }[], others: string[] = []): string {
	const taken = new Set([
		...items.map(({ initialValue }) => String((initialValue as { id?: string } | undefined)?.id ?? "")),
		...others,
	]);
	return freshId(letter, taken);
}
