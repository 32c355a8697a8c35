import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import * as z from "zod";
import { canEdit, requireEditor } from "#app/auth/permissions.ts";
import { expectedVersion, reason } from "#app/domain/change-fields.ts";
import { restoreVersion } from "#app/services/change-version.ts";
import type { readStudyHistory, readSynthesisHistory } from "#app/services/read-history.ts";
import type { VersionedKind } from "#app/services/save-version.ts";
import type { VersionedKindName } from "#db/versioned.ts";
import { addressOfKind } from "../addresses/address-of-kind.ts";
import { wholeNumber } from "../addresses/whole-number.ts";
import { redirectWithNotice } from "../answers/notice.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { parseForm } from "./form.ts";
import { misfit, refused } from "./refused.ts";

const schema = z.object({ version: expectedVersion, expectedVersion, reason });

/** The page of all versions, two of which its address may name to compare. @throws Problem `not-found` */
export function historyAt(
	{ request, params, context }: LoaderFunctionArgs,
	read: typeof readStudyHistory | typeof readSynthesisHistory,
) {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const wanted = {
		from: wholeNumber(search.get("from")),
		to: wholeNumber(search.get("to")),
		before: wholeNumber(search.get("before")),
	};
	const history = read(context.store, params.slug, scope, wanted);
	return data({ ...history, editor: canEdit(context.viewer) }, { headers });
}

/** Answers the form on that page which restores a version. */
export async function answerRestore<Name extends VersionedKindName>(
	{ request, params, context }: ActionFunctionArgs,
	kind: VersionedKind<Name>,
) {
	const actor = requireEditor(context.viewer);
	const submission = await parseForm(request, schema);
	if (submission.status !== "success") return misfit(submission);
	const slug = params.slug ?? "";
	try {
		const saved = restoreVersion(context.store, kind, { ...submission.value, slug, actor });
		const message = saved.changed
			? `Version ${submission.value.version} is restored, as version ${saved.version}.`
			: `That version is what the ${kind.noun} says already.`;
		return await redirectWithNotice(context, `${addressOfKind(kind.noun)}/${slug}/history`, message);
	} catch (error) {
		return refused(error);
	}
}
