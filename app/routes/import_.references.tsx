import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import * as z from "zod";
import { requireEditor } from "#app/auth/permissions.ts";
import { ReferenceForm } from "#app/components/import/reference-form.tsx";
import { ReferenceStart } from "#app/components/import/reference-start.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { counted } from "#app/domain/format.ts";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answering.ts";
import { deliveredText, readDeliveredForm } from "#app/http/delivered-form.ts";
import { understood } from "#app/http/form.ts";
import { redirectWithNotice } from "#app/http/notice.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { addToStudy, readAndFind, saveAsDrafts } from "#app/services/imports/save-references.ts";

const schema = z.object({
	intent: z.enum(["read", "drafts", "add"]).default("read"),
	slug: z
		.string()
		.max(300)
		.transform((text) => text.trim().replace(/^.*\/studies\//, ""))
		.optional(),
});

export const handle: RouteHandle = { takesFile: true };

export const meta: MetaFunction = () => [{ title: "Import references · Equipoise" }];

export const loader = answering(({ context }: LoaderFunctionArgs) => {
	requireEditor(context.viewer);
	return null;
});

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	const actor = requireEditor(context.viewer);
	const { store } = context;
	const delivered = await readDeliveredForm(request, context);
	const { form } = delivered;
	try {
		const submission = understood(() => parseWithZod(form, { schema }));
		if (submission.status !== "success")
			throw new Problem("invalid", "What was sent does not fit this page.");
		const { intent, slug } = submission.value;
		const text = await deliveredText(delivered);
		const found = readAndFind(store, text);
		if (intent === "read") return data({ text, found, refused: null });
		const chosen = form.getAll("chosen");
		const reports = found.references.flatMap(({ report }, index) =>
			chosen.includes(String(index)) ? [report] : [],
		);
		const saving = { reports, actor, reason: "Imported references" };
		try {
			if (reports.length === 0) throw new Problem("invalid", "Choose at least one reference.");
			if (intent === "drafts") {
				const saved = saveAsDrafts(store, saving);
				const message = `${counted(saved.length, "draft")} made.`;
				return await redirectWithNotice(context, "/studies/drafts", message);
			}
			if (!slug) throw new Problem("invalid", "Say which study they belong to: the end of its address.");
			const { added } = addToStudy(store, { ...saving, slug });
			const message = added > 0 ? `${counted(added, "report")} added.` : "It has all of them already.";
			return await redirectWithNotice(context, `/studies/${slug}`, message);
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
			return data({ text, found, refused: error.message }, { status: error.status });
		}
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return data({ text: "", found: null, refused: error.message }, { status: error.status });
	}
});

export default function ImportReferences() {
	const answer = useActionData<typeof action>();
	return (
		<>
			<p>
				<Link to="/import">Import</Link>
			</p>
			{answer?.refused && <Notice kind="problem">{answer.refused}</Notice>}
			<h1>Import references</h1>
			{answer?.found ? <ReferenceForm text={answer.text} found={answer.found} /> : <ReferenceStart />}
		</>
	);
}
