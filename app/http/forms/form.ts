import { parseWithZod } from "@conform-to/zod/v4";
import * as z from "zod";
import { Problem } from "#app/domain/problem.ts";
import { fileInstead } from "./file-instead.ts";

/**
 * The fields of a posted form.
 * @throws Problem `invalid` when the body is no form at all, as a program or a broken proxy may send
 */
export async function readForm(request: Request): Promise<FormData> {
	let form: FormData;
	try {
		form = await request.formData();
	} catch {
		throw new Problem("invalid", "What was sent is not a form that this page can read.");
	}
	return sound(form);
}

/** A form that the server took in with its file, held to the same. */
export function sound(form: FormData): FormData {
	if (!hasSaneNames(form))
		throw new Problem("invalid", "What was sent has fields that no form of this site has.");
	for (const [name, value] of form) if (typeof value !== "string") throw fileInstead(name);
	return form;
}

const MAX_FIELDS = 50_000;
/** `outcomes[12].results.a1.n`: words and positions below 10,000, at most ten deep. */
const FIELD_NAME = /^[A-Za-z_][\w-]{0,60}(\.[A-Za-z_][\w-]{0,60}|\[\d{0,4}\]){0,10}$/;

/**
 * Whether the fields can be turned into nested values at a bounded cost: a name such as `arms[999999999]`
 * would make a list that long. Conform's own buttons name their field inside a JSON value.
 */
export function hasSaneNames(form: FormData | URLSearchParams): boolean {
	let count = 0;
	for (const [name, value] of form) {
		if (++count > MAX_FIELDS || !FIELD_NAME.test(name) || name.includes("__proto__")) return false;
		if (name === INTENT && !isSaneIntent(value)) return false;
	}
	return true;
}

const INTENT = "__intent__";
const position = z.int().min(0).max(9999);
const name = z.string().regex(FIELD_NAME);
/** What an item that is added starts with: texts, and records and lists of texts so deep as a form has them. */
function itemOfForm(depth: number): z.ZodType<Record<string, unknown>> {
	const text = z.string().max(50_000);
	const value =
		depth === 0 ? text : z.union([text, itemOfForm(depth - 1), z.array(itemOfForm(depth - 1)).max(2000)]);
	return z.record(z.string().regex(/^[a-z][\w-]{0,60}$/i), value);
}

/**
 * What the buttons of our forms ask for: they add, remove and move items of lists, fill in a choice that was proposed,
 * and have the form shown anew.
 */
const intentPayload = z.discriminatedUnion("type", [
	z.object({
		type: z.literal("insert"),
		payload: z.object({
			name,
			index: position.optional(),
			defaultValue: itemOfForm(5).optional(),
		}),
	}),
	z.object({ type: z.literal("remove"), payload: z.object({ name, index: position }) }),
	z.object({ type: z.literal("reorder"), payload: z.object({ name, from: position, to: position }) }),
	z.object({ type: z.literal("update"), payload: z.object({ name, value: z.string().max(100) }) }),
	z.object({ type: z.literal("validate"), payload: z.strictObject({}) }),
]);

function isSaneIntent(value: FormDataEntryValue): boolean {
	if (typeof value !== "string") return false;
	if (value === "") return true;
	try {
		return intentPayload.safeParse(JSON.parse(value)).success;
	} catch {
		return false;
	}
}

/** A posted form held to a schema; `submission.reply()` gives the page its messages and what was typed. */
export async function parseForm<Schema extends z.ZodType>(request: Request, schema: Schema) {
	const form = await readForm(request);
	return understood(() => parseWithZod(form, { schema }));
}

/** What a Problem says of fields, as Conform wants it; what says nothing of any is thrown on. */
export function fieldErrorsOf(error: unknown): Record<string, string[]> {
	if (!(error instanceof Problem) || error.fields.length === 0) throw error;
	return Object.fromEntries(error.fields.map(({ path, message }) => [path.join("."), [message]]));
}

/** Runs a Conform parser, which throws on buttons that do not fit the form: nobody's browser sends those. */
export function understood<T>(parse: () => T): T {
	try {
		return parse();
	} catch (error) {
		if (error instanceof Problem) throw error;
		throw new Problem("invalid", "What was sent does not fit this form.");
	}
}
