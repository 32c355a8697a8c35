import type { Report, StudyDocument } from "./study/study-document.ts";

/**
 * Reports of the study itself, the one it is known by first; one whose role is not said is taken for its own. A review
 * that gives its figures is about many.
 */
export const OWN_REPORT_ROLES: readonly Report["role"][] = [
	...(["primary", undefined, "secondary", "registry", "protocol"] as const),
];

/** A report of the study itself, as against a review of several or a paper on something else. */
export const isOwnReport = ({ role }: Pick<Report, "role">) => OWN_REPORT_ROLES.includes(role);

/** The reports of a study itself, the main one first; reviews and background papers are of others. */
export function ownReports({ reports }: Pick<StudyDocument, "reports">): Report[] {
	return OWN_REPORT_ROLES.flatMap((role) => reports.filter((report) => report.role === role));
}
