import type { FieldMetadata } from "@conform-to/react";
import { useState } from "react";
import type { Outcome } from "#app/domain/study/outcome.ts";
import type { OutcomeForm, TimePointForm } from "#app/domain/study-form/form-shape.ts";
import { freshId } from "#app/domain/study-form/loose.ts";
import { OUTCOME_KINDS } from "#app/domain/vocabulary.ts";
import { STAYS } from "./grid-table.tsx";
import { Select, TextInput } from "./inputs.tsx";
import { JoinButton } from "./join-button.tsx";
import { AddButton } from "./list-tools.tsx";
import { useLiveForm } from "./live.tsx";
import { OutcomeComparisons } from "./outcome-comparisons.tsx";
import { OutcomeMore } from "./outcome-more.tsx";
import { GridHead } from "./result-cell.tsx";
import { ShowAnew } from "./show-anew.tsx";
import { SourceFields } from "./source-fields.tsx";
import { TimeRow } from "./time-row.tsx";

interface OutcomeRowsProps {
	field: FieldMetadata<OutcomeForm>;
	listName: string;
	index: number;
	count: number;
}

const isKind = (value: string | undefined): value is Outcome["kind"] =>
	value !== undefined && Object.hasOwn(OUTCOME_KINDS, value);

/** An outcome of the grid: what was measured, a row for each time point, and what else is known of it. */
export function OutcomeRows({ field, listName, index, count }: OutcomeRowsProps) {
	const outcome = field.getFieldset();
	const { arms, groups, formId } = useLiveForm();
	const [chosen, setChosen] = useState(outcome.kind.initialValue);
	/** What was typed under another kind, by field name. */
	const [carried, setCarried] = useState<ReadonlyMap<string, string>>(new Map());
	const kind = isKind(chosen) ? chosen : undefined;
	const times = (outcome.timePoints as FieldMetadata<TimePointForm[]>).getFieldList();
	const choose = (next: string) => {
		setCarried(typedUnder(outcome.results.name, formId));
		setChosen(next);
	};
	const taken = new Set(times.map((time) => String(time.getFieldset().id.initialValue ?? "")));
	return (
		<tbody className="border-b-2 border-line align-top max-md:block max-md:pt-4">
			<tr className="max-md:block">
				<th
					scope="rowgroup"
					colSpan={1 + arms.length + groups.length}
					className="pt-3 text-left font-normal max-md:block"
				>
					<input type="hidden" name={outcome.id.name} defaultValue={outcome.id.initialValue} />
					<div className="grid max-w-3xl grid-cols-1 gap-x-3 gap-y-1 sm:grid-cols-[1fr_14rem] md:sticky md:left-0">
						<TextInput
							field={outcome.label}
							label={`Outcome ${index + 1}`}
							list="outcome-labels"
							placeholder="Response"
						/>
						<Select
							field={outcome.kind}
							label="Kind"
							options={OUTCOME_KINDS}
							blank="Choose"
							onChange={choose}
						/>
					</div>
					<ShowAnew>Show the fields of this kind</ShowAnew>
				</th>
			</tr>
			<tr className="max-md:hidden">
				<td className={`pt-1 pr-3 text-xs text-muted ${STAYS}`} aria-hidden="true">
					Measured at
				</td>
				{[...arms, ...groups].map(({ id }) => (
					<td key={id} className="pt-1 pr-3" aria-hidden="true">
						<GridHead kind={kind} />
					</td>
				))}
			</tr>
			{times.map((time, position) => (
				<TimeRow
					key={time.key}
					outcome={outcome}
					field={time}
					kind={kind}
					carried={carried}
					listName={outcome.timePoints.name}
					index={position}
					count={times.length}
				/>
			))}
			<tr className="max-md:block">
				<td colSpan={1 + arms.length + groups.length} className="pb-3 max-md:block">
					<OutcomeComparisons field={field} times={times} />
					<div className="mt-2 max-w-4xl">
						<SourceFields field={outcome.source} compact />
					</div>
					<div className="flex flex-wrap items-start gap-x-5">
						<AddButton
							name={outcome.timePoints.name}
							what="time point"
							start={{ id: freshId("t", new Set(taken)) }}
						/>
						<JoinButton id={String(outcome.id.initialValue ?? "")} index={index} />
						<OutcomeMore
							field={field}
							times={times}
							kind={kind}
							carried={carried}
							listName={listName}
							index={index}
							count={count}
						/>
					</div>
				</td>
			</tr>
		</tbody>
	);
}

/** What stands in the fields of an outcome's results, which a change of kind would take off the page. */
function typedUnder(results: string, formId: string): ReadonlyMap<string, string> {
	const form = document.getElementById(formId);
	if (!(form instanceof HTMLFormElement)) return new Map();
	const fields = [...new FormData(form)].flatMap(([name, value]) =>
		name.startsWith(`${results}.`) && typeof value === "string" && value !== ""
			? [[name, value] as const]
			: [],
	);
	return new Map(fields);
}
