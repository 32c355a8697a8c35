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
import { IMPORT_STATE_WORDS } from "#app/domain/import-words.ts";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answering.ts";
import { deliveredIn } from "#app/http/delivered-form.ts";
import { readForm } from "#app/http/form.ts";
import { MAX_UPLOAD } from "#app/http/upload-limit.ts";
import { filesInBytes } from "#app/services/imports/delivered-files.ts";
import { fetchRecords } from "#app/services/imports/fetch-records.ts";
import { type Received, receiveRecords } from "#app/services/imports/receive-records.ts";
import { listImports } from "#db/queries/imports.ts";

const SHOWN = 20;

export const meta: MetaFunction = () => [{ title: "Import · Equipoise" }];

export const loader = answering(({ context }: LoaderFunctionArgs) => {
	requireEditor(context.viewer);
	const imports = listImports(context.store, SHOWN).map((found) => ({
		...{ id: found.id, name: found.name, createdAt: found.createdAt, createdByName: found.createdByName },
		...{ stateLabel: IMPORT_STATE_WORDS[found.state], total: found.total },
		...{ waiting: found.counts.waiting, held: found.counts.held, failed: found.counts.failed },
	}));
	return { imports, limit: `${MAX_UPLOAD / 1024 / 1024} MB` };
});

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	const actor = requireEditor(context.viewer);
	const { store, settings } = context;
	const form = await readForm(request);
	const numbers = String(form.get("numbers") ?? "");
	const delivery = { publish: form.get("publish") === "yes", update: false, actor };
	try {
		let received: Received;
		if (form.get("intent") === "numbers") {
			const { name, files } = await fetchRecords(numbers, settings.registryUrl);
			const reason = "Fetched from ClinicalTrials.gov";
			received = await receiveRecords(store, { ...delivery, name, reason }, files);
		} else {
			const { name, bytes } = await deliveredIn(form);
			const reason = `Imported from ${name === "Pasted" ? "pasted records" : name}`;
			received = await receiveRecords(store, { ...delivery, name, reason }, filesInBytes(name, bytes));
		}
		const { importId, records, refused } = received;
		const messages = refused.map((file) => `${file.name}: ${file.message}`);
		if (importId === undefined) return data({ refused: messages, numbers }, { status: 400 });
		if (messages.length > 0) return data({ refused: messages, importId, records });
		return redirect(records === 1 ? `/import/${importId}/0` : `/import/${importId}`);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return data({ refused: [error.message], numbers }, { status: error.status });
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
				What you bring in is shown before it is saved. What is here already is found again, and nothing that
				people changed is overwritten.
			</p>
			<ImportForms limit={limit} numbers={(answer && "numbers" in answer && answer.numbers) || ""} />
			{imports.length > 0 && (
				<section className="mt-10">
					<h2>So far</h2>
					<ImportList imports={imports} />
				</section>
			)}
		</>
	);
}
