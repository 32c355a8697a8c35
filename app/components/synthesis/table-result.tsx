import type { ReactNode } from "react";
import type { TableView } from "#app/domain/views/synthesis/table-view.ts";
import { Part } from "../study/part.tsx";
import { SynthesisFigure } from "../synthesis-figure.tsx";
import { Button } from "../ui/button.tsx";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { Heterogeneity } from "./heterogeneity.tsx";
import { Paragraphs } from "./paragraphs.tsx";
import { PooledTable } from "./pooled-table.tsx";
import { Sensitivity } from "./sensitivity.tsx";
import { SmallStudies } from "./small-studies.tsx";
import { StudyTable } from "./study-table.tsx";
import { Subgroups } from "./subgroups.tsx";

interface TableResultProps {
	view: TableView;
	words: { methods: string; results: string; script: string };
	/** An address that holds the table; null where it would be too long. */
	share: string | null;
	/** The fields that the form sent. */
	sent: [name: string, value: string][];
	/** Whether something is said of how the table was read, which must be seen. */
	remarked: boolean;
	/** The form that it was computed from. */
	children: ReactNode;
}

/** The analysis of a pasted table, as the page of a synthesis shows it. */
export function TableResult({ view, words, share, sent, remarked, children }: TableResultProps) {
	const { figures, pooled, rows, heterogeneity, subgroups, smallStudy, sensitivity } = view;
	return (
		<>
			<Part id="forest" title="Results of the studies">
				<p className="mb-3 text-xl">
					{pooled.measure} <strong className="tabular">{pooled.effect ?? "not pooled"}</strong>
				</p>
				<SynthesisFigure chart={figures.forest} titleAs="hidden" table="none" />
				<details className="no-print mt-4">
					<summary className="w-fit text-accent underline underline-offset-2">Show as table</summary>
					<div className="mt-2">
						<StudyTable
							rows={rows}
							measure={pooled.measure}
							sides={pooled.sides}
							{...(pooled.effect && { pooled: pooled.effect })}
						/>
					</div>
				</details>
			</Part>
			<div className="no-print">
				<Part id="table" title="Change the table or the analysis">
					<details open={remarked || undefined}>
						<summary className="w-fit text-accent underline underline-offset-2">
							The table, how it was read, and how it is computed
						</summary>
						<div className="mt-3">{children}</div>
					</details>
				</Part>
			</div>
			<Part id="pooled" title="Pooled result">
				<PooledTable pooled={pooled} />
				{share && (
					<p className="mt-3">
						<a href={share}>An address that holds this table and its analysis</a>
					</p>
				)}
				<form method="post" className="no-print mt-3 flex flex-wrap items-center gap-2">
					{sent.map(([name, value]) => (
						<input key={name} type="hidden" name={name} value={value} />
					))}
					Rows with their effects:
					<Button type="submit" formAction="/syntheses/try.xlsx">
						Excel
					</Button>
					<Button type="submit" formAction="/syntheses/try.csv">
						CSV
					</Button>
				</form>
			</Part>
			<Heterogeneity sentences={heterogeneity} />
			{subgroups && <Subgroups subgroups={subgroups} measure={pooled.measure} />}
			{smallStudy && (
				<SmallStudies smallStudy={smallStudy}>
					{figures.funnel && <SynthesisFigure chart={figures.funnel} titleAs="hidden" />}
				</SmallStudies>
			)}
			{sensitivity.leaveOneOut.length > 0 && (
				<Part id="sensitivity" title="Sensitivity">
					<Sensitivity sensitivity={sensitivity} measure={pooled.measure} />
				</Part>
			)}
			<Part id="data" title="The same in words and in R">
				<Paragraphs methods={words.methods} results={words.results} />
				<details className="mt-4">
					<summary className="w-fit text-accent underline underline-offset-2">R script</summary>
					<div className="mt-2">
						<ScrollRegion label="R script">
							<pre className="border border-line bg-raised p-4 text-sm select-all">{words.script}</pre>
						</ScrollRegion>
					</div>
				</details>
			</Part>
		</>
	);
}
