import type { FieldMetadata } from "@conform-to/react";
import { type Field, fieldsOf, formFields } from "#app/domain/study/field-register.ts";
import type { Outcome } from "#app/domain/study/outcome.ts";
import { printedCell } from "#app/domain/study/printed-cell.ts";
import { atTimePoint } from "#app/domain/study/result-key.ts";
import { RESULTS } from "#app/domain/study/results.ts";
import type { OutcomeForm, ResultForm } from "#app/domain/study-form/form-shape.ts";
import { Folded, TextInput } from "./inputs.tsx";
import { useLiveForm } from "./live.tsx";
import { PlainField } from "./plain-fields.tsx";
import { hasErrors } from "./report-fields.tsx";
import { SourceFields } from "./source-fields.tsx";

const RESULT = "outcomes.*.results.*";
/** What stands below the figures, whatever they are. */
const GROUNDS = ["armId", "source", "note", "ciHighState", ...Object.keys(printedCell)];

/** The fields of a kind of outcome that are plain; a share of people is typed as printed, in one cell. */
const columnsOf = (kind: Outcome["kind"]): Field[] =>
	fieldsOf(RESULTS[kind], RESULT).filter(
		({ key }) => !GROUNDS.includes(key) && !(kind === "binary" && (key === "events" || key === "percent")),
	);

const isAtOnce = ({ form }: Field) => form?.atOnce === true;

const COLUMNS: Record<Outcome["kind"], Field[]> = {
	binary: columnsOf("binary"),
	continuous: columnsOf("continuous"),
	count: columnsOf("count"),
	"time-to-event": columnsOf("time-to-event"),
};

const WIDTHS: Record<number, string> = {
	2: "sm:grid-cols-[2fr_1fr]",
	3: "sm:grid-cols-3",
	4: "sm:grid-cols-4",
};

/** The figures of each arm for one outcome, one row an arm. */
export function ResultRows({
	outcome,
	kind,
	at,
}: {
	outcome: FieldMetadata<OutcomeForm>;
	/** The id of the time point. */
	at: string | undefined;
	/** Absent until one is chosen. */
	kind: Outcome["kind"] | undefined;
}) {
	const { arms, groups } = useLiveForm();
	const results = (outcome.getFieldset().results as FieldMetadata<Record<string, ResultForm>>).getFieldset();
	return (
		<div className="mt-4 grid grid-cols-1 gap-4">
			{[...arms, ...groups].map(({ id, label }) => {
				const field = results[atTimePoint(id, at)];
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
	const result = field.getFieldset() as Record<string, FieldMetadata<string | undefined>>;
	// Until a kind is chosen: what is typed under "With the outcome" says that people have it or not.
	const columns = kind ? COLUMNS[kind] : COLUMNS.binary;
	const hasCell = kind === undefined || kind === "binary";
	const atOnce = columns.filter(isAtOnce);
	const folded = kind ? columns.filter((column) => !isAtOnce(column)) : [];
	const shown = [...(hasCell ? ["cell"] : []), ...atOnce.map(({ key }) => key)];
	return (
		<fieldset className="border-l-4 border-line pl-3">
			<legend className="float-left mb-1 w-full text-sm font-semibold">{label}</legend>
			<div className={`clear-both grid grid-cols-2 gap-3 ${WIDTHS[shown.length] ?? ""}`}>
				{hasCell && (
					<TextInput
						field={result.cell as FieldMetadata<string | undefined>}
						label="With the outcome"
						inputMode="text"
						placeholder="17/33, 52%, 52% (17/33), or 17"
					/>
				)}
				<Columns columns={atOnce} result={result} />
			</div>
			<Folded
				summary={`More of ${label}: source, note${folded.length > 0 ? ", interval" : ""}`}
				open={hasErrors(field) && !shown.some((key) => result[key]?.errors)}
			>
				<div className="mb-3 grid grid-cols-2 gap-3 sm:grid-cols-3">
					<Columns columns={folded} result={result} />
				</div>
				<SourceFields field={field.getFieldset().source} />
				<div className="mt-3">
					<Columns columns={NOTE} result={result} />
				</div>
			</Folded>
		</fieldset>
	);
}

const NOTE = formFields(RESULT).filter(({ key }) => key === "note");

function Columns({
	columns,
	result,
}: {
	columns: Field[];
	result: Record<string, FieldMetadata<string | undefined>>;
}) {
	return columns.map((column) => {
		const meta = result[column.key];
		return meta && <PlainField key={column.key} field={column} meta={meta} />;
	});
}
