import { describeTimePoint, shortName } from "../describe.ts";
import type { Finding } from "../finding.ts";
import { placeIn, ruleWords } from "../time-rule.ts";
import { type AnalysedRow, analyseSynthesis, type SourceStudies } from "./analyse-synthesis.ts";
import { outcomeOfRow } from "./outcome-of-row.ts";
import { timeRuleOf } from "./question-time.ts";
import { sharedArms } from "./shared-arms.ts";
import type { SynthesisDocument } from "./synthesis-document.ts";
import {
	CERTAINTIES,
	type Certainty,
	GRADE_DOMAINS,
	GRADE_UPGRADES,
	type GradeDomain,
} from "./vocabulary.ts";

/**
 * What stands in the way of publishing a synthesis (errors), and what its authors should look at.
 * @param studies the current versions that an editor sees, drafts too
 */
export function checkSynthesis(document: SynthesisDocument, studies: SourceStudies): Finding[] {
	return [
		...lacking(document),
		...countedTwice(document, studies),
		...rowFindings(analyseSynthesis(document, studies).rows),
		...timeFindings(document, studies),
		...gradeFindings(document),
	];
}

function finding(level: Finding["level"], code: string, path: string, message: string): Finding {
	return { level, code, path, message };
}

function* lacking({ rows, question }: SynthesisDocument): Generator<Finding> {
	if (rows.length === 0) yield finding("error", "no-rows", "rows", "No comparison is chosen yet");
	if (!question.intervention) {
		yield finding("error", "no-intervention", "question.intervention", "Say which intervention it is about");
	}
	if (!question.concept && !question.outcome) {
		yield finding("error", "no-outcome", "question.concept", "Say which outcome it is about");
	}
}

function* countedTwice({ rows }: SynthesisDocument, studies: SourceStudies): Generator<Finding> {
	for (const { study, armId, rows: users } of sharedArms(rows)) {
		const document = studies.get(study)?.document;
		const arm = document?.arms.find(({ id }) => id === armId)?.label ?? armId;
		const untold = users.find((row) => row.shared === undefined);
		if (untold) {
			yield finding(
				"error",
				"arm-shared",
				`rows.${untold.id}.shared`,
				`“${arm}” of ${study} is in ${users.length} comparisons. Choose: split it among them, combine the arms, or count it in each`,
			);
		} else if (users.some((row) => row.shared === "as-is")) {
			yield finding(
				"warning",
				"arm-counted-twice",
				`rows.${users[0]?.id}.shared`,
				`“${arm}” of ${study} is counted in ${users.length} comparisons, so its people weigh more than they should`,
			);
		}
	}
}

function* rowFindings(rows: readonly AnalysedRow[]): Generator<Finding> {
	for (const { row, label, study, excluded, reading } of rows) {
		if (!study) {
			yield finding("warning", "study-gone", `rows.${row.id}.study`, `${label}: the study is archived`);
		} else if (study.visibility === "draft") {
			yield finding(
				"warning",
				"study-is-draft",
				`rows.${row.id}.study`,
				`${label} is a draft: readers see its row as withheld, and not in the result`,
			);
		} else if (excluded !== undefined) {
			yield finding(
				"warning",
				"row-excluded",
				`rows.${row.id}`,
				`${label} is not in the result. ${excluded}`,
			);
		} else if (reading.ok && reading.flag) {
			yield finding(
				"warning",
				"row-ignores-design",
				`rows.${row.id}.dependence`,
				`${label}: it weighs more than it should. Leave it out, give an ICC or a correlation with its source, or pool a reported estimate that allows for it`,
			);
		}
	}
}

/** Rows whose time point the question's own rule would not take. */
function* timeFindings({ rows, question }: SynthesisDocument, studies: SourceStudies): Generator<Finding> {
	const rule = timeRuleOf(question);
	if (!rule) return;
	for (const row of rows) {
		const study = studies.get(row.study);
		const outcome = study && outcomeOfRow(row, study);
		if (!outcome || placeIn(rule, outcome.timePoint) !== "outside") continue;
		const when = describeTimePoint(outcome.timePoint);
		yield finding(
			"warning",
			"time-outside",
			`rows.${row.id}.outcomeId`,
			`${shortName(study.document)}: ${when} is not within the time that the question asks for (${ruleWords(rule)})`,
		);
	}
}

const DOWN: Record<string, number> = { serious: 1, "very-serious": 2, "extremely-serious": 3 };
const UP: Record<string, number> = { "one-level": 1, "two-levels": 2 };
const LEVELS: Certainty[] = ["very-low", "low", "moderate", "high"];

/** The certainty that the ratings come to for randomised trials, which start high; undefined while one is missing. */
function certaintyFrom(grade: SynthesisDocument["grade"]): Certainty | undefined {
	const domains = Object.keys(GRADE_DOMAINS) as GradeDomain[];
	if (domains.some((domain) => grade[domain].rating === undefined)) return undefined;
	const down = domains.reduce((sum, domain) => sum + (DOWN[grade[domain].rating ?? ""] ?? 0), 0);
	const upgrades = Object.keys(GRADE_UPGRADES) as (keyof typeof GRADE_UPGRADES)[];
	const up = upgrades.reduce((sum, name) => sum + (UP[grade[name].rating ?? ""] ?? 0), 0);
	return LEVELS[Math.min(3, Math.max(0, 3 - down + up))];
}

function* gradeFindings({ grade }: SynthesisDocument): Generator<Finding> {
	const { certainty } = grade;
	if (certainty === undefined) {
		yield finding(
			"warning",
			"no-certainty",
			"grade.certainty",
			"The certainty of the evidence is not judged",
		);
		return;
	}
	for (const [domain, label] of Object.entries({ ...GRADE_DOMAINS, ...GRADE_UPGRADES })) {
		const { rating, reason } = grade[domain as GradeDomain];
		const changes = rating !== undefined && (rating in DOWN || (rating as string) in UP);
		if (changes && !reason) {
			yield finding("warning", "no-reason", `grade.${domain}.reason`, `${label}: say why it was rated so`);
		}
	}
	const expected = certaintyFrom(grade);
	if (expected && expected !== certainty) {
		yield finding(
			"remark",
			"certainty-differs",
			"grade.certainty",
			`The ratings come to ${CERTAINTIES[expected].toLowerCase()} certainty if the evidence starts high; it is judged ${CERTAINTIES[certainty].toLowerCase()}`,
		);
	}
}
