import { Form, Link } from "@remix-run/react";
import { counted } from "#app/domain/format.ts";
import type { FoundReferences } from "#app/services/imports/save-references.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";

/** The references read, those that are here already with their study, and what is to become of the chosen ones. */
export function ReferenceForm({ text, found }: { text: string; found: FoundReferences }) {
	const { references, repeated, problems } = found;
	return (
		<Form method="post" encType="multipart/form-data" className="mt-4 grid grid-cols-1 gap-6">
			<input type="hidden" name="text" value={text} />
			<p>
				{counted(references.length, "reference")}
				{repeated > 0 && `; ${repeated} more stood in it twice`}.
			</p>
			{problems.length > 0 && (
				<ul className="list-disc pl-5 text-danger">
					{problems.map(({ entry, reason }) => (
						<li key={entry}>
							Entry {entry} cannot be read: {reason}
						</li>
					))}
				</ul>
			)}
			<ul className="divide-y divide-line border-y border-line">
				{references.map(({ report, here }, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a reference is known by its place in the text
					<li key={index} className="py-3">
						<label className="flex items-baseline gap-3">
							<input type="checkbox" name="chosen" value={index} defaultChecked={!here} />
							<span className="min-w-0 break-words">
								<span className="font-medium">{report.title ?? report.citation ?? "Without a title"}</span>
								<span className="block text-sm text-muted">
									{[
										report.authors,
										report.journal,
										report.year,
										report.doi,
										report.pmid && `PubMed ${report.pmid}`,
									]
										.filter(Boolean)
										.join(" · ")}
								</span>
							</span>
						</label>
						{here && (
							<p className="pl-7 text-sm">
								Here already: <Link to={`/studies/${here.slug}`}>{here.title}</Link>
							</p>
						)}
					</li>
				))}
			</ul>
			<div className="grid grid-cols-1 items-end gap-x-10 gap-y-4 sm:grid-cols-2">
				<div>
					<Button type="submit" look="primary" name="intent" value="drafts">
						Make each chosen one a draft study
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
