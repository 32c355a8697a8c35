import type { SynthesisView } from "#app/domain/views/synthesis/synthesis-view.ts";
import { Part } from "../study/part.tsx";
import { FindingsTable } from "./findings-table.tsx";
import { PooledTable } from "./pooled-table.tsx";
import { ReaderOptions } from "./reader-options.tsx";
import { Sensitivity } from "./sensitivity.tsx";
import { SmallStudies } from "./small-studies.tsx";
import { SourceList } from "./source-list.tsx";
import { StudyTable } from "./study-table.tsx";
import { Subgroups } from "./subgroups.tsx";

const FORM = "reader-options";

/** Everything below the answer: results, what they hang on, and where they come from. */
export function SynthesisParts({ synthesis }: { synthesis: SynthesisView }) {
	const { slug, options, pooled, published, rows, heterogeneity, sensitivity, smallStudy, subgroups } =
		synthesis;
	const named = (label: string, otherwise: string) =>
		synthesis.question.find((fact) => fact.label === label)?.value ?? otherwise;
	return (
		<>
			<Part id="forest" title="Results of the studies">
				<StudyTable
					rows={rows}
					measure={pooled.measure}
					formId={FORM}
					{...(pooled.effect && { pooled: pooled.effect })}
				/>
			</Part>
			<Part id="options" title="Compute it otherwise">
				<p className="mb-3 max-w-3xl text-muted">
					Tick studies above to leave them out, or choose another way. The address keeps your choices, and the
					published result stays beside yours.
				</p>
				<ReaderOptions slug={slug} options={options} formId={FORM} />
			</Part>
			<Part id="pooled" title="Pooled result">
				<PooledTable pooled={pooled} published={published?.pooled} />
			</Part>
			<Part id="findings" title="Summary of findings">
				<FindingsTable
					findings={synthesis.findings}
					intervention={named("Intervention", "the intervention")}
					comparator={named("Comparator", "the comparator")}
				/>
			</Part>
			{synthesis.conclusion && (
				<Part id="conclusion" title="Conclusion of the authors">
					<p className="max-w-3xl whitespace-pre-line">{synthesis.conclusion}</p>
				</Part>
			)}
			{heterogeneity.length > 0 && (
				<Part id="heterogeneity" title="How the studies differ">
					<ul className="grid max-w-3xl grid-cols-1 list-disc gap-1.5 pl-5">
						{heterogeneity.map((sentence) => (
							<li key={sentence}>{sentence}</li>
						))}
					</ul>
				</Part>
			)}
			{subgroups && <Subgroups subgroups={subgroups} measure={pooled.measure} />}
			{smallStudy && <SmallStudies smallStudy={smallStudy} />}
			<Part id="sensitivity" title="Sensitivity">
				<Sensitivity sensitivity={sensitivity} measure={pooled.measure} />
			</Part>
			<Part id="studies" title="Studies and sources">
				<SourceList rows={rows} />
				{synthesis.notes && <p className="mt-4 max-w-3xl whitespace-pre-line">{synthesis.notes}</p>}
			</Part>
		</>
	);
}
