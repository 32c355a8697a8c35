import { Link } from "@remix-run/react";
import { formatWhole } from "#app/domain/format/format.ts";
import { formatDay } from "#app/domain/format/format-date.ts";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { TableHead } from "../ui/table-head.tsx";

export interface ImportRow {
	id: number;
	name: string;
	createdAt: string;
	createdByName: string | null;
	stateLabel: string;
	total: number;
	waiting: number;
	held: number;
	failed: number;
}

/** The imports so far, the newest first. */
export function ImportList({ imports }: { imports: ImportRow[] }) {
	return (
		<ScrollRegion label="Imports so far" className="mt-3">
			<table className="w-full min-w-xl border-collapse text-left">
				<TableHead
					columns={["Import", "By", "State", "Records", "Waiting", "To look at", "Failed"]}
					numbers={[3, 4, 5, 6]}
				/>
				<tbody className="divide-y divide-line align-top">
					{imports.map((row) => (
						<tr key={row.id}>
							<th scope="row" className="max-w-80 py-2 pr-4 font-normal break-words">
								<Link to={`/import/${row.id}`}>{row.name}</Link>
							</th>
							<td className="py-2 pr-4 text-sm">
								{row.createdByName ?? "the command line"}, {formatDay(row.createdAt)}
							</td>
							<td className="py-2 pr-4">{row.stateLabel}</td>
							<td className="py-2 pr-4 text-right">{formatWhole(row.total)}</td>
							<td className="py-2 pr-4 text-right">{formatWhole(row.waiting)}</td>
							<td className="py-2 pr-4 text-right">{formatWhole(row.held)}</td>
							<td className="py-2 text-right">{formatWhole(row.failed)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</ScrollRegion>
	);
}
