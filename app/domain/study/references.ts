import type * as z from "zod";
import type { Entry } from "../risk-of-bias/assessments.ts";
import { checkEntries } from "../risk-of-bias/check-entries.ts";
import type { Outcome, Source } from "./outcome.ts";

interface Referring {
	reports: { id: string }[];
	arms: { id: string }[];
	outcomes: Outcome[];
	adverseEvents: { id: string; results: { armId: string }[]; source?: Source | undefined }[];
	riskOfBias: Entry[];
	flow?: Groups | undefined;
	baseline?: Groups | undefined;
	adverseEventReporting?: Groups | undefined;
}

interface Groups {
	groups: { id: string; armId?: string | undefined }[];
}

type Path = (string | number)[];

/**
 * Holds that ids are unique, that every id named within a document exists in it, and that an arm has one
 * result per outcome: a document that breaks this cannot be stored as rows.
 */
export function checkReferences(document: Referring, context: z.RefinementCtx): void {
	const complain = (path: Path, message: string) => context.addIssue({ code: "custom", path, message });
	const arms = uniqueIds(document.arms, "arms", complain);
	const reports = uniqueIds(document.reports, "reports", complain);
	const outcomes = uniqueIds(document.outcomes, "outcomes", complain);
	uniqueIds(document.adverseEvents, "adverseEvents", complain);

	const checkArm = (id: string, path: Path) => {
		// A blank one is asked for already.
		if (id !== "" && !arms.has(id)) complain(path, `There is no arm “${id}” in this study`);
	};
	const checkSource = (source: Source | undefined, path: Path) => {
		if (source?.reportId && !reports.has(source.reportId)) {
			complain([...path, "source", "reportId"], `There is no report “${source.reportId}” in this study`);
		}
	};

	document.outcomes.forEach((outcome, index) => {
		const at: Path = ["outcomes", index];
		checkOneResultPerArm(outcome.results, [...at, "results"], complain);
		outcome.results.forEach((result, row) => {
			checkArm(result.armId, [...at, "results", row, "armId"]);
			checkSource(result.source, [...at, "results", row]);
		});
		outcome.contrasts.forEach((contrast, row) => {
			checkArm(contrast.armId, [...at, "contrasts", row, "armId"]);
			checkArm(contrast.referenceArmId, [...at, "contrasts", row, "referenceArmId"]);
			if (contrast.armId === contrast.referenceArmId && contrast.armId !== "") {
				complain([...at, "contrasts", row, "referenceArmId"], "Choose a different arm to compare with");
			}
			checkSource(contrast.source, [...at, "contrasts", row]);
		});
	});
	document.adverseEvents.forEach((event, index) => {
		const at: Path = ["adverseEvents", index];
		checkOneResultPerArm(event.results, [...at, "results"], complain);
		event.results.forEach((result, row) => {
			checkArm(result.armId, [...at, "results", row, "armId"]);
		});
		checkSource(event.source, at);
	});
	for (const part of ["flow", "baseline", "adverseEventReporting"] as const) {
		document[part]?.groups.forEach((group, index) => {
			if (group.armId) checkArm(group.armId, [part, "groups", index, "armId"]);
		});
	}
	document.riskOfBias.forEach((judgement, index) => {
		if (judgement.outcomeId && !outcomes.has(judgement.outcomeId)) {
			complain(
				["riskOfBias", index, "outcomeId"],
				`There is no outcome “${judgement.outcomeId}” in this study`,
			);
		}
	});
	checkEntries(document.riskOfBias, complain);
}

type Complain = (path: Path, message: string) => void;

function uniqueIds(items: { id: string }[], name: string, complain: Complain): Set<string> {
	const seen = new Set<string>();
	items.forEach((item, index) => {
		if (seen.has(item.id)) complain([name, index, "id"], `The id “${item.id}” is used twice`);
		seen.add(item.id);
	});
	return seen;
}

function checkOneResultPerArm(results: { armId: string }[], path: Path, complain: Complain) {
	const seen = new Set<string>();
	results.forEach((result, index) => {
		if (seen.has(result.armId)) complain([...path, index, "armId"], "This arm has a result here already");
		seen.add(result.armId);
	});
}
