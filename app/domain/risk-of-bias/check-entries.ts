import { assessmentKey, type Entry, type EntryAnswer } from "./assessments.ts";
import { partNamed, partsOf, type Sheet } from "./sheet.ts";
import { hasEffects, sheetOf, sheetsOf } from "./sheets.ts";
import { BIAS_EFFECTS, BIAS_TOOLS, BIAS_VERSIONS } from "./vocabulary.ts";

type Path = (string | number)[];
type Complain = (path: Path, message: string) => void;

/**
 * Holds that judgements by template fit it: the tool has this version, the domain is one of its domains, each question
 * one of the domain's with an answer it allows, and an assessor judges a domain of a result once.
 */
export function checkEntries(entries: readonly Entry[], complain: Complain): void {
	const seen = new Set<string>();
	for (const [index, entry] of entries.entries()) {
		const at = (path: Path, message: string) => complain(["riskOfBias", index, ...path], message);
		if (entry.version === undefined) {
			checkFree(entry, at);
			continue;
		}
		const key = `${assessmentKey(entry)} ${entry.domain.trim().toLowerCase()}`;
		if (seen.has(key)) at(["domain"], "This assessor has judged this domain already, for the same result");
		seen.add(key);
		checkTemplate(entry, at);
	}
}

function checkFree({ effect, answers = [] }: Entry, complain: Complain) {
	if (effect !== undefined) complain(["version"], "Say for which version of the tool the effect is meant");
	if (answers.length > 0) complain(["version"], "Say which version of the tool these questions are from");
}

function checkTemplate(entry: Entry, complain: Complain) {
	const { tool, version, effect, domain, answers = [] } = entry;
	const sheets = sheetsOf(entry);
	if (!tool || !version || sheets.length === 0) {
		const wanted = version ? BIAS_VERSIONS[version] : "";
		const says = tool
			? `${BIAS_TOOLS[tool]} has no version “${wanted}”`
			: `Say of which tool “${wanted}” is a version`;
		complain(["version"], says);
		return;
	}
	if (effect !== undefined && !hasEffects(entry))
		complain(["effect"], `${BIAS_TOOLS[tool]} does not judge by the effect of interest`);
	const sheet = sheetOf(entry);
	const part = sheets.map((each) => partNamed(each, domain)).find(Boolean);
	if (!part) {
		const [first] = sheets;
		complain(["domain"], `Must be one of ${first ? namesOf(first) : ""}; got “${domain}”`);
		return;
	}
	if (!sheet) {
		const effects = Object.keys(BIAS_EFFECTS).join(" or ");
		if (answers.length > 0) complain(["effect"], `Say for which effect it is judged: ${effects}`);
		return;
	}
	checkAnswers(answers, partNamed(sheet, domain)?.questions ?? [], complain);
}

function checkAnswers(answers: readonly EntryAnswer[], questions: Sheet["first"], complain: Complain) {
	const seen = new Set<string>();
	for (const [index, { question, answer }] of answers.entries()) {
		const known = questions.find(({ number }) => number === question);
		const numbers = questions.map(({ number }) => number).join(", ");
		if (!known)
			complain(
				["answers", index, "question"],
				numbers ? `This domain has no question ${question}, only ${numbers}` : "This domain has no questions",
			);
		else if (answer && !known.options.includes(answer))
			complain(["answers", index, "answer"], `Answer one of ${known.options.join(", ")}`);
		if (seen.has(question)) complain(["answers", index, "question"], "This question is answered already");
		seen.add(question);
	}
}

const namesOf = (sheet: Sheet) =>
	partsOf(sheet)
		.map(({ name }) => `“${name}”`)
		.join(", ");
