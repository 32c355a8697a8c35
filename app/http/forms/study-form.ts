import { parse } from "@conform-to/react";
import { type ActionFunctionArgs, data } from "@remix-run/node";
import { requireEditor } from "#app/auth/permissions.ts";
import type { User } from "#app/auth/viewer.ts";
import { toIndexPath } from "#app/domain/id-path.ts";
import { Problem } from "#app/domain/problem.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { newStudyAddress } from "#app/domain/study-form/form-address.ts";
import { fitsStudyForm } from "#app/domain/study-form/form-structure.ts";
import { opened } from "#app/domain/study-form/open-form.ts";
import { parseStudyForm, type SaveFields } from "#app/domain/study-form/parse-study-form.ts";
import { toInput } from "#app/domain/study-form/to-input.ts";
import { NotPublishable } from "#app/services/not-publishable.ts";
import { sealParsed } from "#app/services/parse-document.ts";
import { reportConflict } from "#app/services/resolve-conflict.ts";
import { STUDIES, saveStudy } from "#app/services/save-study.ts";
import { StaleVersion } from "#app/services/save-version.ts";
import { versionsOf } from "#app/services/versions-of.ts";
import { safeReturnTo } from "../addresses/return-to.ts";
import { sayWhen, toProblem } from "../answers/answering.ts";
import { redirectWithNotice } from "../answers/notice.ts";
import type { AppContext } from "../context.ts";
import { readForm, understood } from "./form.ts";

/** A form's fields as the browser would send them again. */
export function urlEncoded(form: FormData): string {
	const fields = [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
	return new URLSearchParams(fields).toString();
}

/**
 * Whether the page is the answer to a form sent after its session had lapsed. Its loader has nothing to give then,
 * and must not lead to the log-in page by itself, which would lose what was typed.
 */
export function isLapsed({ viewer, posted }: Pick<AppContext, "viewer" | "posted">): boolean {
	return posted && viewer.kind === "anonymous";
}

/** The answer to a form sent after its session had lapsed: the log-in page, which hands on what was typed. */
export function lapsed({ request, context }: ActionFunctionArgs, form: FormData) {
	const returnTo = safeReturnTo(new URL(request.url).pathname);
	const openId = context.settings.openId?.label ?? null;
	return data({ kind: "lapsed" as const, typed: urlEncoded(form), returnTo, openId }, { status: 401 });
}

/**
 * Answers a posted study form, of a new study or (with its slug) of one that is there. Whatever stands in the
 * way of saving, the answer carries what was typed: the form again with its messages, the log-in page that
 * hands it on, or the two versions side by side.
 */
export async function answerStudyForm(asked: ActionFunctionArgs, slug?: string) {
	const { request, context } = asked;
	const form = await readForm(request);
	if (context.viewer.kind === "anonymous") return lapsed(asked, form);
	const user = requireEditor(context.viewer);
	const versions = versionsOf(context.store, slug);
	if (form.has("open")) return openMore(form, versions);
	const submission = understood(() => parseStudyForm(form, versions));
	if (submission.status !== "success") {
		const refused = submission.status === "error" && Object.keys(submission.error ?? {}).length > 0;
		return data(
			{ kind: "form" as const, result: submission.reply(), refused: null },
			{ status: refused ? 400 : 200 },
		);
	}
	const { save, document } = submission.value;
	try {
		return await saveAndShow(context, user, request, { slug, document, save });
	} catch (error) {
		if (error instanceof StaleVersion) {
			const report = reportConflict(context.store, STUDIES, {
				slug: slug ?? "",
				baseVersion: save.expectedVersion,
				mine: document,
			});
			return data(
				{ kind: "stale" as const, typed: urlEncoded(form), refused: null, ...report },
				{ status: 409 },
			);
		}
		const problem = toProblem(error);
		if (problem?.kind === "busy") {
			const result = submission.reply();
			sayWhen(context, problem);
			return data({ kind: "form" as const, result, refused: problem.message }, { status: problem.status });
		}
		if (!(error instanceof NotPublishable)) throw error;
		const { input, nameOf } = toInput(submission.payload);
		const fieldErrors: Record<string, string[]> = {};
		for (const { path, message } of error.findings) {
			const name = nameOf(toIndexPath(path, input) ?? path.split("."));
			fieldErrors[name] = [...(fieldErrors[name] ?? []), message];
		}
		const result = submission.reply({ fieldErrors });
		return data({ kind: "form" as const, result, refused: error.message }, { status: 400 });
	}
}

/** The form as it was sent, with a part of the study open that was closed. Nothing is saved. */
function openMore(form: FormData, versions: (version: number) => StudyDocument | undefined) {
	const what = String(form.get("open"));
	form.delete("open");
	const { payload } = understood(() =>
		parse<Record<string, unknown>, string[]>(form, { resolve: () => ({ error: {} }) }),
	);
	if (!fitsStudyForm(payload)) throw new Problem("invalid", "What was sent does not fit this form.");
	const before = versions(Number(payload.expectedVersion));
	if (!before)
		throw new Problem("invalid", "Open the study’s form again: what it was made from is not known any more.");
	const closed = payload.closedOutcomes ?? "";
	return data({
		kind: "opened" as const,
		start: opened(before, payload, what),
		opened: what,
		key: `${what} ${closed}`,
	});
}

/** Saves a document that the schema gave, and goes to the study with a word on what was done. @throws as `saveStudy` */
export async function saveAndShow(
	context: AppContext,
	actor: User,
	request: Request,
	{ slug, document, save }: { slug: string | undefined; document: StudyDocument; save: SaveFields },
) {
	const saved = saveStudy(context.store, {
		document: sealParsed(document),
		actor,
		reason: save.reason,
		...(slug !== undefined && { slug }),
		...(save.expectedVersion !== undefined && { expectedVersion: save.expectedVersion }),
		...(save.publish && { visibility: "published" as const }),
	});
	const done = save.publish ? "Published." : `Saved as version ${saved.version}.`;
	const message = saved.changed ? done : "Nothing was different, so no new version was made.";
	const { pathname, searchParams } = new URL(request.url);
	const forget =
		slug === undefined ? newStudyAddress(searchParams.get("copy")) : pathname.replace(/\.data$/, "");
	return redirectWithNotice(context, `/studies/${saved.slug}`, message, { forget });
}
