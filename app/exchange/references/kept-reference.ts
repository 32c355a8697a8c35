import * as z from "zod";
import type { Reference, ReferenceEntry, ReportDraft } from "./reference.ts";
import { REFERENCE_FORMATS } from "./reference-format.ts";

const formats = Object.keys(REFERENCE_FORMATS) as (keyof typeof REFERENCE_FORMATS)[];

const keptReference = z.strictObject({
	reference: z.strictObject({
		format: z.enum(formats),
		/** The record as it stood in the file. */
		text: z.string(),
		key: z.string().optional(),
		nct: z.string().optional(),
		notes: z.array(z.string()),
	}),
	/** What was read in it; absent with the reason in `problem`. */
	report: z.custom<ReportDraft>((value) => typeof value === "object" && value !== null).optional(),
	problem: z.string().optional(),
});

export type KeptReference = z.output<typeof keptReference>;

/** A record of a file of references as an import keeps it: as it stood there, and as it was read. */
export function keptReferenceText(
	format: KeptReference["reference"]["format"],
	entry: ReferenceEntry,
): string {
	const { text } = entry;
	if ("problem" in entry)
		return JSON.stringify({
			reference: { format, text, notes: [] },
			problem: entry.problem,
		} satisfies KeptReference);
	const { report, key, nct, notes } = entry.reference;
	const reference = { format, text, notes, ...(key && { key }), ...(nct && { nct }) };
	return JSON.stringify({ reference, report } satisfies KeptReference);
}

/** @returns undefined when the record is of another kind */
export function keptReferenceIn(record: unknown): KeptReference | undefined {
	const parsed = keptReference.safeParse(record);
	return parsed.success ? parsed.data : undefined;
}

/** The reference of a kept record, or why there is none. */
export function referenceOfKept({ reference, report, problem }: KeptReference): Reference | string {
	if (!report) return problem ?? "Nothing was read in it.";
	const { key, nct, notes } = reference;
	return { report, notes, ...(key && { key }), ...(nct && { nct }) };
}
