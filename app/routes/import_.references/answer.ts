import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import * as z from "zod";
import type { User } from "#app/auth/viewer.ts";
import { counted } from "#app/domain/format/format.ts";
import { Problem } from "#app/domain/problem.ts";
import { decodeReferences } from "#app/exchange/references/decode-references.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import type { AppContext, DeliveredForm } from "#app/http/context.ts";
import { deliveredBytes, pastedIn } from "#app/http/forms/delivered-form.ts";
import { understood } from "#app/http/forms/form.ts";
import { runAndShow } from "#app/http/forms/run-and-show.ts";
import { addReferences, keepReferences } from "#app/services/imports/keep-references.ts";
import { previewReferences, SHOWN } from "#app/services/imports/preview-references.ts";

const schema = z.object({
	intent: z.enum(["read", "drafts", "add"]).default("read"),
	name: z.string().trim().max(300).optional(),
	slug: z
		.string()
		.max(300)
		.transform((text) => text.trim().replace(/^.*\/studies\//, ""))
		.optional(),
});

/** Answers the page of references: shows what a text holds, makes drafts of the chosen ones, or adds them to a study. */
export async function answerReferences(context: AppContext, actor: User, delivered: DeliveredForm) {
	const { store } = context;
	try {
		const submission = understood(() => parseWithZod(delivered.form, { schema }));
		if (submission.status !== "success")
			throw new Problem("invalid", "What was sent does not fit this page.");
		const { intent, slug, name: givenName } = submission.value;
		const chosen = delivered.form.getAll("chosen").map(Number);
		const name = delivered.upload?.name || givenName || "Pasted references";
		const { text, remark = null } = decodeReferences(await deliveredBytes(delivered));
		const { read, preview } = previewReferences(store, text);
		const shown = { text, name, remark, preview };
		if (intent === "read") return data({ shown, typed: "", refused: null });
		const request = {
			name,
			read,
			chosen: new Set(chosen),
			unseenFrom: SHOWN,
			actor,
			reason: `References of ${name}`,
		};
		try {
			if (intent === "drafts") {
				const id = keepReferences(store, request);
				return await runAndShow(context, id, {
					saved: "saved as draft",
					unchanged: "",
					next: "/studies/drafts",
				});
			}
			if (!slug) throw new Problem("invalid", "Say which study they belong to: the end of its address.");
			const { added } = addReferences(store, { ...request, unseenFrom: Number.POSITIVE_INFINITY, slug });
			const message = added > 0 ? `${counted(added, "report")} added.` : "It has all of them already.";
			return await redirectWithNotice(context, `/studies/${slug}`, message);
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
			return data({ shown, typed: "", refused: error.message }, { status: error.status });
		}
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return data(
			{ shown: null, typed: pastedIn(delivered), refused: error.message },
			{ status: error.status },
		);
	}
}
