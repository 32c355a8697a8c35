import { Form } from "@remix-run/react";
import { counted } from "#app/domain/format/format.ts";
import type { ReferencesPreview } from "#app/domain/views/import/references-preview.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { ReferenceList } from "./reference-list.tsx";

interface ReferenceFormProps {
	text: string;
	/** What the file is called. */
	name: string;
	preview: ReferencesPreview;
}

/** The references of a text, with what is here of them, and what is to become of the chosen ones. */
export function ReferenceForm({ text, name, preview }: ReferenceFormProps) {
	const { format, counts, references, problems, more } = preview;
	const parts = [
		`${counts.fresh} new`,
		...(counts.here > 0 ? [`${counts.here} here already`] : []),
		...(counts.doubtful > 0 ? [`${counts.doubtful} perhaps here already`] : []),
		...(counts.repeated > 0 ? [`${counts.repeated} in it twice`] : []),
		...(counts.unreadable > 0 ? [`${counts.unreadable} cannot be read`] : []),
		...(more > 0 ? [`${more} not looked up yet`] : []),
	];
	return (
		<Form method="post" encType="multipart/form-data" className="mt-4 grid grid-cols-1 gap-6">
			<input type="hidden" name="text" value={text} />
			<input type="hidden" name="name" value={name} />
			<p>
				{counted(counts.records, "record")}, read as {format}: {parts.join(", ")}.
			</p>
			{problems.length > 0 && (
				<section aria-labelledby="unreadable-heading">
					<h2 id="unreadable-heading">Cannot be read</h2>
					<ul className="mt-2 list-disc pl-5">
						{problems.map(({ line, start, reason }) => (
							<li key={`${line} ${start}`} className="break-words">
								Line {line}, <span className="text-muted">“{start}…”</span>: {reason}
							</li>
						))}
					</ul>
				</section>
			)}
			<ReferenceList references={references} />
			{more > 0 && (
				<p>
					Of the {counted(more, "reference")} that come after these, those that are here already are left
					alone, doubts are held to look at, and the others become drafts.
				</p>
			)}
			<div className="grid grid-cols-1 items-end gap-x-10 gap-y-4 sm:grid-cols-2">
				<div>
					<Button type="submit" look="primary" name="intent" value="drafts">
						Save the chosen ones as draft studies
					</Button>
				</div>
				<div className="flex flex-wrap items-end gap-3">
					<Field
						name="slug"
						label="or add them as reports to"
						hint="The study’s address, such as finzi-rosenthal-2014"
						className="min-w-60 flex-1"
					/>
					<Button type="submit" name="intent" value="add">
						Add
					</Button>
				</div>
			</div>
		</Form>
	);
}
