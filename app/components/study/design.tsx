import type { StudyView } from "#app/domain/views/study-view.ts";
import { Facts } from "./part.tsx";
import { Baseline, ParticipantFlow } from "./participants.tsx";

/** How the study was made and who took part: in words, as facts, and as the tables a registry gives. */
export function Design({ study }: { study: StudyView }) {
	const { officialTitle, summary, description, limitations, flow, baseline } = study;
	return (
		<>
			{officialTitle && officialTitle !== study.title && (
				<p className="mb-4 max-w-3xl">
					<span className="text-muted">Official title:</span> {officialTitle}
				</p>
			)}
			{summary && <p className="mb-4 max-w-3xl whitespace-pre-line">{summary}</p>}
			{description && (
				<details className="mb-4 max-w-3xl">
					<summary>At length</summary>
					<p className="mt-2 whitespace-pre-line">{description}</p>
				</details>
			)}
			<div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-2 print:grid-cols-2 print:gap-4">
				<Facts facts={study.design} />
				<Facts facts={study.population} />
			</div>
			{flow && <ParticipantFlow flow={flow} />}
			{baseline && <Baseline baseline={baseline} />}
			{limitations && (
				<div className="mt-8 max-w-3xl">
					<h3>Limitations, as reported</h3>
					<p className="mt-1 whitespace-pre-line">{limitations}</p>
				</div>
			)}
		</>
	);
}
