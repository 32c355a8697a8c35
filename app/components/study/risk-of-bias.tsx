import type { AssessedPartView, AssessmentView, JudgementView } from "#app/domain/views/bias-view.ts";

interface RiskOfBiasProps {
	judgements: readonly JudgementView[];
	assessments: readonly AssessmentView[];
}

/** Assessments by template, each a table with its answers folded away, then what was judged without one. */
export default function RiskOfBias({ judgements, assessments }: RiskOfBiasProps) {
	return (
		<div className="grid grid-cols-1 gap-6">
			{assessments.map((assessment) => (
				<Assessment
					key={`${assessment.tool} ${assessment.of} ${assessment.assessor} ${assessment.agreed}`}
					{...assessment}
				/>
			))}
			{judgements.length > 0 && <Judgements judgements={judgements} />}
		</div>
	);
}

function Assessment({ tool, of, assessor, agreed, parts }: AssessmentView) {
	return (
		<section className="min-w-0">
			<h3>{of}</h3>
			<p className="text-sm text-muted">
				{tool} · {assessor}
				{agreed && " · agreed by the assessors"}
			</p>
			<table className="mt-2 w-full">
				<thead className="sr-only">
					<tr>
						<th scope="col">Domain</th>
						<th scope="col">Judgement</th>
					</tr>
				</thead>
				<tbody>
					{parts.map((part) => (
						<PartRow key={part.domain} {...part} />
					))}
				</tbody>
			</table>
		</section>
	);
}

function PartRow({ domain, judgement, level, rationale, proposal, answers }: AssessedPartView) {
	const isOverall = domain === "Overall";
	return (
		<tr className="border-t border-line align-top">
			<th scope="row" className={`w-1/3 py-2 pr-4 text-left ${isOverall ? "font-semibold" : "font-medium"}`}>
				{domain}
			</th>
			<td className="py-2">
				<p className="flex items-start gap-2">
					{level && <Sign level={level} />}
					<span className={judgement ? "" : "text-muted"}>{judgement ?? "Not judged yet"}</span>
				</p>
				{rationale && <p className="mt-1 whitespace-pre-line">{rationale}</p>}
				{proposal && <p className="mt-1 text-sm text-muted">{proposal}</p>}
				{answers.length > 0 && <Answers answers={answers} />}
			</td>
		</tr>
	);
}

function Answers({ answers }: Pick<AssessedPartView, "answers">) {
	return (
		<details className="mt-1 print:[&::details-content]:[content-visibility:visible]">
			<summary className="w-fit text-sm text-accent underline underline-offset-2">
				{answers.length === 1 ? "1 answer" : `${answers.length} answers`}
			</summary>
			<ul className="mt-1 grid grid-cols-1 gap-1 text-sm">
				{answers.map(({ number, question, answer, note }) => (
					<li key={number}>
						<span className="tabular text-muted">{number}</span> {question}{" "}
						<strong className="font-semibold">{answer}</strong>
						{note && <span className="block whitespace-pre-line text-muted">{note}</span>}
					</li>
				))}
			</ul>
		</details>
	);
}

function Judgements({ judgements }: Pick<RiskOfBiasProps, "judgements">) {
	return (
		<ul className="grid grid-cols-1 gap-3">
			{judgements.map((judgement) => (
				<li
					key={`${judgement.tool} ${judgement.domain} ${judgement.outcome} ${judgement.assessor}`}
					className="flex gap-3"
				>
					<Sign level={judgement.level} />
					<div>
						<p>
							<strong className="font-semibold">{judgement.domain}</strong>: {judgement.judgement}
						</p>
						<p className="text-sm text-muted">
							{[
								judgement.tool,
								judgement.outcome,
								judgement.assessor && `judged by ${judgement.assessor}`,
								judgement.agreed && "agreed by the assessors",
							]
								.filter(Boolean)
								.join(" · ")}
						</p>
						{judgement.rationale && <p className="whitespace-pre-line">{judgement.rationale}</p>}
					</div>
				</li>
			))}
		</ul>
	);
}

/** A sign for each judgement besides its word, as risk-of-bias tables print it. */
const SIGNS: Record<string, string> = {
	low: "+",
	"low-except-confounding": "+",
	"some-concerns": "–",
	moderate: "–",
	serious: "×",
	high: "×",
	critical: "!",
	unclear: "?",
	"no-information": "?",
};

function Sign({ level }: { level?: string | undefined }) {
	return (
		<span
			aria-hidden="true"
			className="mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full border border-rule font-semibold"
		>
			{level && SIGNS[level]}
		</span>
	);
}
