import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";
import * as z from "zod";
import type { User } from "#app/auth/viewer.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import type { AppContext } from "#app/http/context.ts";
import { readForm, understood } from "#app/http/forms/form.ts";
import { refused } from "#app/http/forms/refused.ts";
import { type Choices, readChoices } from "#app/services/imports/choices.ts";
import {
	chooseForRecord,
	readImportRecord,
	saveRecord,
	skipRecord,
} from "#app/services/imports/decide-record.ts";

const schema = z.object({
	intent: z.enum(["reread", "save", "publish", "skip"]),
	same: z.enum(["yes", "no"]).optional(),
	groups: z
		.array(z.object({ key: z.string().max(1000), arm: z.string().max(100), was: z.string().max(100) }))
		.default([]),
	/** Somebody has checked the matches that are not sure. */
	checked: z.literal("yes").optional(),
	fields: z.array(z.object({ path: z.string().max(500), side: z.enum(["theirs", "mine"]) })).default([]),
});

interface Place {
	importId: number;
	position: number;
}

/** Answers the page of one record: keeps the choices, saves the study, or leaves the record out. */
export async function answerRecord(context: AppContext, actor: User, request: Request, place: Place) {
	const { store } = context;
	const { record, progress } = readImportRecord(store, place);
	const form = await readForm(request);
	const submission = understood(() => parseWithZod(form, { schema }));
	if (submission.status !== "success")
		return data({ refused: "What was sent does not fit this page." }, { status: 400 });
	const { value } = submission;
	const choices = chosen(value, readChoices(record.choices));
	const address = `/import/${place.importId}`;
	try {
		if (value.intent === "skip") {
			skipRecord(store, { ...place, actor });
			return await redirectWithNotice(context, address, "Left out.");
		}
		if (value.intent === "reread") {
			chooseForRecord(store, { ...place, choices, actor });
			return redirect(`${address}/${place.position}`);
		}
		const publish = value.intent === "publish";
		const { state, slug, version, message } = saveRecord(store, { ...place, choices, publish, actor });
		const done =
			state === "unchanged" || state === "older" ? "Nothing changed." : `Saved as version ${version}.`;
		const next = progress.total === 1 ? `/studies/${slug}` : address;
		return await redirectWithNotice(context, next, message ? `${done} ${message}` : done);
	} catch (error) {
		return refused(error);
	}
}

/** The choices as they are after this form: a group's arm is kept only where it is not what was found. */
function chosen({ groups, checked, fields, same }: z.output<typeof schema>, before: Choices): Choices {
	const changed = groups.filter(({ arm, was }) => arm !== was);
	return {
		...before,
		groups: {
			...before.groups,
			...Object.fromEntries(changed.map(({ key, arm }) => [key, arm === "none" ? null : arm])),
		},
		checked: {
			...before.checked,
			...(checked && Object.fromEntries(groups.map(({ key, arm }) => [key, arm === "none" ? null : arm]))),
		},
		fields: { ...before.fields, ...Object.fromEntries(fields.map(({ path, side }) => [path, side])) },
		...(same !== undefined && { same: same === "yes" }),
	};
}
