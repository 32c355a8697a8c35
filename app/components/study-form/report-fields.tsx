import type { FieldMetadata } from "@conform-to/react";
import type { ReportForm } from "#app/domain/study-form/form-shape.ts";
import { Folded, TextInput } from "./inputs.tsx";
import { ListTools } from "./list-tools.tsx";
import { PlainFields } from "./plain-fields.tsx";

interface ReportFieldsProps {
	field: FieldMetadata<ReportForm>;
	listName: string;
	index: number;
	count: number;
}

/** One publication or registry record. What says where it was found comes first, its parts are folded away. */
export function ReportFields({ field, listName, index, count }: ReportFieldsProps) {
	const report = field.getFieldset();
	const value = field.initialValue ?? {};
	const found = [value.doi, value.pmid, value.url, value.citation].find(Boolean);
	return (
		<fieldset className="mt-4 first:mt-0">
			<legend className="sr-only">Report {index + 1}</legend>
			<input type="hidden" name={report.id.name} defaultValue={report.id.initialValue} />
			<div className="grid grid-cols-1 gap-3 sm:grid-cols-[7rem_1fr]">
				<TextInput field={report.year} label="Year" inputMode="numeric" />
				<TextInput
					field={report.found}
					label={found ? "Another source for the same report" : "Source"}
					hint={
						found ? `Recorded: ${found}` : "DOI, PubMed id, registry number, web address, or the reference"
					}
				/>
			</div>
			<Folded summary="Authors, journal, pages, DOI" open={hasErrors(field)}>
				<div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
					<PlainFields part="reports.*" within={report} except={["id", "year"]} />
				</div>
				{count > 1 && (
					<div className="mt-3">
						<ListTools name={listName} index={index} count={count} what="report" />
					</div>
				)}
			</Folded>
		</fieldset>
	);
}

/** Whether a part of the form, or anything within it, has a message of the schema. */
export function hasErrors(field: { allErrors: Record<string, unknown> }): boolean {
	return Object.keys(field.allErrors).length > 0;
}
