import type { AssessedPartView, AssessmentView, JudgementView } from "#app/domain/views/bias-view.ts";
import { ScrollRegion } from "../ui/scroll-region.tsx";

interface RiskOfBiasProps {
	judgements: readonly JudgementView[];
	assessments: readonly AssessmentView[];
}

/** Assessments by template, each a table with its answers folded away, then what was judged without one. */
export default function RiskOfBias({ judgements, assessments }: RiskOfBiasProps) {
	return (
		<div className="grid grid-cols-1 gap-6">
			{assessments.map((assessment) => (
				<Assessment key={`${assessment.tool} ${assessment.of}`} {...assessment} />
			))}
			{judgements.length > 0 && <Judgements judgements={judgements} />}
		</div>
	);
}

function Assessment({ tool, of, assessors, rows }: AssessmentView) {
	return (
		<section className="min-w-0">
			<h3>{of}</h3>
			<p className="text-sm text-muted">{tool}</p>
			<ScrollRegion label={`Judgements of ${of}`} className="mt-2">
				<table className={`w-full table-fixed ${WIDTHS[assessors.length] ?? "min-w-[56rem]"}`}>
					<thead>
						<tr className="text-left text-sm text-muted">
							<th scope="col" className="w-1/3 pr-3 font-normal">
								<span className="sr-only">Domain</span>
							</th>
							{assessors.map(({ name, agreed }) => (
								<th key={`${name} ${agreed}`} scope="col" className="break-words pr-3 font-normal">
									{name}
									{agreed && " · agreed by the assessors"}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map(({ domain, cells }) => (
							<tr key={domain} className="border-t border-line align-top">
								<th
									scope="row"
									className={`break-words py-2 pr-3 text-left ${domain === "Overall" ? "font-semibold" : "font-medium"}`}
								>
									{domain}
								</th>
								{cells.map((cell, index) => (
									<PartCell key={`${assessors[index]?.name} ${assessors[index]?.agreed}`} {...cell} />
								))}
							</tr>
						))}
					</tbody>
				</table>
			</ScrollRegion>
		</section>
	);
}

/** How wide a table of so many assessors is at least, so that no word has to be broken. */
const WIDTHS: Record<number, string> = { 1: "", 2: "min-w-[32rem]", 3: "min-w-[44rem]" };

function PartCell({ judgement, sign, rationale, proposal, answers }: AssessedPartView) {
	return (
		<td className="break-words py-2 pr-3">
			<p className="flex items-start gap-2">
				{sign && <Sign sign={sign} />}
				<span className={judgement ? "" : "text-muted"}>{judgement ?? "Not judged yet"}</span>
			</p>
			{rationale && <p className="mt-1 whitespace-pre-line">{rationale}</p>}
			{proposal && <p className="mt-1 text-sm text-muted">{proposal}</p>}
			{answers.length > 0 && <Answers answers={answers} />}
		</td>
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
					<Sign sign={judgement.sign} />
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

/** What says a judgement besides its word, as risk-of-bias tables print it. */
function Sign({ sign }: { sign?: string | undefined }) {
	return (
		<span
			aria-hidden="true"
			className="mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full border border-rule font-semibold"
		>
			{sign}
		</span>
	);
}
