import type { ReactNode } from "react";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { TableHead } from "../ui/table-head.tsx";

interface DataTableProps {
	/** What the table shows; read out, and the name of its scrolling region. */
	caption: string;
	/** Show the caption above the table. */
	captionShown?: boolean;
	head: string[];
	/** Columns that hold numbers, by position. */
	numbers?: number[];
	children: ReactNode;
}

/**
 * A table with its head. On a phone, where a figure beyond the edge would go unseen, a row of more than two columns is a
 * block; a table that is too wide elsewhere scrolls by itself.
 */
export function DataTable({ caption, captionShown = false, head, numbers = [], children }: DataTableProps) {
	return (
		<ScrollRegion label={`Table: ${caption}`}>
			<table className={`w-full border-collapse text-left text-sm ${head.length > 2 ? "stacked" : ""}`}>
				<caption className={captionShown ? "pb-2 text-left text-muted" : "sr-only"}>{caption}</caption>
				<TableHead columns={head} numbers={numbers} className="" />
				<tbody className="divide-y divide-line align-top">{children}</tbody>
			</table>
		</ScrollRegion>
	);
}

interface CellProps {
	/** What its column is called, which stands before it on a phone; absent in a table of two columns. */
	of?: string | undefined;
	number?: boolean;
	children?: ReactNode;
}

export function Cell({ of, number = false, children }: CellProps) {
	return (
		<td data-label={of} className={`py-1.5 pr-4 ${number ? "tabular text-right whitespace-nowrap" : ""}`}>
			{children}
		</td>
	);
}

export function RowHead({ children }: { children: ReactNode }) {
	return (
		<th scope="row" className="min-w-40 py-1.5 pr-4 font-medium">
			{children}
		</th>
	);
}
