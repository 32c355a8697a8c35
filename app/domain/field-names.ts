import { member } from "./checks/id-path.ts";
import { itemName } from "./comparing/item-names.ts";
import { itemAt } from "./comparing/lists.ts";
import type { StudyDocument } from "./study/study-document.ts";

type Names = Readonly<Record<string, string>>;

const under = (place: string, names: Names): Names =>
	Object.fromEntries(Object.entries(names).map(([field, name]) => [`${place}.${field}`, name]));

const source = {
	source: "source",
	"source.reportId": "report of the source",
	"source.locator": "place in the source",
	"source.quote": "words of the source",
};
const interval = { ciLow: "lower end", ciHigh: "upper end", ciLevel: "confidence level" };
const result = { armId: "arm", n: "analysed", events: "events", percent: "percentage" };
const spread = { sd: "standard deviation", se: "standard error", ...interval };
const quantiles = {
	median: "median",
	q1: "first quartile",
	q3: "third quartile",
	min: "minimum",
	max: "maximum",
};

const intervention = {
	type: "type",
	name: "name",
	otherNames: "other names",
	dose: "dose",
	route: "route",
	site: "site",
	schedule: "schedule",
	description: "description",
};
const counts = { "*.groupId": "group", "*.n": "people", "*.units": "units", "*.note": "note" };
const partsOfGroups = {
	groups: "groups",
	"groups.*.id": "id",
	"groups.*.label": "name",
	"groups.*.description": "description",
	"groups.*.armId": "arm",
};

/**
 * Every field of the study document in the words people use for it, by its path; `*` stands for an item of a
 * list. Forms, findings, histories and comparisons take their words from here.
 */
export const FIELD_NAMES: Names = {
	title: "title",
	officialTitle: "official title",
	acronym: "acronym",
	kind: "kind of study",
	status: "status",
	whyStopped: "why it stopped",
	phase: "phase",
	conditions: "conditions",
	keywords: "keywords",
	summary: "summary",
	description: "description at length",
	...under("design", {
		allocation: "allocation",
		model: "design",
		masking: "masking",
		whoMasked: "who is masked",
		purpose: "purpose",
		followUp: "follow-up",
		"followUp.value": "follow-up",
		"followUp.unit": "unit of the follow-up",
		description: "description of the design",
		maskingDescription: "description of the masking",
		timePerspective: "time perspective",
	}),
	...under("population", {
		description: "participants",
		randomised: "number randomised",
		age: "age",
		sex: "sex",
		sexReported: "sexes as reported",
		priorTreatment: "prior treatment",
		enrolment: "enrolment",
		"enrolment.count": "number enrolled",
		"enrolment.certainty": "enrolment actual or estimated",
	}),
	...under("population.eligibility", {
		criteria: "criteria",
		minimumAge: "lowest age",
		maximumAge: "highest age",
		healthyVolunteers: "healthy volunteers",
		genderBased: "chosen by gender",
		genderDescription: "gender that may take part",
		sampling: "sampling",
	}),
	...under("dates", {
		start: "start",
		startCertainty: "start actual or estimated",
		primaryCompletion: "primary completion",
		primaryCompletionCertainty: "primary completion actual or estimated",
		completion: "completion",
		completionCertainty: "completion actual or estimated",
		firstPosted: "first posted",
		resultsPosted: "results posted",
		lastUpdatePosted: "last update posted",
	}),
	countries: "countries",
	sponsor: "sponsor",
	collaborators: "collaborators",
	funding: "funding",
	regulatory: "regulatory status",
	...under("regulatory.*", {
		intervention: "intervention",
		condition: "condition",
		jurisdiction: "jurisdiction",
		status: "status",
		asOf: "as of",
		note: "note",
	}),
	identifiers: "identifiers",
	...under("identifiers.*", { system: "registry", value: "number" }),
	tags: "tags",
	notes: "notes",
	reports: "reports",
	...under("reports.*", {
		id: "id",
		role: "kind of report",
		authors: "authors",
		title: "title",
		journal: "journal",
		year: "year",
		volume: "volume",
		pages: "pages",
		doi: "DOI",
		pmid: "PubMed id",
		url: "web address",
		citation: "citation",
	}),
	arms: "arms",
	...under("arms.*", {
		id: "id",
		label: "name",
		role: "role",
		description: "description",
		randomised: "number randomised",
		interventions: "interventions",
	}),
	...under("arms.*.interventions.*", intervention),
	interventions: "interventions of no known arm",
	...under("interventions.*", intervention),
	...under("flow", {
		...partsOfGroups,
		recruitment: "recruitment",
		preAssignment: "before assignment",
		units: "units counted",
		periods: "periods",
		"periods.*.title": "name",
		...under("periods.*.milestones", { "*.name": "name", "*.note": "note", ...under("*.counts", counts) }),
		...under("periods.*.dropouts", { "*.reason": "reason", "*.note": "note", ...under("*.counts", counts) }),
		"periods.*.milestones": "milestones",
		"periods.*.milestones.*.counts": "counts",
		"periods.*.dropouts": "people who left",
		"periods.*.dropouts.*.counts": "counts",
	}),
	...under("baseline", {
		...partsOfGroups,
		population: "people described",
		units: "units counted",
		denominators: "numbers of people",
		"denominators.*.units": "units counted",
		"denominators.*.counts": "counts",
		...under("denominators.*.counts", counts),
		measures: "measures",
		...under("measures.*", {
			title: "name",
			description: "description",
			population: "people described",
			parameter: "parameter",
			dispersion: "dispersion",
			unit: "unit",
			rows: "rows",
		}),
		...under("measures.*.rows.*", {
			className: "class",
			category: "category",
			denominators: "numbers of people",
		}),
		...under("measures.*.rows.*.denominators", counts),
		"measures.*.rows.*.cells": "figures",
		...under("measures.*.rows.*.cells.*", {
			groupId: "group",
			value: "value",
			spread: "spread",
			low: "lower end",
			high: "upper end",
			note: "note",
		}),
	}),
	outcomes: "outcomes",
	...under("outcomes.*", {
		kind: "kind of outcome",
		id: "id",
		label: "name",
		concept: "concept",
		instrument: "instrument",
		definition: "definition",
		className: "class",
		category: "category",
		unit: "unit",
		direction: "direction",
		priority: "priority",
		timePoint: "time point",
		"timePoint.value": "time point",
		"timePoint.unit": "unit of the time point",
		"timePoint.text": "time point in the source’s words",
		population: "people analysed",
		unitsAnalysed: "units analysed",
		results: "results",
		contrasts: "reported contrasts",
	}),
	...under("outcomes.*.results.*", {
		...result,
		mean: "mean",
		meanType: "kind of mean",
		...spread,
		...quantiles,
		value: "value",
		cv: "coefficient of variation",
		isChange: "is a change",
		count: "events counted",
		personTime: "person-time",
		note: "note",
		...source,
	}),
	...under("outcomes.*.contrasts.*", {
		armId: "arms compared",
		referenceArmId: "arm compared with",
		measure: "measure",
		estimate: "estimate",
		...interval,
		se: "standard error",
		p: "p",
		method: "method",
		adjusted: "adjusted",
		measureReported: "measure as reported",
		hypothesis: "hypothesis",
		note: "note",
		...source,
	}),
	...under("adverseEventReporting", {
		...partsOfGroups,
		timeFrame: "time frame",
		description: "description",
		threshold: "least percentage reported",
		...Object.fromEntries(
			["deaths", "serious", "other"].flatMap((kind) => {
				const what = kind === "deaths" ? "deaths" : `any ${kind} adverse event`;
				return [
					[`groups.*.${kind}`, what],
					[`groups.*.${kind}.affected`, `people with ${what}`],
					[`groups.*.${kind}.atRisk`, `people at risk of ${what}`],
				];
			}),
		),
	}),
	adverseEvents: "adverse events",
	...under("adverseEvents.*", {
		id: "id",
		term: "name",
		organSystem: "organ system",
		serious: "serious",
		vocabulary: "vocabulary",
		assessment: "assessment",
		note: "note",
		results: "results",
		...source,
	}),
	...under("adverseEvents.*.results.*", {
		armId: "arm",
		affected: "people affected",
		atRisk: "people at risk",
		events: "events",
	}),
	limitations: "limitations",
	...under("dataSharing", {
		plan: "plan to share data",
		description: "description",
		documents: "documents shared",
		timeFrame: "time frame",
		access: "who may have data",
		url: "web address",
	}),
	riskOfBias: "risk of bias",
	...under("riskOfBias.*", {
		tool: "tool",
		outcomeId: "outcome",
		domain: "domain",
		judgement: "judgement",
		rationale: "reasons",
		assessor: "assessor",
	}),
	answers: "answers to findings",
	...under("answers.*", { finding: "finding", reason: "reason" }),
};

/** What the events of an outcome are called where its concept has a word for them. */
const EVENT_NAMES: Names = {
	response: "responders",
	remission: "remitters",
	relapse: "relapses",
	mortality: "deaths",
	discontinuation: "people who stopped",
};

/**
 * A path of a finding or a change in words, from the outside in: `outcomes.o1.results.a2.events` →
 * `["Outcome “Response, week 6”", "Placebo", "responders"]`. An item or field that is not there stands for itself.
 */
export function nameOfPath(path: string, document: StudyDocument): string[] {
	const segments = path === "" ? [] : path.split(".");
	const words: string[] = [];
	let node: unknown = document;
	let pattern = "";
	let concept: unknown;
	for (const [depth, segment] of segments.entries()) {
		if (Array.isArray(node)) {
			node = itemAt(node, pattern, segment);
			pattern += ".*";
			if (pattern === "outcomes.*") concept = member(node, "concept");
			words.push(node === undefined ? segment : itemName(pattern, node, document));
			continue;
		}
		node = member(node, segment);
		pattern = pattern === "" ? segment : `${pattern}.${segment}`;
		const name = pattern === "outcomes.*.results.*.events" ? EVENT_NAMES[String(concept)] : undefined;
		if (depth === segments.length - 1) words.push(name ?? FIELD_NAMES[pattern] ?? segment);
	}
	return words.map((word, depth) => (depth === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word));
}
