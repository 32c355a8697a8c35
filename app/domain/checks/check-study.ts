import { type Finding, findingKey } from "../finding.ts";
import { documentPath } from "../study/readable.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { checkAdverseEvents } from "./adverse-events.ts";
import { checkAnalysed } from "./analysed.ts";
import { checkArmIntervals } from "./arm-intervals.ts";
import { checkArms } from "./arms.ts";
import { checkBiasAssessments } from "./bias-assessments.ts";
import { checkCompleteness } from "./completeness.ts";
import { checkContrastFigures } from "./contrast-figures.ts";
import { checkContrastOrientation } from "./contrast-orientation.ts";
import { checkContrasts } from "./contrasts.ts";
import { checkDates } from "./dates.ts";
import { checkDesignHints } from "./design-hints.ts";
import { checkDesigns } from "./designs.ts";
import { type CheckContext, checkIdentity } from "./identity.ts";
import { checkLandmarks } from "./landmarks.ts";
import { checkMargins } from "./margins.ts";
import { checkMeanIntervals } from "./mean-intervals.ts";
import { checkPrintedCells } from "./printed-cells.ts";
import { checkRates } from "./rates.ts";
import { checkReportedTests } from "./reported-test.ts";
import { checkRiskOfBias } from "./risk-of-bias.ts";
import { checkSpread } from "./spread.ts";
import { checkStandardErrors } from "./standard-error.ts";
import { type Check, subjectOf } from "./subject.ts";

const CHECKS: readonly Check[] = [
	checkArms,
	checkDates,
	checkPrintedCells,
	checkRates,
	checkAnalysed,
	checkSpread,
	checkArmIntervals,
	checkMeanIntervals,
	checkLandmarks,
	checkStandardErrors,
	checkContrasts,
	checkContrastFigures,
	checkContrastOrientation,
	checkReportedTests,
	checkDesigns,
	checkMargins,
	checkDesignHints,
	checkAdverseEvents,
	checkRiskOfBias,
	checkBiasAssessments,
];

/**
 * Everything the plausibility checks notice in a study: a function of the document and nothing else, quick
 * enough to run at each keystroke. Warnings that somebody answered carry the answer; answers to findings
 * that are no longer there are passed over.
 */
export function checkStudy(document: StudyDocument, context: CheckContext = { shared: [] }): Finding[] {
	const subject = subjectOf(document);
	const findings = [...checkCompleteness(subject), ...checkIdentity(subject, context)];
	for (const check of CHECKS) {
		for (const finding of check(subject)) findings.push(finding);
	}
	const answers = new Map(document.answers.map(({ finding, reason }) => [finding, reason]));
	return findings.map((found) => {
		const finding = { ...found, path: documentPath(found.path, document) };
		const answer = finding.level === "warning" ? answers.get(findingKey(finding)) : undefined;
		return answer === undefined ? finding : { ...finding, answer };
	});
}
