import type { SummaryOfFindings } from "#app/domain/views/synthesis/summary-of-findings.ts";
import { Cell, DataTable, RowHead } from "./table.tsx";

interface FindingsTableProps {
	findings: SummaryOfFindings;
	intervention: string;
	comparator: string;
}

/** Summary of findings: of 1,000 people, or more, with and without, how sure that is, and why. */
export function FindingsTable({ findings, intervention, comparator }: FindingsTableProps) {
	const { outcome, size, relative, absolute, certainty, judgements } = findings;
	const head = absolute
		? [
				"Outcome",
				`Of ${absolute.people} with ${comparator}`,
				`Of ${absolute.people} with ${intervention}`,
				"Difference",
				"Relative effect",
				"Studies",
				"Certainty",
			]
		: ["Outcome", "Effect", "Studies", "Certainty"];
	return (
		<>
			<DataTable caption="Summary of findings" head={head}>
				<tr>
					<RowHead>{outcome}</RowHead>
					{absolute && (
						<>
							<Cell of={head[1]}>{absolute.without}</Cell>
							<Cell of={head[2]}>{absolute.with}</Cell>
							<Cell of={head[3]}>{absolute.difference}</Cell>
						</>
					)}
					<Cell of={head.at(-3)}>{relative ?? "not pooled"}</Cell>
					<Cell of={head.at(-2)}>{size}</Cell>
					<Cell of={head.at(-1)}>
						{certainty ? (
							<span>
								<span aria-hidden="true" className="whitespace-nowrap">
									{certainty.signs}
								</span>{" "}
								{certainty.label}
							</span>
						) : (
							"not judged"
						)}
					</Cell>
				</tr>
			</DataTable>
			{absolute && (
				<p className="mt-2 text-sm text-muted">
					Baseline risk {absolute.baseline}. The absolute figures are computed from it and the relative
					effect; intervals are in brackets.
				</p>
			)}
			{judgements.length > 0 && (
				<dl className="mt-4 grid grid-cols-1 gap-x-6 gap-y-1 text-sm sm:grid-cols-[14rem_1fr]">
					{judgements.map(({ label, rating, reason }) => (
						<div key={label} className="contents">
							<dt className="text-muted">{label}</dt>
							<dd className="mb-2 sm:mb-0">
								{rating}
								{reason && `. ${reason}`}
							</dd>
						</div>
					))}
				</dl>
			)}
		</>
	);
}
