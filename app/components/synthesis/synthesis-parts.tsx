import { useLocation } from "@remix-run/react";
import { useState } from "react";
import type { SynthesisView } from "#app/domain/views/synthesis/synthesis-view.ts";
import { Share } from "../share/share.tsx";
import { Part } from "../study/part.tsx";
import { SynthesisFigure } from "../synthesis-figure.tsx";
import { useSubmitOnChange } from "../ui/use-submit-on-change.ts";
import { FindingsTable } from "./findings-table.tsx";
import { FurtherFigures } from "./further-figures.tsx";
import { Heterogeneity } from "./heterogeneity.tsx";
import { PeoplePart } from "./people-part.tsx";
import { PooledTable } from "./pooled-table.tsx";
import { ReaderOptions } from "./reader-options.tsx";
import { Regressions } from "./regressions.tsx";
import { Sensitivity } from "./sensitivity.tsx";
import { SmallStudies } from "./small-studies.tsx";
import { SourceList } from "./source-list.tsx";
import { StudyTable } from "./study-table.tsx";
import { Subgroups } from "./subgroups.tsx";

const FORM = "reader-options";

/** Everything below the answer: results, what they hang on, and where they come from. */
export function SynthesisParts({
	synthesis,
	pinned,
}: {
	synthesis: SynthesisView;
	/** The address of a pinned version, which readers cannot compute otherwise. */
	pinned?: string;
}) {
	const {
		slug,
		version,
		options,
		pooled,
		published,
		rows,
		heterogeneity,
		sensitivity,
		smallStudy,
		subgroups,
	} = synthesis;
	const { figures, regression } = synthesis;
	const submits = useSubmitOnChange(FORM);
	// Once opened, the table stays so when the last study comes back into the result.
	const [isOpen, setOpen] = useState(false);
	const address = `${pinned ?? `/syntheses/${slug}`}${useLocation().search}`;
	return (
		<>
			<Part id="forest" title="Results of the studies">
				<SynthesisFigure
					chart={figures.forest}
					titleAs="hidden"
					links={<Share {...{ address, version }} title={figures.forest.title} />}
					table="none"
				/>
				<details
					className="no-print mt-4"
					open={isOpen || rows.some(({ leftOut }) => leftOut)}
					onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
				>
					<summary className="w-fit text-accent underline underline-offset-2">
						{pinned ? "Show as table" : "Show as table, and leave studies out"}
					</summary>
					<div className="mt-2">
						<StudyTable
							rows={rows}
							measure={pooled.measure}
							sides={pooled.sides}
							{...(pinned === undefined && { formId: FORM })}
							{...(pooled.effect && { pooled: pooled.effect })}
						/>
					</div>
				</details>
			</Part>
			{synthesis.people && (
				<PeoplePart
					people={synthesis.people}
					chart={figures.people}
					{...{ address, version, submits }}
					{...(pinned === undefined && { formId: FORM })}
				/>
			)}
			{pinned === undefined && (
				<div className="no-print">
					<Part id="options" title="Change the analysis">
						<p className="mb-3 max-w-3xl text-muted">
							Tick studies in the table above to leave them out, or choose other methods. The address keeps
							your choices, and the published result stays beside yours.
						</p>
						<ReaderOptions slug={slug} options={options} formId={FORM} submits={submits} />
					</Part>
				</div>
			)}
			<Part id="pooled" title="Pooled result">
				<PooledTable pooled={pooled} published={published?.pooled} />
			</Part>
			<Part id="findings" title="Summary of findings">
				{synthesis.judged && (
					<p id="judged" className="mb-4 max-w-4xl border-l-4 border-warning bg-warning-soft px-4 py-3">
						{synthesis.judged}
					</p>
				)}
				<FindingsTable findings={synthesis.findings} {...synthesis.names} />
			</Part>
			{synthesis.conclusion && (
				<Part id="conclusion" title="Conclusion of the authors">
					{synthesis.judged && (
						<p className="mb-2 text-sm">
							Written of other comparisons than those now in the result: <a href="#judged">which</a>.
						</p>
					)}
					<p className="max-w-3xl whitespace-pre-line">{synthesis.conclusion}</p>
				</Part>
			)}
			<Heterogeneity sentences={heterogeneity} />
			{subgroups && <Subgroups subgroups={subgroups} measure={pooled.measure} />}
			{regression && <Regressions regression={regression} />}
			{smallStudy && (
				<SmallStudies smallStudy={smallStudy}>
					{figures.funnel && (
						<SynthesisFigure
							chart={figures.funnel}
							titleAs="hidden"
							links={<Share {...{ address, version }} figure="funnel" title={figures.funnel.title} />}
						/>
					)}
				</SmallStudies>
			)}
			<Part id="sensitivity" title="Sensitivity and further figures">
				<Sensitivity sensitivity={sensitivity} measure={pooled.measure} />
				<div className="mt-4">
					<FurtherFigures {...{ figures, address, version }} />
				</div>
			</Part>
			<Part id="studies" title="Studies and sources">
				<SourceList rows={rows} />
				{synthesis.notes && <p className="mt-4 max-w-3xl whitespace-pre-line">{synthesis.notes}</p>}
			</Part>
		</>
	);
}
