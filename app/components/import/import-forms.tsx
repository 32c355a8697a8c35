import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { PasteOrFile, REFERENCE_FILES, TABLE_FILES, TextArea } from "./paste-or-file.tsx";
import { Sending } from "./sending.tsx";

interface ImportFormsProps {
	/** How much may be sent. */
	limit: string;
	/** What was typed, where it was refused and is to be corrected. */
	typed: { text: string; numbers: string; publishing: string } | undefined;
}

/** The ways in: records, registry numbers, a table, references. */
export function ImportForms({ limit, typed }: ImportFormsProps) {
	return (
		<div className="mt-6 grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-2">
			<Way title="Registry records and study data" file>
				<p className="text-sm text-muted">
					JSON of ClinicalTrials.gov (one record, a list, the API’s paged answer, NDJSON, or a ZIP of
					records), study documents of this program, or RevMan’s study data (a ZIP of its CSVs: study
					information, arms, results, risk of bias). Up to {limit}; larger ones by the command line.
				</p>
				<PasteOrFile accept=".json,.ndjson,.jsonl,.zip,.gz,.csv" text={typed?.text} />
				<PublishChoice chosen={typed?.publishing || "sure"} />
				<Send name="records">Read the records</Send>
			</Way>
			<Way title="By NCT number">
				<TextArea
					name="numbers"
					label="NCT numbers"
					rows={3}
					hint="Up to 50, as a list or as addresses of their pages."
					defaultValue={typed?.numbers}
				/>
				<Send name="numbers">Fetch from ClinicalTrials.gov</Send>
			</Way>
			<Way title="A table" action="/import/table" file>
				<p className="text-sm text-muted">
					CSV, TSV or cells copied from a spreadsheet, with a header: a row for each arm, or two arms to a row
					as metafor, RevMan and Metapsy have them.
				</p>
				<PasteOrFile accept={TABLE_FILES} />
				<Send name="read">Read the table</Send>
			</Way>
			<Way title="References" action="/import/references" file>
				<p className="text-sm text-muted">
					As databases and reference managers export them: RIS, PubMed (text or XML), EndNote (.enw or XML),
					Web of Science, RefWorks, BibTeX or CSL-JSON.
				</p>
				<PasteOrFile accept={REFERENCE_FILES} />
				<Send name="read">Read the references</Send>
			</Way>
		</div>
	);
}

/** What is published at once; an error keeps every study a draft. */
const PUBLISHING = [
	{ value: "sure", label: "Publish what is certain; what has errors or doubts becomes a draft" },
	{ value: "yes", label: "Publish what has no errors, its doubts shown at the figures" },
	{ value: "no", label: "Save all as drafts" },
];

function PublishChoice({ chosen }: { chosen: string }) {
	return (
		<fieldset className="grid grid-cols-1 gap-1">
			<legend className="sr-only">What is published</legend>
			{PUBLISHING.map(({ value, label }) => (
				<label key={value} className="flex items-baseline gap-2">
					<input type="radio" name="publish" value={value} defaultChecked={value === chosen} />
					{label}
				</label>
			))}
		</fieldset>
	);
}

interface WayProps {
	title: string;
	action?: string;
	file?: boolean;
	children: ReactNode;
}

function Way({ title, action = "/import", file = false, children }: WayProps) {
	return (
		<section className="border-t border-line pt-4">
			<h2 className="mb-2">{title}</h2>
			<Form
				method="post"
				action={action}
				className="grid grid-cols-1 gap-3"
				{...(file && { encType: "multipart/form-data" })}
			>
				{children}
				{file && <Sending action={action} />}
			</Form>
		</section>
	);
}

function Send({ name, children }: { name: string; children: ReactNode }) {
	return (
		<div>
			<Button type="submit" look="primary" name="intent" value={name}>
				{children}
			</Button>
		</div>
	);
}
