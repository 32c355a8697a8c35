import { type Asked, askedOf, givenIn } from "./asked.ts";
import type { BiasAnswer, Judgement, Proposal } from "./rule.ts";
import {
	type BiasEffect,
	type BiasTool,
	type BiasVersion,
	OVERALL_KEY,
	partsOf,
	type Sheet,
} from "./sheet.ts";
import { sheetOf } from "./sheets.ts";

/** A judgement of the study document, as far as assessments are made of it. */
export interface Entry {
	tool?: BiasTool | undefined;
	version?: BiasVersion | undefined;
	effect?: BiasEffect | undefined;
	outcomeId?: string | undefined;
	assessor?: string | undefined;
	agreed?: boolean | undefined;
	domain: string;
	judgement?: Judgement | undefined;
	rationale?: string | undefined;
	answers?: readonly EntryAnswer[] | undefined;
}

export interface EntryAnswer {
	question: string;
	answer?: BiasAnswer | undefined;
	note?: string | undefined;
}

export interface Placed {
	/** Its place in the document's list. */
	index: number;
	entry: Entry;
}

/** What one assessor judged by one template for one result, or for the whole study. */
export interface Assessment extends Pick<Entry, "effect" | "outcomeId" | "assessor" | "agreed"> {
	tool: BiasTool;
	version: BiasVersion;
	entries: readonly Placed[];
	/** Absent while it is not said for which effect. */
	sheet?: Sheet;
}

/** Which assessment a judgement belongs to. */
export const assessmentKey = ({ tool, version, effect, outcomeId, assessor }: Entry): string =>
	JSON.stringify([tool, version, effect ?? "", outcomeId ?? "", (assessor ?? "").toLowerCase()]);

/** The judgements of a study that were made by template, an assessment each, and those made freely. */
export function gatherAssessments(entries: readonly Entry[]): { assessments: Assessment[]; free: Placed[] } {
	const placed = entries.map((entry, index) => ({ index, entry }));
	const byTemplate = placed.filter(({ entry }) => entry.version !== undefined);
	const groups = Map.groupBy(byTemplate, ({ entry }) => `${assessmentKey(entry)} ${entry.agreed ?? ""}`);
	const assessments = [...groups.values()].flatMap((group) => {
		const [first] = group;
		const { tool, version, effect, outcomeId, assessor, agreed } = first?.entry ?? {};
		if (!tool || !version) return [];
		const sheet = sheetOf({ tool, version, effect });
		return [
			{
				...{ tool, version, effect, outcomeId, assessor, agreed, entries: group },
				...(sheet && { sheet }),
			},
		];
	});
	return { assessments, free: placed.filter(({ entry }) => entry.version === undefined) };
}

/** A domain, or the whole result, with what was answered, what the tool makes of it, and what was judged. */
export interface AssessedPart {
	key: string;
	name: string;
	asked: readonly Asked[];
	proposal: Proposal;
	placed?: Placed;
}

/** What is filled into a part of a sheet. */
export interface Filled {
	judgement?: Judgement | undefined;
	answers: ReadonlyMap<string, BiasAnswer>;
}

/** Each part of a sheet with its questions and what the tool's algorithm proposes, the overall judgement last. */
export function proposeFor(sheet: Sheet, filledIn: (key: string) => Filled): Omit<AssessedPart, "placed">[] {
	const filled = new Map(partsOf(sheet).map(({ key }) => [key, filledIn(key)]));
	const judgements = new Map(
		sheet.domains.flatMap(({ key, name }) => {
			const judgement = filled.get(key)?.judgement;
			return judgement ? [[name, judgement]] : [];
		}),
	);
	return partsOf(sheet).map(({ key, name, questions }) => {
		const asked = askedOf(questions, filled.get(key)?.answers ?? new Map());
		const given = givenIn(asked);
		const rule = sheet.domains.find((domain) => domain.key === key)?.rule;
		return { key, name, asked, proposal: rule ? rule(given) : sheet.overall(judgements, given) };
	});
}

/** The parts of an assessment; none while its sheet is not known. */
export function partsOfAssessment({ sheet, entries }: Assessment): AssessedPart[] {
	if (!sheet) return [];
	const ofPart = new Map(
		partsOf(sheet).map(({ key, name }) => [
			key,
			entries.find(({ entry }) => entry.domain.trim().toLowerCase() === name.toLowerCase()),
		]),
	);
	const parts = proposeFor(sheet, (key) => {
		const entry = ofPart.get(key)?.entry;
		return { judgement: entry?.judgement, answers: answersIn(entry?.answers ?? []) };
	});
	return parts.map((part) => {
		const placed = ofPart.get(part.key);
		return { ...part, ...(placed && { placed }) };
	});
}

const answersIn = (answers: readonly EntryAnswer[]): ReadonlyMap<string, BiasAnswer> =>
	new Map(answers.flatMap(({ question, answer }) => (answer ? [[question, answer]] : [])));

export const isOverallPart = ({ key }: Pick<AssessedPart, "key">) => key === OVERALL_KEY;
