import type { FieldMetadata } from "@conform-to/react";
import type { Outcome } from "#app/domain/study/outcome.ts";
import { atTimePoint } from "#app/domain/study/result-key.ts";
import type { OutcomeForm, ResultForm, TimePointForm } from "#app/domain/study-form/form-shape.ts";
import { otherColumns } from "#app/domain/study-form/result-columns.ts";
import { Folded } from "./inputs.tsx";
import { CopyButton, ListTools } from "./list-tools.tsx";
import { useLiveForm } from "./live.tsx";
import { PlainFields } from "./plain-fields.tsx";
import { ResultMore } from "./result-more.tsx";

interface OutcomeMoreProps {
	field: FieldMetadata<OutcomeForm>;
	times: FieldMetadata<TimePointForm>[];
	kind: Outcome["kind"] | undefined;
	carried: ReadonlyMap<string, string>;
	listName: string;
	index: number;
	count: number;
}

/** What an outcome has besides the figures of the grid. What holds something is open. */
export function OutcomeMore({ field, times, kind, carried, listName, index, count }: OutcomeMoreProps) {
	const outcome = field.getFieldset();
	const { arms, groups } = useLiveForm();
	const results = (outcome.results as FieldMetadata<Record<string, ResultForm>>).getFieldset();
	const described = ["definition", "instrument", "unit", "population", "className", "category"] as const;
	const rows = times.flatMap((time, position) =>
		[...arms, ...groups].flatMap(({ id, label }) => {
			const at = time.getFieldset().id.initialValue;
			const result = results[atTimePoint(id, at)];
			return result
				? [{ result, label: times.length > 1 ? `${label}, time point ${position + 1}` : label }]
				: [];
		}),
	);
	const keys = [...otherColumns(kind).map(({ key }) => key), "note", "source"];
	const isMore = ({ result }: (typeof rows)[number]) =>
		keys.some((key) => isFilled((result.initialValue as Record<string, unknown> | undefined)?.[key]));
	return (
		<>
			<Folded
				summary={`More figures, source, note of outcome ${index + 1}`}
				open={rows.some(isMore) || rows.some(({ result }) => keys.some((key) => hasErrorsAt(result, key)))}
			>
				<div className="grid grid-cols-1 gap-4">
					{rows.map(({ result, label }) => (
						<ResultMore key={result.name} field={result} label={label} kind={kind} carried={carried} />
					))}
				</div>
			</Folded>
			<Folded
				summary={`Definition, instrument, order of outcome ${index + 1}`}
				open={described.some((key) => isFilled(outcome[key].initialValue) || outcome[key].errors)}
			>
				<div className="grid grid-cols-1 gap-3 sm:grid-cols-3 lg:grid-cols-6">
					<PlainFields part="outcomes.*" within={outcome} except={["id", "label", "kind"]} />
				</div>
				{times.map((time, position) => (
					<fieldset key={time.key} className="mt-3">
						<legend className={times.length > 1 ? "text-sm font-semibold" : "sr-only"}>
							Time point {position + 1}
						</legend>
						<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
							<PlainFields
								part="outcomes.*.timePoints.*"
								within={time.getFieldset()}
								except={["id", "value", "unit"]}
							/>
						</div>
					</fieldset>
				))}
				<div className="mt-3 flex flex-wrap gap-2">
					<ListTools name={listName} index={index} count={count} what="outcome" />
					<CopyButton
						name={listName}
						index={index}
						what="outcome"
						without={["results", "contrasts"]}
						letter="o"
					/>
				</div>
			</Folded>
		</>
	);
}

const isFilled = (value: unknown): boolean =>
	typeof value === "object" && value !== null ? Object.values(value).some(isFilled) : Boolean(value);

function hasErrorsAt(result: FieldMetadata<ResultForm>, key: string): boolean {
	const fields = result.getFieldset() as Record<string, FieldMetadata<unknown>>;
	return fields[key]?.errors !== undefined;
}
