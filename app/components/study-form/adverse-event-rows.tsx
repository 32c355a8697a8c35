import type { FieldMetadata } from "@conform-to/react";
import type { AdverseEventForm } from "#app/domain/study-form/form-shape.ts";
import { STAYS } from "./grid-table.tsx";
import { Folded, TextInput, YesNo } from "./inputs.tsx";
import { ListTools } from "./list-tools.tsx";
import { useLiveForm } from "./live.tsx";
import { SourceFields } from "./source-fields.tsx";

type Figures = NonNullable<AdverseEventForm["results"]>[string];

interface AdverseEventRowsProps {
	field: FieldMetadata<AdverseEventForm>;
	listName: string;
	index: number;
	count: number;
}

/** An adverse event of the grid: what happened, and how many of each arm it happened to. */
export function AdverseEventRows({ field, listName, index, count }: AdverseEventRowsProps) {
	const event = field.getFieldset();
	const results = (event.results as FieldMetadata<Record<string, Figures>>).getFieldset();
	const { arms, groups } = useLiveForm();
	const columns = [...arms, ...groups];
	const hasSource = Object.values(event.source.initialValue ?? {}).some(Boolean);
	const counts = columns.flatMap(({ id, label }) => {
		const events = results[id]?.getFieldset().events;
		return events ? [{ id, label, events }] : [];
	});
	return (
		<tbody className="border-b border-line align-top max-md:block max-md:pt-3">
			<tr className="max-md:block">
				<th scope="row" className={`py-1 pr-3 text-left font-normal max-md:block ${STAYS}`}>
					<input type="hidden" name={event.id.name} defaultValue={event.id.initialValue} />
					<TextInput
						field={event.term}
						label="What happened"
						labelHidden="wide"
						placeholder="Headache"
						column="term"
					/>
				</th>
				<td className="py-1 pr-3 max-md:block">
					<TextInput field={event.organSystem} label="Organ system" labelHidden="wide" column="organ" />
				</td>
				<td className="py-1 pr-3 max-md:block">
					<YesNo field={event.serious} label="Serious" labelHidden="wide" />
				</td>
				{columns.map(({ id, label }, place) => (
					<td key={id} className="py-1 pr-3 max-md:block">
						{results[id] && <AffectedCell field={results[id]} label={label} place={place} />}
					</td>
				))}
			</tr>
			<tr className="max-md:block">
				<td colSpan={3 + columns.length} className="pb-2 max-md:block">
					<Folded
						isClose
						summary={`Events counted, source and order of adverse event ${index + 1}`}
						open={hasSource || counts.some(({ events }) => Boolean(events.initialValue))}
					>
						<div className="mb-3 grid grid-cols-2 gap-3 sm:grid-cols-4">
							{counts.map(({ id, label, events }) => (
								<TextInput key={id} field={events} label={`Events, ${label}`} inputMode="numeric" />
							))}
						</div>
						<SourceFields field={event.source} />
						<div className="mt-3">
							<ListTools name={listName} index={index} count={count} what="adverse event" />
						</div>
					</Folded>
				</td>
			</tr>
		</tbody>
	);
}

/** How many of an arm it happened to: `31/100`, `20 (20%)`, or a number beside those at risk. */
function AffectedCell({
	field,
	label,
	place,
}: {
	field: FieldMetadata<Figures>;
	label: string;
	place: number;
}) {
	const figures = field.getFieldset();
	return (
		<fieldset>
			<legend className="max-md:pt-1 max-md:text-sm max-md:font-semibold md:sr-only">{label}</legend>
			<div className="grid grid-cols-[minmax(6rem,2fr)_minmax(3.5rem,1fr)] gap-1.5">
				<TextInput
					field={figures.affected}
					label="Affected"
					labelHidden="wide"
					placeholder="31/100"
					column={`${place}.0`}
				/>
				<TextInput
					field={figures.atRisk}
					label="At risk"
					labelHidden="wide"
					inputMode="numeric"
					column={`${place}.1`}
				/>
			</div>
		</fieldset>
	);
}
