import { counted, formatWhole } from "#app/domain/format/format.ts";
import { countDoubts, type DoubtCounts, printDoubtCounts } from "#app/domain/imports/import-doubts.ts";
import type { Answer } from "./command.ts";
import type { ImportTotals } from "./import-totals.ts";

/** Doubts that are listed after an import; `import show` and its page list all. */
const FEW = 20;

/** What came of an import, for people and for scripts; each problem is a line on standard error. */
export function importAnswer(
	{ problems, doubts, ...totals }: ImportTotals,
	{ files, most = FEW }: { files?: number; most?: number } = {},
): Answer {
	for (const { place, message } of problems) process.stderr.write(`${place}: ${message}\n`);
	const { records, created, updated, unchanged, older, drafts, held, skipped, failed, waiting } = totals;
	const part = (count: number, words: string) => (count > 0 ? [`${formatWhole(count)} ${words}`] : []);
	const parts = [
		`${formatWhole(created)} new`,
		...part(updated, "updated"),
		`${formatWhole(unchanged)} unchanged`,
		...part(older, "older than what is here"),
		...part(held, "held for you to look at"),
		...part(skipped, "left out"),
		...part(waiting, "waiting"),
		`${formatWhole(failed)} not stored`,
	];
	const kept = drafts > 0 ? ` Of these ${formatWhole(drafts)} kept as drafts.` : "";
	const read = [
		...(files ? [counted(files, "file")] : []),
		...(records > 0 ? [counted(records, "record")] : []),
	];
	const summary = `${read.length > 0 ? `${read.join(", ")}: ` : ""}${parts.join(", ")}.${kept}`;
	// What of each record has no place is listed there, with the reason.
	const where = totals.import === undefined ? "" : ` Each record: /import/${totals.import}`;
	const counts = countDoubts(doubts.flatMap((found) => found.doubts));
	const text = [summary + where, ...doubtLines({ doubts, counts, most })].join("\n");
	return {
		text,
		data: { ...totals, problems, doubts: { ...counts, studies: doubts } },
		failed: failed + held + waiting > 0,
	};
}

interface ToldDoubts {
	doubts: ImportTotals["doubts"];
	counts: DoubtCounts;
	most: number;
}

/** What is in doubt and who has to say, the counts last so that they are seen. */
function doubtLines({ doubts, counts, most }: ToldDoubts): string[] {
	if (doubts.length === 0) return [];
	const all = doubts.flatMap(({ study, doubts: own }) => own.map(({ message }) => `  ${study}: ${message}`));
	const rest = all.length - most;
	return [
		"Not certain, until somebody looks at it and says so:",
		...all.slice(0, most),
		...(rest > 0 ? [`  and ${formatWhole(rest)} more: see import show`] : []),
		`Doubts in ${counted(doubts.length, "study", "studies")}: ${printDoubtCounts(counts)}.`,
	];
}
