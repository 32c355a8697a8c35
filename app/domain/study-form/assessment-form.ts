import { type Assessment, type Entry, type Filled, gatherAssessments } from "../risk-of-bias/assessments.ts";
import type { BiasAnswer, Judgement } from "../risk-of-bias/rule.ts";
import { type BiasEffect, OVERALL_KEY, partNamed, partsOf, type Sheet } from "../risk-of-bias/sheet.ts";
import { sheetOf, templateKey, templateOf } from "../risk-of-bias/sheets.ts";
import type { StudyDocument } from "../study/study-document.ts";

/** An assessment by template as the form has it: its judgements under one head. */
export interface AssessmentForm {
	/** Chosen when it is added, for good: the questions of another have other meanings. */
	template?: string;
	effect?: string;
	outcomeId?: string;
	assessor?: string;
	agreed?: string;
	/** By sheet, so that what is answered for one effect of interest is never read as the other's. */
	sheets?: Record<string, Record<string, PartForm>>;
}

/** A domain, or the whole result. */
export interface PartForm {
	judgement?: string;
	rationale?: string;
	answers?: Record<string, { answer?: string; note?: string }>;
}

export const sheetKey = ({ tool, version, effect }: Sheet): string =>
	[tool, version, effect].filter(Boolean).join("_");
export const partKey = (key: string): string => `d${key}`;
/** A dot would lead into the number. */
export const questionKey = (number: string): string => `q${number.replace(".", "-")}`;

/** The sheet that an assessment in the form fills in; undefined while its effect of interest is not chosen. */
export function sheetOfForm({ template = "", effect }: AssessmentForm): Sheet | undefined {
	const known = templateOf(template);
	return known && sheetOf({ ...known, effect: effect as BiasEffect | undefined });
}

/** What is filled into a part of a sheet, as the algorithms take it. */
export function filledInForm({ sheets }: AssessmentForm, sheet: Sheet, key: string): Filled {
	const part = sheets?.[sheetKey(sheet)]?.[partKey(key)];
	const questions = partsOf(sheet).find((each) => each.key === key)?.questions ?? [];
	const answers = questions.flatMap(({ number, options }): [string, BiasAnswer][] => {
		const typed = part?.answers?.[questionKey(number)]?.answer;
		const answer = options.find((option) => option === typed);
		return answer ? [[number, answer]] : [];
	});
	const judgement = sheet.words.find((word) => word === part?.judgement);
	return { ...(judgement && { judgement: judgement satisfies Judgement }), answers: new Map(answers) };
}

/** The judgements of a document as the form has them: assessments by template, and the others. */
export function assessmentForms(riskOfBias: StudyDocument["riskOfBias"]): {
	assessments: AssessmentForm[];
	riskOfBias: StudyDocument["riskOfBias"];
} {
	const { assessments, free } = gatherAssessments(riskOfBias);
	return {
		assessments: assessments.map(formOf),
		riskOfBias: free.flatMap(({ index }) => riskOfBias[index] ?? []),
	};
}

function formOf(assessment: Assessment): AssessmentForm {
	const { effect, outcomeId, assessor, agreed, sheet } = assessment;
	const parts = assessment.entries.flatMap(({ entry }) => {
		const part = sheet && partNamed(sheet, entry.domain);
		return part ? [[partKey(part.key), partForm(entry)]] : [];
	});
	return {
		template: templateKey(assessment),
		...(effect && { effect }),
		...(outcomeId && { outcomeId }),
		...(assessor && { assessor }),
		...(agreed !== undefined && { agreed: agreed ? "yes" : "no" }),
		...(sheet && { sheets: { [sheetKey(sheet)]: Object.fromEntries(parts) } }),
	};
}

function partForm({ judgement, rationale, answers = [] }: Entry): PartForm {
	const answered = answers.map(({ question, answer, note }) => [
		questionKey(question),
		{ ...(answer && { answer }), ...(note && { note }) },
	]);
	return {
		...(judgement && { judgement }),
		...(rationale && { rationale }),
		...(answered.length > 0 && { answers: Object.fromEntries(answered) }),
	};
}

/** A judgement for the schema, and the form fields that its fields came from, by path within it. */
export interface ReadEntry {
	input: Record<string, unknown>;
	names: ReadonlyMap<string, string>;
}

/**
 * An assessment of the form as judgements: one for each part that says something. One of which nothing is judged yet
 * is kept as an overall judgement still to be made.
 * @param name the form field: `assessments[0]`
 */
export function readAssessment(form: AssessmentForm, name: string): ReadEntry[] {
	const template = templateOf(form.template ?? "");
	if (!template) return [];
	const { effect, outcomeId, assessor, agreed } = form;
	const head = { ...template, effect, outcomeId, assessor, agreed };
	const sheet = sheetOfForm(form);
	const overall = { input: { ...head, domain: "Overall" }, names: namesOf(name, `${name}.effect`) };
	if (!sheet) return [overall];
	const read = partsOf(sheet).flatMap(({ key, name: domain, questions }) => {
		const part = form.sheets?.[sheetKey(sheet)]?.[partKey(key)] ?? {};
		const at = `${name}.sheets.${sheetKey(sheet)}.${partKey(key)}`;
		const answers = questions.flatMap(({ number }) => {
			const { answer, note } = part.answers?.[questionKey(number)] ?? {};
			return answer || note?.trim() ? [{ question: number, answer, note }] : [];
		});
		if (!part.judgement && !part.rationale?.trim() && answers.length === 0) return [];
		const { judgement, rationale } = part;
		const input = { ...head, domain, judgement, rationale, ...(answers.length > 0 && { answers }) };
		const asked = answers.map(({ question }) => `${at}.answers.${questionKey(question)}`);
		return [{ input, names: namesOf(name, at, asked) }];
	});
	if (read.length > 0) return read;
	const at = `${name}.sheets.${sheetKey(sheet)}.${partKey(OVERALL_KEY)}`;
	return [{ ...overall, names: namesOf(name, at) }];
}

function namesOf(name: string, at: string, asked: readonly string[] = []): ReadonlyMap<string, string> {
	const head = ["effect", "outcomeId", "assessor", "agreed"].map((key) => [key, `${name}.${key}`] as const);
	return new Map([
		...[["", at] as const, ["domain", `${name}.template`] as const, ["version", `${name}.effect`] as const],
		...head,
		...asked.map((field, index) => [`answers.${index}`, field] as const),
	]);
}
