import type { Finding } from "../finding.ts";
import {
	type AssessedPart,
	type Assessment,
	gatherAssessments,
	isOverallPart,
	partsOfAssessment,
} from "../risk-of-bias/assessments.ts";
import { GRAVITY, type Judgement } from "../risk-of-bias/rule.ts";
import { hasEffects } from "../risk-of-bias/sheets.ts";
import { BIAS_JUDGEMENTS, BIAS_TOOLS } from "../risk-of-bias/vocabulary.ts";
import { error, remark, warning } from "./levels.ts";
import type { Subject } from "./subject.ts";

/** Assessments by template: whole, in line with the tool’s algorithm or with a reason, and of a result. */
export function* checkBiasAssessments({ document }: Subject): Generator<Finding> {
	const { assessments } = gatherAssessments(document.riskOfBias);
	for (const assessment of assessments) {
		const first = assessment.entries[0]?.index ?? 0;
		const tool = BIAS_TOOLS[assessment.tool];
		if (hasEffects(assessment) && assessment.effect === undefined)
			yield warning(
				"bias-effect-not-said",
				`riskOfBias.${first}.effect`,
				`${tool} is answered for one effect of interest: say whether it is that of assignment or of adherence`,
			);
		if (assessment.tool !== "rob-1" && assessment.outcomeId === undefined)
			yield remark(
				"bias-of-whole-study",
				`riskOfBias.${first}.outcomeId`,
				`${tool} judges a result; this assessment is of the whole study`,
			);
		yield* checkParts(assessment, partsOfAssessment(assessment));
	}
	yield* checkAgreement(assessments);
}

function* checkParts(assessment: Assessment, parts: readonly AssessedPart[]): Generator<Finding> {
	const first = assessment.entries[0]?.index ?? 0;
	const unjudged = parts.filter(({ placed }) => placed?.entry.judgement === undefined);
	if (unjudged.length > 0)
		yield warning(
			"bias-assessment-incomplete",
			`riskOfBias.${first}.domain`,
			`${BIAS_TOOLS[assessment.tool]} is not finished: no judgement yet of ${unjudged.map(({ name }) => `“${name}”`).join(", ")}`,
		);
	const domains = parts.filter((part) => !isOverallPart(part));
	const worst = domains.reduce((most, part) => Math.max(most, gravityOf(part)), 0);
	for (const part of parts) {
		const { placed, proposal, asked } = part;
		if (!placed?.entry.judgement) continue;
		const { index, entry } = placed;
		const says = BIAS_JUDGEMENTS[placed.entry.judgement];
		const unexplained = entry.rationale === undefined;
		if (unexplained && isOverallPart(part) && gravityOf(part) < worst)
			yield error(
				"bias-overall-milder",
				`riskOfBias.${index}.rationale`,
				`Overall is judged “${says}”, milder than its worst domain: say why`,
			);
		else if (unexplained && proposal.is === "judgement" && proposal.judgement !== entry.judgement)
			yield error(
				"bias-judgement-unexplained",
				`riskOfBias.${index}.rationale`,
				`Judged “${says}” where the tool’s algorithm proposes “${BIAS_JUDGEMENTS[proposal.judgement]}”: say why`,
			);
		const open = asked.filter(({ asking, answer }) => asking === "asked" && !answer);
		if (proposal.is === "unanswered" && open.length > 0)
			yield remark(
				"bias-questions-open",
				`riskOfBias.${index}.judgement`,
				`Judged before all that is asked was answered: ${open.map(({ question }) => question.number).join(", ")}`,
			);
	}
}

/** No information is no grade of risk. */
const gravityOf = ({ placed }: AssessedPart): number =>
	placed?.entry.judgement && placed.entry.judgement !== "no-information"
		? GRAVITY[placed.entry.judgement]
		: 0;

/** Where assessors differ and nobody said which judgement is agreed. */
function* checkAgreement(assessments: readonly Assessment[]): Generator<Finding> {
	const results = Map.groupBy(assessments, ({ tool, version, effect, outcomeId }) =>
		JSON.stringify([tool, version, effect, outcomeId]),
	);
	for (const group of results.values()) {
		if (group.length < 2 || group.some(({ agreed }) => agreed)) continue;
		const byDomain = new Map<string, Set<Judgement>>();
		for (const { entry } of group.flatMap(({ entries }) => entries))
			if (entry.judgement)
				byDomain.set(entry.domain, (byDomain.get(entry.domain) ?? new Set()).add(entry.judgement));
		const differing = [...byDomain].filter(([, judgements]) => judgements.size > 1);
		if (differing.length === 0) continue;
		yield remark(
			"bias-assessors-differ",
			`riskOfBias.${group[0]?.entries[0]?.index ?? 0}.agreed`,
			`Assessors differ on ${differing.map(([domain]) => `“${domain}”`).join(", ")}: figures show no light there before one assessment is marked as agreed`,
		);
	}
}
