import { reportLinks } from "../../report-words.ts";
import type { AnalysedRow } from "../../synthesis/analyse-synthesis.ts";
import { outcomeOfRow } from "../../synthesis/outcome-of-row.ts";
import type { RowLinks } from "./chart.ts";

/** Where a comparison leads: its study's page, and the reports its figures were read in. Nothing for a withheld one. */
export function rowLinks({ row, study, pinned }: AnalysedRow): RowLinks {
	if (!study) return { sources: [] };
	const { reports } = study.document;
	const outcome = outcomeOfRow(row, study);
	const arms = new Set([...row.experimental, ...row.control]);
	const results = (outcome?.results ?? []) as {
		armId: string;
		source?: { reportId?: string; locator?: string };
	}[];
	const read =
		row.kind === "contrast"
			? [outcome?.contrasts[row.contrast ?? 0]?.source]
			: results.filter(({ armId }) => arms.has(armId)).map(({ source }) => source);
	const sources = new Map<string, RowLinks["sources"][number]>();
	for (const source of read) {
		const report = reports.find(({ id }) => id === source?.reportId);
		const name = report && (report.doi ? `doi:${report.doi}` : (report.title ?? report.citation));
		const text = [name, source?.locator].filter(Boolean).join(", ");
		const href = report && reportLinks(report)[0]?.href;
		if (text) sources.set(text, { text, ...(href && { href }) });
	}
	const standing = `/studies/${study.slug}`;
	const href = pinned ? `${standing}/versions/${study.version}` : standing;
	return { href, sources: [...sources.values()] };
}
