import { OUTCOME_OF_FIGURES } from "#app/domain/outcome-of-measure.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Outcome } from "#app/domain/study/outcome.ts";
import { readable } from "#app/domain/study/readable.ts";
import { studyDocument } from "#app/domain/study/study-document.ts";
import type { Measured } from "#app/domain/synthesis/measured.ts";
import { readRow } from "#app/domain/synthesis/row-figures.ts";
import { synthesisRow } from "#app/domain/synthesis/synthesis-document.ts";
import type { RowKind } from "#app/domain/synthesis/vocabulary.ts";
import { isRatio } from "#app/domain/vocabulary.ts";
import { buildStudies, studyName } from "./build-studies.ts";
import { plain } from "./column-names.ts";
import { lacking, poolKindOf } from "./pool-kind.ts";
import { pooledMeasure } from "./pool-measure.ts";
import { type Pair, pairArms, turnedLines } from "./pool-pairs.ts";
import type { PoolableTable, PoolOptions } from "./poolable-table.ts";
import { readFacts, type TableFacts } from "./read-facts.ts";
import type { FieldKey, Side } from "./table-fields.ts";
import { type RowFacts, textOf, type Values } from "./table-rows.ts";

const MOST_POOLED = 1000;
const MOST_ERRORS = 20;
/** What a table of cluster trials gives besides. */
const OF_CLUSTERS =
	/^(?:icc|intra ?(?:cluster|class) correlation(?: coefficient)?|design effect|deff|(?:mean |average )?cluster size|(?:n |number of )?clusters)$/;

/**
 * Reads a table as pasted from a spreadsheet, a paper or R for pooling: its lines as the figures of comparisons, got
 * from the study documents that importing the table would give. A line that lacks a figure is left out and named.
 */
export function poolTable(text: string, options: PoolOptions = {}): PoolableTable {
	const none = { remarks: [], questions: [], rows: [], arms: [], kind: "counts" as RowKind };
	let facts: TableFacts;
	try {
		facts = readFacts(text, { ...options, mostLines: 2 * MOST_POOLED });
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return { ...none, errors: [{ message: error.message.replace(/\.$/, "") }] };
	}
	const { matches, header, headLine } = facts;
	const failed = (message: string): PoolableTable => ({
		...{ ...none, facts, remarks: facts.remarks, errors: [{ line: headLine, message }] },
	});
	const pool = poolKindOf(matches);
	if (!pool.ok) {
		const missing = pool.missing.map((name) => `“${name}”`).join(", ");
		return failed(
			`The first line must name the columns. No column was found for ${missing}; there is ${header.map((name) => `“${name}”`).join(", ")}`,
		);
	}
	if (facts.facts.length > MOST_POOLED)
		return failed(`At most ${MOST_POOLED.toLocaleString("en")} studies can be computed here`);
	const { kind } = pool;
	const table: PoolableTable = {
		...{ facts, kind, rows: [], arms: [], remarks: [...facts.remarks], questions: [...facts.questions] },
		errors: facts.badCells.map(({ line, columnName, reason }) => ({
			line,
			...(columnName && { column: columnName }),
			message: reason,
		})),
	};
	const clusters = matches.columns.find(({ name, how }) => how === "none" && OF_CLUSTERS.test(plain(name)));
	if (clusters)
		table.remarks.push({
			column: clusters.name,
			text: "Groups were randomised, which is ignored here: people are taken for independent, and the intervals are too narrow",
		});
	const wanted = oneOutcome(facts.facts, table, options);
	const whole = wanted.filter((fact) => isWhole(fact, facts, table));
	const lines = comparisons(whole, table, options);
	if (kind === "contrast") table.measured = pooledMeasure(whole, table, options);
	if (table.questions.length > 0 || table.errors.length > 0)
		return { ...table, errors: table.errors.slice(0, MOST_ERRORS) };
	const turned = turnedLines(whole);
	for (const { line } of turned)
		table.remarks.push({ line, text: "names the arms the other way round than other lines: turned" });
	for (const line of lines) poolLine(line, table, !("first" in line) && turned.has(line));
	if (table.rows.length === 0 && table.errors.length === 0)
		table.errors.push({
			line: headLine,
			message:
				`No line has all the figures that are needed. ${facts.facts.length > 0 ? (table.remarks.at(-1)?.text ?? "") : ""}`.trim(),
		});
	return table.errors.length > 0 ? { ...table, rows: [], errors: table.errors.slice(0, MOST_ERRORS) } : table;
}

/** The lines of the outcome that is asked for, where the table has several. */
function oneOutcome(
	facts: readonly RowFacts[],
	table: PoolableTable,
	{ answers = {} }: PoolOptions,
): readonly RowFacts[] {
	const nameOf = ({ shared }: RowFacts) => textOf(shared.outcome);
	const names = [...new Set(facts.flatMap((fact) => nameOf(fact) ?? []))];
	if (names.length < 2) return facts;
	if (answers.outcome !== undefined && names.includes(answers.outcome))
		return facts.filter((fact) => nameOf(fact) === answers.outcome);
	table.questions.push({
		name: "outcome",
		text: `The table has ${names.length} outcomes. Which is to be pooled?`,
		choices: names.slice(0, 50).map((name) => ({ value: name, label: name })),
		advice: "Choose one",
	});
	return facts;
}

/** Whether a line has all that its kind needs; one that has not is named with the columns it lacks. */
function isWhole(fact: RowFacts, { matches }: TableFacts, table: PoolableTable): boolean {
	const { kind, remarks } = table;
	const isPaired = matches.layout === "wide" && kind !== "contrast";
	const parts: [Side | undefined, Values][] = isPaired
		? [
				["first", fact.arms.first],
				["second", fact.arms.second],
			]
		: [[undefined, fact.shared]];
	const missing = parts.flatMap(([side, values]) =>
		lacking(kind, values).map((field) => columnFor(field, side, matches.columns)),
	);
	if (missing.length > 0)
		remarks.push({
			line: fact.line,
			text: `“${labelOf(fact)}” is left out: it lacks ${missing.join(", ")}`,
		});
	return missing.length === 0;
}

const WORDS: Partial<Record<FieldKey, string>> = {
	...{ sd: "a standard deviation, a standard error or an interval", q1: "the lower quartile, or the range" },
	...{
		q3: "the upper quartile",
		estimateLow: "the lower limit, or a standard error",
		estimateHigh: "the upper limit",
	},
	...{
		n: "n",
		events: "events",
		mean: "the mean",
		personTime: "person-time",
		count: "events",
		estimate: "the estimate",
	},
};

function columnFor(
	field: FieldKey,
	side: Side | undefined,
	columns: TableFacts["matches"]["columns"],
): string {
	const column = columns.find(({ target }) => target.field === field && target.side === side);
	return column ? `“${column.name}”` : `${WORDS[field] ?? field}${side ? ` of the ${side} arm` : ""}`;
}

const labelOf = (fact: RowFacts) => studyName(fact.shared) ?? `Line ${fact.line}`;

/** Each comparison: a line, or two of a long table. */
function comparisons(
	facts: readonly RowFacts[],
	table: PoolableTable,
	{ answers }: PoolOptions,
): (RowFacts | Pair)[] {
	if (table.facts?.matches.layout !== "long" || table.kind === "contrast") return [...facts];
	const { pairs, errors, questions } = pairArms(facts, answers?.comparator);
	table.errors.push(...errors);
	table.questions.push(...questions);
	return pairs;
}

/** Adds the figures of one comparison, read from the study that importing it would give. */
function poolLine(line: RowFacts | Pair, table: PoolableTable, isTurned: boolean): void {
	const { kind, facts, measured } = table;
	if (!facts) return;
	const isPair = "first" in line;
	const [head, ...others] = isPair ? [line.first, line.second] : [line];
	const own = [head, ...others].map((fact) => ({
		...fact,
		shared: { ...withLogError(fact.shared, table), study: "Study" },
	}));
	const { studies, problems } = buildStudies(own, facts.matches, {});
	for (const { reason } of problems) table.errors.push({ line: head.line, message: reason });
	const parsed = studyDocument.safeParse(studies[0]?.document);
	if (problems.length > 0 || !parsed.success) {
		for (const { message } of parsed.error?.issues ?? []) table.errors.push({ line: head.line, message });
		return;
	}
	const study = readable(parsed.data);
	const outcome = study.outcomes.find((one) =>
		kind === "contrast" ? one.contrasts.length > 0 : one.kind === OUTCOME_OF_FIGURES[kind],
	);
	const arms = isTurned ? study.arms.toReversed() : study.arms;
	const [first, second] = arms;
	const row = synthesisRow.parse({
		...{ id: "r1", study: "s", outcomeId: outcome?.id ?? "o0", kind, experimental: [first?.id ?? "a1"] },
		...{ control: kind === "proportion" ? [] : [second?.id ?? "a2"], contrast: 0 },
	});
	const reading = readRow(row, study, measured?.read ?? ({ measure: "RR" } as Measured), new Map());
	if (!reading.ok) {
		table.errors.push({ line: head.line, message: whyNot(outcome, head.shared) ?? reading.reason });
		return;
	}
	const { figures, derived, derivedSides } = reading;
	arms.forEach(({ label }, place) => {
		const before = table.arms[place] ?? label;
		table.arms[place] = before.toLowerCase() === label.toLowerCase() ? before : `Arm ${place + 1}`;
	});
	const { year, subgroup } = head.shared;
	const group = textOf(subgroup);
	table.rows.push({
		label: labelOf(head),
		...(typeof year === "number" && { year }),
		...(group && { group }),
		...{ figures, derived, derivedSides },
	});
	for (const how of derived) {
		const method = how.replace(/^[^:]*: (?:mean and SD by )?/, "");
		if (!table.remarks.some(({ text }) => text === method)) table.remarks.push({ text: method });
	}
}

/** What is wrong with the figures of a line, with the figures. */
function whyNot(outcome: Outcome | undefined, { estimate, measure }: Values): string | undefined {
	if (outcome?.kind === "binary")
		for (const { events = 0, n = events } of outcome.results)
			if (events > n) return `${events} with the outcome of ${n} people`;
	if (estimate !== undefined && Number(estimate) <= 0 && isRatio(measure))
		return `“${String(estimate)}” is no ${String(measure)}, which is above 0. If it is a logarithm, name the column “log ${String(measure)}”`;
	return undefined;
}

/** The standard error of a ratio’s logarithm is about that of the ratio, divided by it. */
function withLogError(shared: Values, { remarks }: PoolableTable): Values {
	const { naturalSe, estimate } = shared;
	if (naturalSe === undefined) return shared;
	const text = "Standard errors of the logarithm are those of the ratio divided by it (delta method)";
	if (!remarks.some((remark) => remark.text === text)) remarks.push({ text });
	return { ...shared, estimateSe: String(Number((Number(naturalSe) / Number(estimate)).toPrecision(12))) };
}
