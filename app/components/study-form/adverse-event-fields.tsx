import type { FieldMetadata } from "@conform-to/react";
import { printedCell } from "#app/domain/study/printed-cell.ts";
import type { AdverseEventForm } from "#app/domain/study-form/form-shape.ts";
import { Folded } from "./inputs.tsx";
import { ListTools } from "./list-tools.tsx";
import { useLiveForm } from "./live.tsx";
import { PlainFields } from "./plain-fields.tsx";
import { SourceFields } from "./source-fields.tsx";

/** What is kept of the cell that the people affected are typed in. */
const PRINTED = Object.keys(printedCell);

type Figures = NonNullable<AdverseEventForm["results"]>[string];

interface AdverseEventFieldsProps {
	field: FieldMetadata<AdverseEventForm>;
	listName: string;
	index: number;
	count: number;
}

export function AdverseEventFields({ field, listName, index, count }: AdverseEventFieldsProps) {
	const event = field.getFieldset();
	const results = (event.results as FieldMetadata<Record<string, Figures>>).getFieldset();
	const { arms } = useLiveForm();
	return (
		<fieldset className="mt-4 border-t border-line pt-3 first:border-0">
			<legend className="sr-only">Adverse event {index + 1}</legend>
			<input type="hidden" name={event.id.name} defaultValue={event.id.initialValue} />
			<div className="grid grid-cols-1 gap-3 sm:grid-cols-[1fr_1fr_8rem]">
				<PlainFields part="adverseEvents.*" within={event} except={["id", "source"]} />
			</div>
			<div className="mt-3 grid grid-cols-1 gap-3">
				{arms.map(({ id, label }) => {
					const figures = results[id]?.getFieldset();
					return (
						figures && (
							<fieldset key={id} className="border-l-4 border-line pl-3">
								<legend className="float-left mb-1 w-full text-sm font-semibold">{label}</legend>
								<div className="clear-both grid grid-cols-3 gap-3">
									<PlainFields
										part="adverseEvents.*.results.*"
										within={figures}
										except={["armId", ...PRINTED]}
									/>
								</div>
							</fieldset>
						)
					);
				})}
			</div>
			<Folded summary={`Source and order of adverse event ${index + 1}`}>
				<SourceFields field={event.source} />
				<div className="mt-3">
					<ListTools name={listName} index={index} count={count} what="adverse event" />
				</div>
			</Folded>
		</fieldset>
	);
}
