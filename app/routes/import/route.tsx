import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireEditor } from "#app/auth/permissions.ts";
import { ImportForms } from "#app/components/import/import-forms.tsx";
import { ImportList } from "#app/components/import/import-list.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { counted } from "#app/domain/format/format.ts";
import { IMPORT_STATE_WORDS } from "#app/domain/imports/import-words.ts";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answers/answering.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import { deliveredIn, pastedIn, readDeliveredForm } from "#app/http/forms/delivered-form.ts";
import { inMegabytes } from "#app/http/forms/upload-limit.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { fetchRecords } from "#app/services/imports/fetch-records.ts";
import { type Received, receiveRecords } from "#app/services/imports/receive-records.ts";
import { listImports } from "#db/queries/imports.ts";
import { receiveDelivered } from "./receive-delivered.ts";

const SHOWN = 20;
/** Files that cannot be read, of an archive; further ones are counted. */
const MOST_REFUSED = 50;

export const handle: RouteHandle = { takesFile: true };

export const meta: MetaFunction = () => [{ title: "Import · Equipoise" }];

export const loader = answering(({ context }: LoaderFunctionArgs) => {
	requireEditor(context.viewer);
	const imports = listImports(context.store, SHOWN).map((found) => ({
		...{ id: found.id, name: found.name, createdAt: found.createdAt, createdByName: found.createdByName },
		...{ stateLabel: IMPORT_STATE_WORDS[found.state], total: found.total },
		...{ waiting: found.counts.waiting, held: found.counts.held, failed: found.counts.failed },
	}));
	return { imports, limit: inMegabytes(context.settings.maxUpload) };
});

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	const actor = requireEditor(context.viewer);
	const { store, settings } = context;
	const delivered = await readDeliveredForm(request, context);
	const { form } = delivered;
	const publishing = String(form.get("publish") ?? "");
	const onlySure = publishing === "sure";
	const publish = onlySure || publishing === "yes";
	const typed = { text: pastedIn(delivered), numbers: String(form.get("numbers") ?? ""), publishing };
	const delivery = { publish, onlySure, update: false, actor };
	try {
		let received: Received;
		if (form.get("intent") === "numbers") {
			const { name, files } = await fetchRecords(typed.numbers, settings.registryUrl);
			const reason = "Fetched from ClinicalTrials.gov";
			received = await receiveRecords(store, { ...delivery, name, reason }, files);
		} else {
			const content = deliveredIn(delivered);
			const { name } = content;
			const reason = `Imported from ${name === "Pasted" ? "pasted records" : name}`;
			received = await receiveDelivered(context, { ...delivery, name, reason }, content);
		}
		const { importId, records, refused, remarks } = received;
		const messages = refused.slice(0, MOST_REFUSED).map((file) => `${file.name}: ${file.message}`);
		if (refused.length > MOST_REFUSED)
			messages.push(`and ${counted(refused.length - MOST_REFUSED, "more file", "more files")}`);
		if (importId === undefined) return data({ refused: messages, typed }, { status: 400 });
		if (messages.length > 0) return data({ refused: messages, importId, records });
		const address = records === 1 ? `/import/${importId}/0` : `/import/${importId}`;
		const [remark] = remarks;
		if (remark) return await redirectWithNotice(context, address, remark.message, { kind: "problem" });
		return redirect(address);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return data({ refused: [error.message], typed }, { status: error.status });
	}
});

export default function Import() {
	const { imports, limit } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return (
		<>
			{answer && (
				<Notice kind="problem">
					<ul className="grid grid-cols-1 gap-1">
						{answer.refused.map((message) => (
							<li key={message}>{message}</li>
						))}
					</ul>
					{"importId" in answer ? (
						<p className="mt-2">
							Of these nothing was stored. <a href={`/import/${answer.importId}`}>Look at the rest</a>
						</p>
					) : (
						<p className="mt-2">Nothing was stored.</p>
					)}
				</Notice>
			)}
			<h1>Import</h1>
			<p className="mt-1 max-w-3xl">
				You see a preview before anything is saved. Studies already in the library are recognised, and
				people’s edits are never overwritten.
			</p>
			<ImportForms limit={limit} typed={answer && "typed" in answer ? answer.typed : undefined} />
			{imports.length > 0 && (
				<section className="mt-10">
					<h2>So far</h2>
					<ImportList imports={imports} />
				</section>
			)}
		</>
	);
}
