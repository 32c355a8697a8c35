import type { FieldMetadata } from "@conform-to/react";
import { printedCell } from "#app/domain/study/printed-cell.ts";
import type { ContrastForm, TimePointForm } from "#app/domain/study-form/form-shape.ts";
import { Folded, Select } from "./inputs.tsx";
import { ListTools } from "./list-tools.tsx";
import { PlainFields } from "./plain-fields.tsx";
import { hasErrors } from "./report-fields.tsx";
import { SourceFields } from "./source-fields.tsx";

interface ContrastFieldsProps {
	field: FieldMetadata<ContrastForm>;
	/** Those of its outcome. */
	times: FieldMetadata<TimePointForm>[];
	listName: string;
	index: number;
	count: number;
}

/** What is kept of the cell that the estimate is typed in. */
const PRINTED = Object.keys(printedCell);

const PART = "outcomes.*.contrasts.*";
const INTERVAL = ["ciLow", "ciHigh", "ciLevel", "p"];
/** What papers print of a comparison; the estimate's cell takes all of it. */
const AT_ONCE = ["armId", "referenceArmId", "measure", "estimate", ...INTERVAL];
/** What is folded away until something stands there. */
const MORE = [
	...(["orientation", "se", "method", "adjusted", "measureReported", "hypothesis"] as const),
	...(["t", "allowance", "note", "source"] as const),
];

/** Time points as they were when the form came, for a choice. */
const namesOf = (times: FieldMetadata<TimePointForm>[]) =>
	Object.fromEntries(
		times.map((time, index) => {
			const { id = "", value, unit, text } = time.initialValue ?? {};
			return [id, [value, unit].filter(Boolean).join(" ") || text || `Time point ${index + 1}`];
		}),
	);

/** A between-arm estimate as the source reports it. */
export function ContrastFields({ field, times, listName, index, count }: ContrastFieldsProps) {
	const contrast = field.getFieldset();
	const margin = contrast.margin as FieldMetadata<NonNullable<ContrastForm["margin"]>>;
	return (
		<fieldset className="mt-4 border-t border-line pt-3">
			<legend className="sr-only">Reported comparison {index + 1}</legend>
			<div className="grid grid-cols-1 gap-3 sm:grid-cols-3 lg:grid-cols-6">
				{times.length > 1 ? (
					<Select field={contrast.timePointId} label="At" options={namesOf(times)} blank="Choose" />
				) : (
					<input
						type="hidden"
						name={contrast.timePointId.name}
						defaultValue={contrast.timePointId.initialValue}
					/>
				)}
				<PlainFields part={PART} within={contrast} only={["armId", "referenceArmId"]} />
				<PlainFields part={PART} within={contrast} only={["estimate"]} className="sm:col-span-2" />
				<PlainFields part={PART} within={contrast} only={["measure"]} />
				<PlainFields part={PART} within={contrast} only={INTERVAL} />
			</div>
			<Folded
				summary={`Method, hypothesis, source, order of comparison ${index + 1}`}
				open={MORE.some((key) => contrast[key].errors !== undefined || isSaid(contrast[key].initialValue))}
			>
				<div className="grid grid-cols-1 gap-3 sm:grid-cols-3 lg:grid-cols-6">
					<PlainFields
						part={PART}
						within={contrast}
						except={[...AT_ONCE, "timePointId", "source", "margin", ...PRINTED]}
					/>
				</div>
				<div className="mt-3">
					<SourceFields field={contrast.source} />
				</div>
				<div className="mt-3">
					<ListTools name={listName} index={index} count={count} what="comparison" />
				</div>
			</Folded>
			<Folded
				summary={`Margin of non-inferiority or equivalence of comparison ${index + 1}`}
				open={hasErrors(margin) || isSaid(margin.initialValue)}
			>
				<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
					<PlainFields part="outcomes.*.contrasts.*.margin" within={margin.getFieldset()} />
				</div>
			</Folded>
		</fieldset>
	);
}

const isSaid = (value: unknown): boolean =>
	typeof value === "object" && value !== null ? Object.values(value).some(isSaid) : Boolean(value);
