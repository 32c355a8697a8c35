import { parseWithZod } from "@conform-to/zod/v4";
import * as z from "zod";
import { Problem } from "#app/domain/problem.ts";
import { parseTargetKey, targetKey } from "#app/exchange/tables/table-fields.ts";
import { understood } from "./form.ts";
import { tableChoices } from "./table-choices.ts";

const name = z.string().trim().max(300).optional();
const place = z.coerce.number().int().min(0);
const schema = z.object({
	intent: z.enum(["read", "save", "publish"]).default("read"),
	name,
	columns: z.array(z.string().max(60)).default([]),
	fixes: z
		.array(z.object({ row: place, column: place, value: z.string().max(10_000).default("") }))
		.default([]),
	notes: z.array(z.string().max(1000)).max(10).default([]),
	outcome: name,
	condition: name,
	firstArm: name,
	secondArm: name,
	skip: z.literal("yes").optional(),
});

/** What somebody chose for a table: columns, corrected cells, what all rows share. */
export function readTableForm(form: FormData) {
	const submission = understood(() => parseWithZod(form, { schema }));
	if (submission.status !== "success")
		throw new Problem("invalid", "What was sent does not fit this page. Read the table again.");
	const {
		columns,
		fixes,
		intent,
		skip,
		notes,
		name: fileName,
		outcome,
		condition,
		firstArm,
		secondArm,
	} = submission.value;
	const { answers, given } = tableChoices(form);
	const chosen = columns.flatMap((key, index) => {
		const target = parseTargetKey(key);
		return target ? [[index, targetKey(target)] as const] : [];
	});
	return {
		...{ given, intent, fixes, skipBadRows: skip === "yes", fileName, notes },
		shared: { outcome, condition, firstArm, secondArm },
		options: {
			chosen: Object.fromEntries(chosen),
			answers,
			...(outcome && { outcome }),
			...(condition && { condition }),
			...(firstArm && { firstArm }),
			...(secondArm && { secondArm }),
		},
	};
}
