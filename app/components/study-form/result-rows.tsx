import type { FieldMetadata } from "@conform-to/react";
import type { Outcome } from "#app/domain/study/outcome.ts";
import type { OutcomeForm, ResultForm } from "#app/domain/study-form/form-shape.ts";
import { MEAN_TYPES, NOT_SAID } from "#app/domain/vocabulary.ts";
import { Folded, Select, TextInput, YesNo } from "./inputs.tsx";
import { useLiveForm } from "./live.tsx";
import { hasErrors } from "./report-fields.tsx";
import { SourceFields } from "./source-fields.tsx";

type TextField = Exclude<keyof ResultForm, "source" | "meanType" | "isChange">;

interface Column {
	field: TextField;
	label: string;
	hint?: string;
}

/** The columns asked for at once; the rest of a kind's fields are folded away. */
const COLUMNS: Record<Outcome["kind"], Column[]> = {
	binary: [
		{ field: "cell", label: "With the outcome", hint: "17/33, 52%, 52% (17/33), or 17" },
		{ field: "n", label: "Analysed" },
	],
	continuous: [
		{ field: "n", label: "Analysed" },
		{ field: "mean", label: "Mean" },
		{ field: "sd", label: "Standard deviation" },
		{ field: "se", label: "Standard error" },
	],
	count: [
		{ field: "count", label: "Events" },
		{ field: "personTime", label: "Person-time" },
		{ field: "n", label: "People" },
	],
	"time-to-event": [
		{ field: "events", label: "With the event" },
		{ field: "n", label: "Analysed" },
		{ field: "median", label: "Median time" },
	],
};

const INTERVAL: Column[] = [
	{ field: "ciLow", label: "Interval from" },
	{ field: "ciHigh", label: "to" },
	{ field: "ciLevel", label: "Level, %" },
];

const FOLDED: Record<Outcome["kind"], Column[]> = {
	binary: INTERVAL,
	continuous: [
		...INTERVAL,
		{ field: "median", label: "Median" },
		{ field: "q1", label: "Lower quartile" },
		{ field: "q3", label: "Upper quartile" },
		{ field: "min", label: "Lowest" },
		{ field: "max", label: "Highest" },
		{ field: "value", label: "Number without a distribution" },
		{ field: "cv", label: "Coefficient of variation, %" },
	],
	count: [],
	"time-to-event": INTERVAL,
};

/** Until a kind is chosen: what is typed under "With the outcome" says that people have it or not. */
const AS_PRINTED = COLUMNS.binary;

const WIDTHS: Record<number, string> = {
	2: "sm:grid-cols-[2fr_1fr]",
	3: "sm:grid-cols-3",
	4: "sm:grid-cols-4",
};

/** The figures of each arm for one outcome, one row an arm. */
export function ResultRows({
	outcome,
	kind,
}: {
	outcome: FieldMetadata<OutcomeForm>;
	/** Absent until one is chosen. */
	kind: Outcome["kind"] | undefined;
}) {
	const { arms } = useLiveForm();
	const results = (outcome.getFieldset().results as FieldMetadata<Record<string, ResultForm>>).getFieldset();
	return (
		<div className="mt-4 grid grid-cols-1 gap-4">
			{arms.map(({ id, label }) => {
				const field = results[id];
				return field && <ResultRow key={id} field={field} label={label} kind={kind} />;
			})}
		</div>
	);
}

function ResultRow({
	field,
	label,
	kind,
}: {
	field: FieldMetadata<ResultForm>;
	label: string;
	kind: Outcome["kind"] | undefined;
}) {
	const result = field.getFieldset();
	const columns = kind ? COLUMNS[kind] : AS_PRINTED;
	const folded = kind ? FOLDED[kind] : [];
	return (
		<fieldset className="border-l-4 border-line pl-3">
			<legend className="float-left mb-1 w-full text-sm font-semibold">{label}</legend>
			<div className={`clear-both grid grid-cols-2 gap-3 ${WIDTHS[columns.length] ?? ""}`}>
				{columns.map((column) => (
					<TextInput
						key={column.field}
						field={result[column.field]}
						label={column.label}
						inputMode={column.field === "cell" ? "text" : "decimal"}
						{...(column.hint && { placeholder: column.hint })}
					/>
				))}
			</div>
			<Folded
				summary={`More of ${label}: source, note${folded.length > 0 ? ", interval" : ""}`}
				open={hasErrors(field) && !columns.some((column) => result[column.field].errors)}
			>
				<div className="mb-3 grid grid-cols-2 gap-3 sm:grid-cols-3">
					{folded.map((column) => (
						<TextInput
							key={column.field}
							field={result[column.field]}
							label={column.label}
							inputMode="decimal"
						/>
					))}
					{kind === "continuous" && (
						<>
							<Select field={result.meanType} label="Kind of mean" options={MEAN_TYPES} blank={NOT_SAID} />
							<YesNo field={result.isChange} label="Change from baseline" />
						</>
					)}
				</div>
				<SourceFields field={result.source} />
				<div className="mt-3">
					<TextInput field={result.note} label="Note on these figures" />
				</div>
			</Folded>
		</fieldset>
	);
}
