import { counted } from "#app/domain/format/format.ts";
import type { TablePreview } from "#app/domain/views/import/table-preview.ts";

/** The studies that a table makes: new, the same as one here, or different from it and where. */
export function TableStudies({ studies, studyCount }: Pick<TablePreview, "studies" | "studyCount">) {
	const differing = studies.filter(({ here }) => here && here.differs.length > 0).length;
	return (
		<section aria-labelledby="studies-heading" className="border-t border-line pt-6">
			<h2 id="studies-heading">{counted(studyCount, "study", "studies")}</h2>
			{differing > 0 && (
				<p className="mt-1 max-w-3xl text-sm">
					{counted(differing, "study", "studies")} here already {differing === 1 ? "differs" : "differ"} from
					the table. Saving leaves {differing === 1 ? "it" : "them"} for you to look at, and you choose field
					by field which side stands. A blank cell says nothing and removes nothing.
				</p>
			)}
			<ul className="mt-2 divide-y divide-line">
				{studies.map((study, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: two studies of a table may bear one name
					<TableStudy key={index} study={study} />
				))}
			</ul>
			{studyCount > studies.length && <p>and {counted(studyCount - studies.length, "more", "more")}.</p>}
		</section>
	);
}

function TableStudy({ study }: { study: TablePreview["studies"][number] }) {
	const { name, arms, outcomes, errors, here } = study;
	return (
		<li className="py-2">
			<p>
				<span className="font-medium">{name}</span>{" "}
				{here ? (
					<span className="text-muted">
						{here.differs.length > 0
							? `differs in ${counted(here.differs.length, "place")} from `
							: "says nothing new of "}
						<a href={`/studies/${here.slug}`}>{here.title}</a>. {here.how}
					</span>
				) : (
					<span className="text-muted">is new</span>
				)}
			</p>
			<p className="text-sm text-muted">
				{arms.join(" · ")}. {outcomes.slice(0, 6).join("; ")}
				{outcomes.length > 6 && ` and ${outcomes.length - 6} more outcomes`}
			</p>
			{here && here.differs.length > 0 && (
				<p className="text-sm">
					{here.differs.slice(0, 5).join("; ")}
					{here.differs.length > 5 && ` and ${counted(here.differs.length - 5, "more", "more")}`}
				</p>
			)}
			{errors.length > 0 && <p className="text-sm text-danger">Error: {errors.join(" ")}</p>}
		</li>
	);
}
