import type { SectionLink } from "#app/domain/views/study-sections.ts";
import type { StudyView } from "#app/domain/views/study-view.ts";

/** A part of a study that has nothing. */
export interface AbsentPart {
	/** Where it would stand. */
	id: string;
	/** "adverse events" */
	what: string;
	/** Where it is in the form. */
	field: string;
}

/** What a study may have nothing of, as the page calls it, and where the form asks for it. */
export const ABSENT = [
	{ id: "outcomes", what: "outcomes", field: "outcomes" },
	{ id: "arms", what: "arms", field: "arms" },
	{ id: "adverse-events", what: "adverse events", field: "adverse-events" },
	{ id: "design", what: "design and population", field: "design" },
	{ id: "risk-of-bias", what: "risk of bias", field: "bias" },
	{ id: "regulatory", what: "regulatory status", field: "regulatory" },
	{ id: "reports", what: "reports", field: "report" },
] as const satisfies AbsentPart[];

/** Whether anything stands in each part of the page, on it or in a section that it leads to. */
export function presentParts(study: StudyView, more: readonly SectionLink[]) {
	const leadsTo = (...parts: SectionLink["part"][]) => more.some(({ part }) => parts.includes(part));
	const { design, population, adverseEvents } = study;
	return {
		outcomes: study.outcomes.length > 0 || leadsTo("outcomes"),
		arms: study.arms.length + study.interventions.length > 0 || leadsTo("arms"),
		"adverse-events": adverseEvents.rows.length + adverseEvents.about.length > 0 || leadsTo("adverse-events"),
		design:
			design.length + population.length > 0 ||
			[study.summary, study.description, study.flow, study.baseline, study.limitations].some(Boolean) ||
			leadsTo("design", "participants"),
		"risk-of-bias": study.riskOfBias.length + study.assessments.length > 0,
		regulatory: study.regulatory.length > 0,
		reports: study.reports.length + study.identifiers.length > 0 || Boolean(study.notes),
		findings: study.findings.length > 0 || leadsTo("findings"),
	};
}

/** What a study has nothing of, in one line: "Not recorded here: adverse events, risk of bias." An editor can add each. */
export function NotRecorded({ parts, form }: { parts: readonly AbsentPart[]; form?: string }) {
	if (parts.length === 0) return null;
	return (
		<p className="border-t border-line pt-6 text-muted print:pt-2">
			Not recorded here:{" "}
			{parts.map(({ id, what, field }, place) => (
				<span key={id} id={id}>
					{place > 0 && ", "}
					{form === undefined ? what : <a href={`${form}#${field}`}>{what}</a>}
				</span>
			))}
			.
		</p>
	);
}
