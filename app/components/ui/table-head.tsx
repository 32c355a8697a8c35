interface TableHeadProps {
	/** What each column is called. */
	columns: readonly string[];
	/** Columns that hold numbers, by position. */
	numbers?: readonly number[];
	className?: string;
}

/** The head of a table: a line of the names of its columns. */
export function TableHead({ columns, numbers = [], className = "text-sm" }: TableHeadProps) {
	return (
		<thead className={`border-b border-rule text-muted ${className}`}>
			<tr>
				{columns.map((name, column) => (
					<th
						key={name}
						scope="col"
						className={`py-1.5 pr-4 align-bottom font-medium ${numbers.includes(column) ? "text-right" : ""}`}
					>
						{name}
					</th>
				))}
			</tr>
		</thead>
	);
}
