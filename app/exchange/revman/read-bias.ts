import { toolOfDomain } from "#app/domain/risk-of-bias/sheets.ts";
import { BIAS_JUDGEMENTS } from "#app/domain/risk-of-bias/vocabulary.ts";
import { sameWords } from "#app/domain/same-words.ts";
import { keysOf } from "#app/domain/vocabulary.ts";
import { type Faults, JUDGEMENT, type StudyDataFile, type StudyDataRow, SUPPORT } from "./study-data-file.ts";

/** A judgement as the file has it. */
export interface ReadJudgement {
	/** The domain, behind which its outcome may stand: “Blinding of outcome assessment: Pain”. */
	name: string;
	judgement?: keyof typeof BIAS_JUDGEMENTS;
	rationale?: string;
}

/** The judgements of a row. */
export function readBias(
	{ cells, line }: StudyDataRow,
	file: StudyDataFile,
	faults: Faults,
): ReadJudgement[] {
	const names = new Set([...cells.keys()].flatMap((name) => domainIn(name) ?? []));
	return [...names].map((name) => {
		const column = [...cells.keys()].find((each) => JUDGEMENT.test(each) && domainIn(each) === name);
		const said = column && cells.get(column);
		const support = [...cells].find(([each]) => SUPPORT.test(each) && domainIn(each) === name)?.[1];
		const judgement = said === undefined ? undefined : judgementIn(said);
		if (column && said && !judgement)
			faults.add(file, line, column, `“${said.slice(0, 60)}” is none of ${WORDS.join(", ")}`);
		return { name, ...(judgement && { judgement }), ...(support && { rationale: support }) };
	});
}

const domainIn = (column: string) =>
	JUDGEMENT.test(column) || SUPPORT.test(column)
		? column.replace(JUDGEMENT, "").replace(SUPPORT, "").trim()
		: undefined;

const WORDS = Object.values(BIAS_JUDGEMENTS).map((word) => word.toLowerCase());

/** “Low risk”, “High risk of bias”, “Some concerns”. */
function judgementIn(text: string): keyof typeof BIAS_JUDGEMENTS | undefined {
	const words = sameWords(text.replace(/\s+risk(?:\s+of\s+bias)?\s*$/i, ""));
	return keysOf(BIAS_JUDGEMENTS).find((key) => sameWords(BIAS_JUDGEMENTS[key]) === words);
}

/** What stands behind a domain that was judged once for all outcomes. */
const ALL = "All outcomes";

/** A judgement as a study holds it: its domain, and the outcome that stands behind it where the study has that one. */
export function judgementOf(
	{ name, ...judged }: ReadJudgement,
	outcomes: readonly { id: string; label: string }[],
): Record<string, unknown> {
	const [, before = "", behind = ""] = /^(.+): (.+?)$/s.exec(name) ?? [];
	const [only, ...others] = outcomes.filter(({ label }) => sameWords(label) === sameWords(behind));
	const outcomeId = others.length === 0 ? only?.id : undefined;
	const domain = behind === ALL || outcomeId !== undefined ? before : name;
	const tool = toolOfDomain(domain);
	return { domain, ...(tool && { tool }), ...(outcomeId !== undefined && { outcomeId }), ...judged };
}
