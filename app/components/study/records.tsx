import type { StudyView } from "#app/domain/views/study-view.ts";

export function RegulatoryStatus({ statuses }: { statuses: StudyView["regulatory"] }) {
	return (
		<ul className="grid grid-cols-1 gap-2">
			{statuses.map((status) => (
				<li key={`${status.intervention} ${status.condition} ${status.jurisdiction}`}>
					<strong className="font-semibold">{status.status}</strong> in {status.jurisdiction}:{" "}
					{status.intervention} for {status.condition}
					{status.asOf && <span className="text-muted"> (as of {status.asOf})</span>}
					{status.note && <p className="text-sm text-muted">{status.note}</p>}
				</li>
			))}
		</ul>
	);
}

interface ReportsProps extends Pick<StudyView, "reports" | "identifiers"> {
	/** The number of the first of them in the study. */
	first?: number;
}

export function Reports({ reports, identifiers, first = 1 }: ReportsProps) {
	return (
		<>
			<ol className="grid grid-cols-1 gap-3">
				{reports.map((report, index) => (
					<li key={`${report.role} ${report.text}`} id={`report-${first + index}`} className="flex gap-3">
						<span className="tabular text-muted">{first + index}.</span>
						<div>
							<p>{report.text}</p>
							<p className="text-sm text-muted">
								{report.role}
								{report.links.map(({ label, href }) => (
									<span key={href}>
										{" · "}
										<a href={href} rel="noreferrer">
											{label}
										</a>
									</span>
								))}
							</p>
						</div>
					</li>
				))}
			</ol>
			{identifiers.length > 0 && (
				<ul className="mt-4 flex flex-wrap gap-x-6 gap-y-1">
					{identifiers.map(({ system, value, href }) => (
						<li key={`${system} ${value}`}>
							<span className="text-muted">{system}:</span>{" "}
							{href ? (
								<a href={href} rel="noreferrer">
									{value}
								</a>
							) : (
								value
							)}
						</li>
					))}
				</ul>
			)}
		</>
	);
}
