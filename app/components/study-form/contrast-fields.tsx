import type { FieldMetadata } from "@conform-to/react";
import { printedCell } from "#app/domain/study/printed-cell.ts";
import type { ContrastForm } from "#app/domain/study-form/form-shape.ts";
import { Folded } from "./inputs.tsx";
import { ListTools } from "./list-tools.tsx";
import { PlainFields } from "./plain-fields.tsx";
import { hasErrors } from "./report-fields.tsx";
import { SourceFields } from "./source-fields.tsx";

interface ContrastFieldsProps {
	field: FieldMetadata<ContrastForm>;
	listName: string;
	index: number;
	count: number;
}

/** What is kept of the cell that the estimate is typed in. */
const PRINTED = Object.keys(printedCell);

/** A between-arm estimate as the source reports it. */
export function ContrastFields({ field, listName, index, count }: ContrastFieldsProps) {
	const contrast = field.getFieldset();
	const margin = contrast.margin as FieldMetadata<NonNullable<ContrastForm["margin"]>>;
	return (
		<fieldset className="mt-4 border-t border-line pt-3">
			<legend className="sr-only">Reported comparison {index + 1}</legend>
			<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
				<PlainFields
					part="outcomes.*.contrasts.*"
					within={contrast}
					except={["source", "margin", ...PRINTED]}
				/>
			</div>
			<Folded
				summary={`Margin of non-inferiority or equivalence of comparison ${index + 1}`}
				open={hasErrors(margin) || hasContent(margin.initialValue)}
			>
				<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
					<PlainFields part="outcomes.*.contrasts.*.margin" within={margin.getFieldset()} />
				</div>
			</Folded>
			<div className="mt-3">
				<SourceFields field={contrast.source} />
			</div>
			<div className="mt-3">
				<ListTools name={listName} index={index} count={count} what="comparison" />
			</div>
		</fieldset>
	);
}

const hasContent = (fields: object | undefined) => Object.values(fields ?? {}).some(Boolean);
