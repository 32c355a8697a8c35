import type { TableQuestion } from "#app/domain/views/import/table-notes.ts";
import { studyName } from "./build-studies.ts";
import type { RowFacts } from "./table-rows.ts";
import { textOf } from "./table-rows.ts";

/** Arms that are what others are compared with, whoever names them. */
const COMPARATORS =
	/\b(?:placebo|sham|controls?|no (?:treatment|intervention)|wait(?:ing)?[- ]?list|usual care|standard (?:care|of care)|tau|cau|wlc?)\b/i;

/**
 * The lines of a table with both arms on one that name them the other way round than the others do: the comparator first
 * where it elsewhere stands second, or the same two in the opposite order.
 */
export function turnedLines(facts: readonly RowFacts[]): Set<RowFacts> {
	const named = facts.flatMap((fact) => {
		const [first, second] = [textOf(fact.arms.first.arm), textOf(fact.arms.second.arm)];
		return first && second ? [{ fact, first: first.toLowerCase(), second: second.toLowerCase() }] : [];
	});
	const standsFirst = ({ first, second }: { first: string; second: string }) =>
		COMPARATORS.test(first) && !COMPARATORS.test(second);
	const isMixed = named.some(({ first, second }) => standsFirst({ first: second, second: first }));
	const seen = new Set<string>();
	return new Set(
		named.flatMap((line) => {
			const [as, turned] = [`${line.first}\n${line.second}`, `${line.second}\n${line.first}`];
			const isTurned = (isMixed && standsFirst(line)) || (seen.has(turned) && !seen.has(as));
			seen.add(isTurned ? turned : as);
			return isTurned ? [line.fact] : [];
		}),
	);
}

/** The two arms of a study that a long table gives line by line, as one comparison. */
export interface Pair {
	first: RowFacts;
	second: RowFacts;
}

export interface Pairs {
	pairs: Pair[];
	errors: { line: number; message: string }[];
	questions: TableQuestion[];
}

/**
 * The lines of a long table as comparisons of two arms. The comparator is the arm whose name or role says so, or that
 * somebody chose.
 */
export function pairArms(facts: readonly RowFacts[], comparator: string | undefined): Pairs {
	const studies = new Map<string, RowFacts[]>();
	for (const fact of facts) {
		const key = `${studyName(fact.shared) ?? ""} ${fact.shared.year ?? ""}`.toLowerCase();
		studies.set(key, [...(studies.get(key) ?? []), fact]);
	}
	const found: Pairs = { pairs: [], errors: [], questions: [] };
	const open: RowFacts[][] = [];
	for (const lines of studies.values()) {
		const [one, other, third] = lines;
		if (!one) continue;
		if (!other || third) {
			const count = `${lines.length} ${lines.length === 1 ? "arm" : "arms"}`;
			found.errors.push({
				line: one.line,
				message: `“${studyName(one.shared) ?? ""}” has ${count} here, and two make a comparison. Give one line for each of the two`,
			});
			continue;
		}
		const [isOne, isOther] = [isComparator(one, comparator), isComparator(other, comparator)];
		if (isOne === isOther) open.push(lines);
		else found.pairs.push(isOther ? { first: one, second: other } : { first: other, second: one });
	}
	if (open.length > 0) found.questions.push(whichComparator(open));
	return found;
}

function isComparator({ shared }: RowFacts, chosen: string | undefined): boolean {
	const arm = textOf(shared.arm) ?? "";
	if (chosen !== undefined) return arm.toLowerCase() === chosen.toLowerCase();
	const role = textOf(shared.role);
	return role === undefined ? COMPARATORS.test(arm) : /comparator$|no-intervention/.test(role);
}

function whichComparator(open: readonly RowFacts[][]): TableQuestion {
	const arms = [...new Set(open.flat().map(({ shared }) => textOf(shared.arm) ?? ""))].slice(0, 20);
	return {
		name: "comparator",
		text: `Which arm are the others compared with? The names do not say: ${arms.map((arm) => `“${arm}”`).join(", ")}.`,
		choices: arms.map((arm) => ({ value: arm, label: arm })),
		advice: "Choose it",
	};
}
