import { isOwnReport } from "./own-reports.ts";
import { reportWords } from "./report-words.ts";
import type { StudyDocument } from "./study/study-document.ts";
import { REPORT_STATUSES } from "./vocabulary.ts";

/** Whether a report of the study itself was retracted. */
export const isRetracted = ({ reports }: Pick<StudyDocument, "reports">): boolean =>
	reports.some((report) => report.status === "retracted" && isOwnReport(report));

export interface ReportFlag {
	status: keyof typeof REPORT_STATUSES;
	/** "Retracted: Finzi E, Rosenthal NE. Treatment of …" */
	says: string;
	notice?: string;
}

/** What became of the study's own reports since, for whoever reads its figures; the gravest first. */
export function reportFlags({ reports }: Pick<StudyDocument, "reports">): ReportFlag[] {
	return (Object.keys(REPORT_STATUSES) as ReportFlag["status"][]).flatMap((status) =>
		reports
			.filter((report) => report.status === status && isOwnReport(report))
			.map((report) => ({
				status,
				says: `${REPORT_STATUSES[status]}: ${reportWords(report) || "a report of this study"}`,
				...(report.notice && { notice: report.notice }),
			})),
	);
}
