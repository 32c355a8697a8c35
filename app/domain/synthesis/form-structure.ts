import * as z from "zod";
import type { SynthesisForm } from "./form-shape.ts";

const text = z.string().optional();
/** What stands where a group was, as a field without a value does, is no group. */
const nothing = z.literal("").transform(() => undefined);
const group = z.union([z.record(z.string(), text), nothing]).optional();

/** Where the synthesis form has lists and groups; all else is text. */
const structure = z
	.object({
		rows: z.union([z.array(group), nothing]).optional(),
		question: group,
		analysis: group,
		favours: group,
		baseline: group,
		grade: z.union([z.record(z.string(), z.union([text, group])), nothing]).optional(),
	})
	.catchall(text);

/** The form, and what is sent with it. */
export type SynthesisFields = SynthesisForm & {
	intent?: string;
	reason?: string;
	expectedVersion?: string;
	publish?: string;
};

/**
 * Posted fields as the form's. No browser sends text twice where the form has it once, or a list where it has none.
 * @returns undefined when they do not fit the form
 */
export function readSynthesisFields(payload: unknown): SynthesisFields | undefined {
	const { data } = structure.safeParse(payload);
	if (!data) return undefined;
	const rows = data.rows?.filter((row) => row !== undefined);
	return { ...data, ...(rows && { rows }) } as SynthesisFields;
}
