import { counted, formatWhole } from "#app/domain/format.ts";
import type { Answer } from "./command.ts";
import type { ImportTotals } from "./import-totals.ts";

/** What came of an import, for people and for scripts; each problem is a line on standard error. */
export function importAnswer({ problems, ...totals }: ImportTotals, files?: number): Answer {
	for (const { place, message } of problems) process.stderr.write(`${place}: ${message}\n`);
	const { created, updated, unchanged, older, drafts, held, skipped, failed, waiting } = totals;
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
	const summary = `${files ? `${counted(files, "file")}: ` : ""}${parts.join(", ")}.${kept}`;
	// What of each record has no place is listed there, with the reason.
	const where = totals.import === undefined ? "" : ` Each record: /import/${totals.import}`;
	return { text: summary + where, data: { ...totals, problems }, failed: failed + held + waiting > 0 };
}
