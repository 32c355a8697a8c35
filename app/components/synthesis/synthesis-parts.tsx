import type { SynthesisView } from "#app/domain/views/synthesis/synthesis-view.ts";
import { Part } from "../study/part.tsx";
import { FindingsTable } from "./findings-table.tsx";
import { PooledTable } from "./pooled-table.tsx";
import { ReaderOptions } from "./reader-options.tsx";
import { Sensitivity } from "./sensitivity.tsx";
import { SourceList } from "./source-list.tsx";
import { StudyTable } from "./study-table.tsx";
import { Cell, DataTable, RowHead } from "./table.tsx";

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

function Subgroups({
	subgroups,
	measure,
}: {
	subgroups: NonNullable<SynthesisView["subgroups"]>;
	measure: string;
}) {
	return (
		<Part id="subgroups" title={`Subgroups: ${subgroups.name}`}>
			<DataTable
				caption="Subgroups"
				head={["Subgroup", "Comparisons", measure, "τ²", "I²"]}
				numbers={[1, 2, 3, 4]}
			>
				{subgroups.groups.map(({ group, k, effect, tau2, I2 }) => (
					<tr key={group}>
						<RowHead>{group}</RowHead>
						<Cell number>{k}</Cell>
						<Cell number>{effect}</Cell>
						<Cell number>{tau2}</Cell>
						<Cell number>{I2}</Cell>
					</tr>
				))}
			</DataTable>
			{subgroups.between && <p className="mt-2">{subgroups.between}</p>}
		</Part>
	);
}

function SmallStudies({ smallStudy }: { smallStudy: NonNullable<SynthesisView["smallStudy"]> }) {
	const { tests, trimAndFill, few } = smallStudy;
	return (
		<Part id="funnel" title="Small-study effects">
			{few && (
				<p className="mb-2 max-w-3xl">
					<strong className="font-semibold">Fewer than ten studies:</strong> these tests would miss most that
					there is, and a funnel plot says little. They are shown for completeness.
				</p>
			)}
			{tests.length > 0 ? (
				<DataTable caption="Tests for small-study effects" head={["Test", "Result"]}>
					{tests.map(({ label, text }) => (
						<tr key={label}>
							<RowHead>{label}</RowHead>
							<Cell>{text}</Cell>
						</tr>
					))}
				</DataTable>
			) : (
				<p className="text-muted">Too few studies for a test.</p>
			)}
			{trimAndFill && <p className="mt-2">{trimAndFill}</p>}
		</Part>
	);
}
