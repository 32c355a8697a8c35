import type * as z from "zod";
import type { Source, StudyContrast, StudyOutcome } from "./outcome.ts";
import { type ResultOf, resultKey } from "./result-key.ts";

interface Referring {
	reports: { id: string }[];
	arms: { id: string }[];
	groups?: { id: string; armIds?: string[] | undefined }[] | undefined;
	outcomes: StudyOutcome[];
	adverseEvents: { id: string; results: ResultOf[]; source?: Source | undefined }[];
	riskOfBias: { outcomeId?: string | undefined }[];
	flow?: Groups | undefined;
	baseline?: Groups | undefined;
	adverseEventReporting?: Groups | undefined;
}

interface Groups {
	groups: { id: string; armId?: string | undefined }[];
}

type Path = (string | number)[];

/**
 * Holds that ids are unique, that every id named within a document exists in it, and that an arm or a group has one
 * result per outcome and time point: a document that breaks this cannot be read by them.
 */
export function checkReferences(document: Referring, context: z.RefinementCtx): void {
	const complain = (path: Path, message: string) => context.addIssue({ code: "custom", path, message });
	const arms = uniqueIds(document.arms, "arms", complain);
	const groups = uniqueIds(document.groups ?? [], "groups", complain, arms);
	const reports = uniqueIds(document.reports, "reports", complain);
	const outcomes = uniqueIds(document.outcomes, "outcomes", complain);
	uniqueIds(document.adverseEvents, "adverseEvents", complain);

	const checkArm = (id: string, path: Path) => {
		if (!arms.has(id)) complain(path, `There is no arm “${id}” in this study`);
	};
	/** An arm or a group, and not both. */
	const checkWhose = (
		armId: string | undefined,
		groupId: string | undefined,
		path: Path,
		names = OF_RESULT,
	) => {
		if (armId === undefined && groupId === undefined) complain([...path, names.arm], "Choose one");
		else if (armId !== undefined && groupId !== undefined)
			complain([...path, names.group], "Say either an arm or a group");
		if (armId !== undefined) checkArm(armId, [...path, names.arm]);
		if (groupId !== undefined && !groups.has(groupId))
			complain([...path, names.group], `There is no group “${groupId}” in this study`);
	};
	const checkSource = (source: Source | undefined, path: Path) => {
		if (source?.reportId && !reports.has(source.reportId)) {
			complain([...path, "source", "reportId"], `There is no report “${source.reportId}” in this study`);
		}
	};

	(document.groups ?? []).forEach(({ armIds = [] }, index) => {
		armIds.forEach((id, position) => {
			checkArm(id, ["groups", index, "armIds", position]);
		});
	});
	document.outcomes.forEach((outcome, index) => {
		const at: Path = ["outcomes", index];
		const times = uniqueIds(outcome.timePoints, "timePoints", complain, new Set(), at);
		const checkTime = ({ timePointId }: ResultOf, path: Path) => {
			if (timePointId === undefined ? times.size > 1 : !times.has(timePointId))
				complain(
					[...path, "timePointId"],
					timePointId === undefined
						? "Say at which of the time points"
						: `There is no time point “${timePointId}” of this outcome`,
				);
		};
		checkOneResultEach(outcome.results, [...at, "results"], complain);
		outcome.results.forEach((result, row) => {
			const path = [...at, "results", row];
			checkWhose(result.armId, result.groupId, path);
			checkTime(result, path);
			checkSource(result.source, path);
		});
		outcome.contrasts.forEach((contrast, row) => {
			const path = [...at, "contrasts", row];
			checkWhose(contrast.armId, contrast.groupId, path);
			checkWhose(contrast.referenceArmId, contrast.referenceGroupId, path, OF_REFERENCE);
			if (isWithItself(contrast))
				complain([...path, "referenceArmId"], "Choose a different arm to compare with");
			checkTime(contrast, path);
			checkSource(contrast.source, path);
		});
	});
	document.adverseEvents.forEach((event, index) => {
		const at: Path = ["adverseEvents", index];
		checkOneResultEach(event.results, [...at, "results"], complain);
		event.results.forEach((result, row) => {
			checkWhose(result.armId, result.groupId, [...at, "results", row]);
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
}

type Complain = (path: Path, message: string) => void;

const OF_RESULT = { arm: "armId", group: "groupId" };
const OF_REFERENCE = { arm: "referenceArmId", group: "referenceGroupId" };

const isWithItself = ({ armId, groupId, referenceArmId, referenceGroupId }: StudyContrast) =>
	(armId !== undefined && armId === referenceArmId) ||
	(groupId !== undefined && groupId === referenceGroupId);

/** @param taken ids that others have which are named alike */
function uniqueIds(
	items: { id: string }[],
	name: string,
	complain: Complain,
	taken: ReadonlySet<string> = new Set(),
	at: Path = [],
): Set<string> {
	const seen = new Set<string>();
	items.forEach((item, index) => {
		if (seen.has(item.id) || taken.has(item.id))
			complain([...at, name, index, "id"], `The id “${item.id}” is used twice`);
		seen.add(item.id);
	});
	return seen;
}

function checkOneResultEach(results: ResultOf[], path: Path, complain: Complain) {
	const seen = new Set<string>();
	results.forEach((result, index) => {
		const key = resultKey(result);
		const whose = result.armId === undefined ? "group" : "arm";
		if (seen.has(key)) complain([...path, index, `${whose}Id`], `This ${whose} has a result here already`);
		seen.add(key);
	});
}
