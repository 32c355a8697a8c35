import type { StudyView } from "#app/domain/views/study-view.ts";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { Facts } from "./part.tsx";
import { DerivedNotes, Shown, SourceNote } from "./shown.tsx";

export function AdverseEvents({
	adverseEvents: { about, arms, rows },
}: {
	adverseEvents: StudyView["adverseEvents"];
}) {
	return (
		<>
			{rows.length > 0 && (
				<ScrollRegion label="Adverse events by arm">
					<table className="w-full border-collapse text-left">
						<caption className="sr-only">People affected by each adverse event, by arm</caption>
						<thead className="border-b border-rule text-sm text-muted">
							<tr>
								<th scope="col" className="py-1.5 pr-4 font-medium">
									Adverse event
								</th>
								{arms.map((arm) => (
									<th key={arm} scope="col" className="py-1.5 pr-4 text-right font-medium">
										{arm}
									</th>
								))}
								<th scope="col" className="py-1.5 font-medium">
									Source
								</th>
							</tr>
						</thead>
						<tbody className="divide-y divide-line align-top">
							{rows.map((row) => (
								<tr key={`${row.term} ${row.organSystem} ${row.serious}`}>
									<th scope="row" className="py-1.5 pr-4 font-normal">
										{row.term}
										{row.serious && <strong className="font-semibold"> (serious)</strong>}
										{row.organSystem && <span className="block text-sm text-muted">{row.organSystem}</span>}
									</th>
									{row.cells.map((figure, column) => (
										<td key={arms[column]} className="py-1.5 pr-4 text-right whitespace-nowrap">
											<Shown figure={figure} />
										</td>
									))}
									<td className="min-w-40 py-1.5 text-sm text-muted">
										<SourceNote source={row.source} />
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</ScrollRegion>
			)}
			<DerivedNotes figures={rows.flatMap(({ cells }) => cells)} />
			{about.length > 0 && (
				<div className="mt-4">
					<Facts facts={about} />
				</div>
			)}
		</>
	);
}
