import type { Report, StudyDocument } from "#app/domain/study/study-document.ts";
import { threeWay } from "#app/domain/versions/three-way.ts";
import type { ReportDraft } from "#app/exchange/references/reference.ts";
import { sameReport } from "#app/exchange/references/same-report.ts";
import { getStudy } from "#db/queries/get-study.ts";
import type { Store } from "#db/store.ts";
import { parseDocument } from "../parse-document.ts";
import type { Choices } from "./choices.ts";
import { findReference } from "./find-reference.ts";
import { NOTHING_HERE } from "./merge-by-sides.ts";
import type { KeptReading } from "./read-kept.ts";
import type { RecordPlan } from "./record-plan.ts";

/**
 * What a reference would come to: a draft of its own; nothing, where a study here has it; or, where somebody says
 * that a study here with nearly its title is the one, a further report of that.
 */
export function planReference(
	store: Store,
	{ document, reference }: Required<Pick<KeptReading, "document" | "reference">>,
	{ choices, importId }: { choices: Choices; importId: number | undefined },
): RecordPlan {
	const remark = reference.notes.join(" ") || undefined;
	const found = choices.same === false ? undefined : findReference(store, reference, importId);
	const study = found && getStudy(store, found.slug, "drafts-too");
	// A reference alone is no study that anybody should read yet.
	const draft = true as const;
	if (!study) return { coming: document, draft, known: false, ...NOTHING_HERE(document), choices, remark };
	const theirs = study.document;
	const coming = found.sure ? theirs : withReports(theirs, [reference.report]).document;
	const conflicts = threeWay(theirs, theirs, coming);
	const sides = Object.fromEntries(conflicts.map(({ path }) => [path, "mine" as const]));
	const held = "A study here has nearly the same title and year: say whether it is this one.";
	return {
		...{
			coming,
			draft,
			here: { study, by: found.by },
			known: false,
			conflicts,
			sides,
			result: coming,
			choices,
		},
		...(!found.sure && !choices.confirmed && { held }),
	};
}

/**
 * A study with further reports, but for those that it has. Of one that it has, it learns what became of it since.
 * @returns those added
 */
export function withReports(
	study: StudyDocument,
	reports: readonly ReportDraft[],
): { document: StudyDocument; added: ReportDraft[] } {
	const own: Report[] = [...study.reports];
	const added: ReportDraft[] = [];
	for (const report of reports) {
		const place = own.findIndex((other) => sameReport(other, report));
		const here = own[place];
		if (here) {
			if (report.status && !here.status) own[place] = { ...here, status: report.status };
			continue;
		}
		const taken = new Set(own.map(({ id }) => id));
		let number = 1;
		while (taken.has(`r${number}`)) number++;
		own.push({ ...report, id: `r${number}` });
		added.push(report);
	}
	const isAsBefore = own.every((report, index) => report === study.reports[index]);
	return { document: isAsBefore ? study : parseDocument({ ...study, reports: own }), added };
}
