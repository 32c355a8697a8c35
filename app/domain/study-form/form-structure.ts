import * as z from "zod";
import { fieldsIn } from "../study/field-register.ts";

const text = z.string().optional();
const nothing = z.literal("");
/** A list of which no item is passed over, as one would be where `arms[3]` is sent alone. */
const listOf = (item: z.ZodType) =>
	z
		.custom<unknown[]>((list) => Array.isArray(list) && Object.keys(list).length === list.length)
		.pipe(z.array(item));

/** Assessments by template, which the form has under one head each. */
const byKey = (item: z.ZodType) => z.record(z.string(), item).optional();
const part = z.object({ answers: byKey(z.object({ answer: text, note: text })) }).catchall(text);
const assessment = z.object({ sheets: byKey(z.record(z.string(), part)) }).catchall(text);
const assessments = z.union([listOf(z.union([assessment, nothing]).optional()), nothing]).optional();

/** The lists and groups that the form has of a record; what is not among them is one text. */
function recordAt(place: string): z.ZodType {
	const shape: Record<string, z.ZodType> = {};
	for (const { pattern, key, kind, form, byResult } of fieldsIn(place)) {
		if (!form) continue;
		if (kind === "choices") shape[key] = z.union([listOf(text), text]);
		if (kind === "record") shape[key] = z.union([recordAt(pattern), nothing]).optional();
		if (kind !== "list") continue;
		const item = z.union([recordAt(`${pattern}.*`), nothing]).optional();
		// Results stand by whose they are, so that moving an arm moves nothing else.
		const items = byResult ? z.record(z.string(), item) : listOf(item);
		shape[key] = z.union([items, nothing]).optional();
	}
	// Forms that a browser kept from before outcomes had several time points.
	if (place === "outcomes.*") shape.timePoint = z.union([z.object({}).catchall(text), nothing]).optional();
	// Given once for all figures of an outcome.
	if (place === "outcomes.*")
		shape.source = z.union([recordAt("adverseEvents.*.source"), nothing]).optional();
	return z.object({ ...shape, ...(place === "" && { assessments }) }).catchall(text);
}

const structure = recordAt("");

/**
 * Whether posted fields have the form's lists where it has lists, and one text where it has text: a field that is sent
 * twice, or with fields within, is none. No browser sends anything else, the form
 * could not be shown again with it, and taken as blank it would clear what it stands for.
 */
export function fitsStudyForm(payload: unknown): boolean {
	return structure.safeParse(payload).success;
}
