import { describeOutcome, describeTimePoint, shortAuthors } from "../describe.ts";
import { member } from "../id-path.ts";
import { FIELDS } from "../study/field-register.ts";
import type { StudyContrast, StudyOutcome, TimePoint } from "../study/outcome.ts";
import type { Report, StudyDocument } from "../study/study-document.ts";
import { CONTRAST_MEASURES, labelOf, MASKED_PEOPLE } from "../vocabulary.ts";
import { shortened } from "./shortened.ts";

const LONGEST = 80;

const quoted = (what: string, text: unknown) => `${what} “${shortened(String(text ?? ""), LONGEST)}”`;

/** The name of an arm, or of a group that is none, by its id; the id itself where there is neither. */
export function armLabel(id: unknown, { arms, groups = [] }: StudyDocument): string {
	return (
		arms.find((arm) => arm.id === id)?.label ?? groups.find((group) => group.id === id)?.title ?? String(id)
	);
}

/** Whose figures a result gives, and when they were measured where the outcome has several time points. */
function resultName(item: unknown, document: StudyDocument): string {
	const whose = armLabel(member(item, "armId") ?? member(item, "groupId"), document);
	const outcome = document.outcomes.find(({ results }) => (results as unknown[]).includes(item));
	if (!outcome || outcome.timePoints.length < 2) return whose;
	const at = outcome.timePoints.find(({ id }) => id === member(item, "timePointId"));
	return [whose, describeTimePoint(at)].filter(Boolean).join(", ");
}

/** "Outcome “Response, week 6”"; without a time where there are several. */
function outcomeName({ timePoints, ...outcome }: StudyOutcome): string {
	const [timePoint, ...others] = timePoints;
	return quoted("Outcome", describeOutcome(others.length > 0 ? outcome : { ...outcome, timePoint }));
}

/** A report as it is called in running words: by its title, else by whatever else is known of it. */
export function reportName(report: Report): string {
	const { title, citation, journal, doi, pmid, url, id } = report;
	return title ?? citation ?? (authorsAndYear(report) || (journal ?? doi ?? pmid ?? url ?? id));
}

/** "Finzi & Rosenthal 2014"; empty when neither is known. */
export function authorsAndYear(report: Report): string {
	return [shortAuthors(report), report.year].filter(Boolean).join(" ");
}

function contrastName(contrast: StudyContrast, document: StudyDocument): string {
	const { armId, groupId, referenceArmId, referenceGroupId, measure } = contrast;
	const arms = `${armLabel(armId ?? groupId, document)} against ${armLabel(referenceArmId ?? referenceGroupId, document)}`;
	return measure === undefined || measure === "other"
		? arms
		: `${arms} (${CONTRAST_MEASURES[measure].toLowerCase()})`;
}

/** A finding's code and path; the path is left in ids, as its item may be gone. */
function answerName(finding: unknown): string {
	return `Answer on ${String(finding).split(" ").at(-1)}`;
}

type NameItem = (item: unknown, document: StudyDocument) => string;
const named =
	(what: string, field: string): NameItem =>
	(item) =>
		quoted(what, member(item, field));
const text =
	(what: string): NameItem =>
	(item) =>
		quoted(what, item);

/** The group that a figure of the participant flow or the baseline is of. */
const groupName =
	(part: "flow" | "baseline"): NameItem =>
	(item, document) => {
		const id = member(item, "groupId");
		return document[part]?.groups.find((group) => group.id === id)?.label ?? String(id);
	};

/** How an item of each list is called, by its pattern. */
const ITEM_NAMES: Readonly<Record<string, NameItem>> = {
	"conditions.*": text("Condition"),
	"countries.*": text("Country"),
	"tags.*": text("Tag"),
	"design.whoMasked.*": (item) => quoted("Masked person", labelOf(MASKED_PEOPLE, String(item)).toLowerCase()),
	"regulatory.*": (item) => `Regulatory status, ${member(item, "jurisdiction")}`,
	"identifiers.*": (item) => `Identifier ${member(item, "value")}`,
	"reports.*": (item) => quoted("Report", reportName(item as Report)),
	"arms.*": named("Arm", "label"),
	"arms.*.interventions.*": (item) => String(member(item, "name")),
	"arms.*.interventions.*.otherNames.*": text("other name"),
	"keywords.*": text("Keyword"),
	"collaborators.*": text("Collaborator"),
	"dataSharing.documents.*": text("document"),
	"interventions.*": (item) => String(member(item, "name")),
	"interventions.*.otherNames.*": text("other name"),
	"flow.groups.*": named("Group of the participant flow", "label"),
	"flow.periods.*": named("Period", "title"),
	"flow.periods.*.milestones.*": (item) => String(member(item, "name")),
	"flow.periods.*.milestones.*.counts.*": groupName("flow"),
	"flow.periods.*.dropouts.*": (item) => String(member(item, "reason")),
	"flow.periods.*.dropouts.*.counts.*": groupName("flow"),
	"baseline.groups.*": named("Group of the baseline", "label"),
	"baseline.denominators.*": (item) => `Number of ${member(item, "units") ?? "people"}`,
	"baseline.denominators.*.counts.*": groupName("baseline"),
	"baseline.measures.*": named("Baseline", "title"),
	"baseline.measures.*.rows.*": (item) =>
		[member(item, "className"), member(item, "category")].filter(Boolean).join(", ") || "figures",
	"baseline.measures.*.rows.*.denominators.*": groupName("baseline"),
	"baseline.measures.*.rows.*.cells.*": groupName("baseline"),
	"adverseEventReporting.groups.*": named("Group of the adverse events", "label"),
	"groups.*": named("Group", "title"),
	"outcomes.*": (item) => outcomeName(item as StudyOutcome),
	"outcomes.*.timePoints.*": (item) => describeTimePoint(item as TimePoint) || "time point",
	"outcomes.*.results.*": resultName,
	"outcomes.*.contrasts.*": (item, document) => contrastName(item as StudyContrast, document),
	"adverseEvents.*": named("Adverse event", "term"),
	"adverseEvents.*.results.*": resultName,
	"riskOfBias.*": named("Risk of bias", "domain"),
	"answers.*": (item) => answerName(member(item, "finding")),
};

/** An item of a list as it is called in running words: `Outcome “Response, week 6”`, `Placebo`. */
export function itemName(pattern: string, item: unknown, document: StudyDocument): string {
	return ITEM_NAMES[pattern]?.(item, document) ?? toldName(pattern, item) ?? String(item);
}

/** By what its list says an item is told by: "figures not read: sd". */
function toldName(pattern: string, item: unknown): string | undefined {
	const list = FIELDS.get(pattern.replace(/\.\*$/, ""));
	const told = list?.toldBy?.flatMap((field) => member(item, field) ?? []);
	return list && told?.length ? `${list.name}: ${told.join(", ")}` : undefined;
}
