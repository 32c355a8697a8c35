import type { FieldMetadata } from "@conform-to/react";
import type { Outcome } from "#app/domain/study/outcome.ts";
import { mainCellOf } from "#app/domain/study/result-cells.ts";
import type { ResultForm } from "#app/domain/study-form/form-shape.ts";
import { gridColumns, otherMainCells, type ResultColumn } from "#app/domain/study-form/result-columns.ts";
import { fieldsetOf } from "./field-at.ts";
import { TextInput } from "./inputs.tsx";

/** The first figure takes what papers print, such as `17 (52%)`, and the others a number. */
const LAYOUT: Readonly<Record<number | "time-to-event", string>> = {
	"time-to-event":
		"grid grid-cols-2 md:grid-cols-[minmax(5.5rem,2fr)_minmax(7rem,3fr)_minmax(3.5rem,1fr)] gap-1.5",
	2: "grid grid-cols-[minmax(7.5rem,3fr)_minmax(3.5rem,1fr)] gap-1.5",
	3: "grid grid-cols-2 md:grid-cols-[minmax(7rem,3fr)_minmax(3.5rem,1fr)_minmax(3.5rem,1fr)] gap-1.5",
};

/** A median has its interval in the same cell. */
const layoutOf = (kind: Outcome["kind"] | undefined) =>
	LAYOUT[kind === "time-to-event" ? kind : gridColumns(kind).length];

/** What the inputs of a cell are called, once above all of them. */
export function GridHead({ kind }: { kind: Outcome["kind"] | undefined }) {
	const columns = gridColumns(kind);
	return (
		<div className={`${layoutOf(kind)} text-xs text-muted`}>
			{columns.map(({ key, caption }) => (
				<span key={key}>{caption}</span>
			))}
		</div>
	);
}

interface ResultCellProps {
	field: FieldMetadata<ResultForm>;
	/** Whose figures these are. */
	label: string;
	kind: Outcome["kind"] | undefined;
	carried: ReadonlyMap<string, string>;
	/** The how-manieth arm it is. */
	place: number;
}

/** An arm's figures at one time point: as few inputs as the kind needs. */
export function ResultCell({ field, label, kind, carried, place }: ResultCellProps) {
	const result = fieldsetOf(field);
	const columns = gridColumns(kind);
	const main = kind && mainCellOf(kind);
	// After another kind was chosen, what was typed stands in this kind's main cell, to be read and asked about there.
	const stray = otherMainCells(kind)
		.map((key) => carried.get(`${field.name}.${key}`))
		.find(Boolean);
	const startOf = ({ key }: ResultColumn) => {
		const own = carried.get(`${field.name}.${key}`);
		return own ?? (key === (main ?? "cell") && !result[key]?.initialValue ? stray : undefined);
	};
	return (
		<fieldset>
			<legend className="max-md:pt-1 max-md:text-sm max-md:font-semibold md:sr-only">{label}</legend>
			<div className={layoutOf(kind)}>
				{columns.map((column, index) => {
					const meta = result[column.key];
					return (
						meta && (
							<TextInput
								key={`${kind} ${column.key}`}
								field={meta}
								label={column.label}
								labelHidden="wide"
								inputMode={column.field?.kind === "whole" ? "numeric" : "text"}
								column={`${place}.${index}`}
								start={startOf(column)}
							/>
						)
					);
				})}
			</div>
			{kind !== undefined &&
				[...carried]
					.filter(([name]) => name.startsWith(`${field.name}.`))
					.filter(([name]) => !columns.some(({ key }) => name === `${field.name}.${key}`))
					.map(([name, value]) => <input key={name} type="hidden" name={name} defaultValue={value} />)}
		</fieldset>
	);
}
