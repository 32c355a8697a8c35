import * as z from "zod";
import type { SaidStudy } from "./read-table.ts";

const keptStudy = z.object({
	table: z.object({
		/** What the table calls the study. */
		study: z.string(),
		lines: z.array(z.number()),
	}),
	document: z.record(z.string(), z.unknown()),
	assumed: z.array(z.string()),
});

export type KeptStudy = z.output<typeof keptStudy>;

/** A study of a table as an import keeps it, so that it can be read again. */
export function keptStudyText(study: string, lines: number[], said: SaidStudy): string {
	return JSON.stringify({ table: { study, lines }, ...said } satisfies KeptStudy);
}

/** @returns undefined when the record is of another kind */
export function keptStudyIn(record: unknown): KeptStudy | undefined {
	const parsed = keptStudy.safeParse(record);
	return parsed.success ? withoutGuesses(parsed.data) : undefined;
}

/** Earlier programs kept what they guessed of a concept or a role among what was assumed; nobody said it. */
function withoutGuesses(kept: KeptStudy): KeptStudy {
	const isGuess = (place: string) => /^(?:outcomes\.[^.]+\.concept|arms\.[^.]+\.role)$/.test(place);
	const guesses = new Set(kept.assumed.filter(isGuess));
	if (guesses.size === 0) return kept;
	const items = (list: "arms" | "outcomes", field: string) =>
		((kept.document[list] ?? []) as Record<string, unknown>[]).map((item) =>
			guesses.has(`${list}.${item.id}.${field}`) ? { ...item, [field]: undefined } : item,
		);
	const document = { ...kept.document, arms: items("arms", "role"), outcomes: items("outcomes", "concept") };
	return { ...kept, document, assumed: kept.assumed.filter((place) => !guesses.has(place)) };
}
