import { formatPartialDate } from "../format/format-date.ts";
import { sameWords } from "../same-words.ts";
import type { Intervention, StudyDocument } from "../study/study-document.ts";
import { REGULATORY_STATUSES, saidLabel } from "../vocabulary.ts";
import { grouped, type NamedStudy, type Said } from "./grouped.ts";
import { topicKey } from "./topic-key.ts";

/** A study of a topic, and what it says. */
export interface TopicStudy extends NamedStudy {
	document: StudyDocument;
}

/** Where an intervention may be used for a condition, as a study records it. */
export interface TopicStatus {
	intervention: string;
	condition: string;
	jurisdiction: string;
	status: string;
	asOf: string;
}

/** Regulatory statuses by country, each with the studies that record it. */
export function statusesOf(studies: readonly TopicStudy[]): Said<TopicStatus>[] {
	const said = studies.flatMap(({ document, ...study }) =>
		document.regulatory.map(({ intervention, condition, jurisdiction, status, asOf }) => ({
			...{ study, intervention, condition, jurisdiction },
			...{ status: saidLabel(REGULATORY_STATUSES, status), asOf: asOf ? formatPartialDate(asOf) : "" },
		})),
	);
	const together = grouped(said, (one: TopicStatus) =>
		sameWords([one.jurisdiction, one.intervention, one.condition, one.status, one.asOf].join("|")),
	);
	return together.toSorted((a, b) => a.jurisdiction.localeCompare(b.jurisdiction, "en"));
}

/** How an intervention was given, in a source’s words. */
export interface Dosage {
	intervention: string;
	dose: string;
	route: string;
	site: string;
	schedule: string;
}

/** Whether an intervention is the one of a topic. */
export type IsOfTopic = (intervention: Pick<Intervention, "name" | "otherNames">) => boolean;

/**
 * An intervention is a topic's by its name. By another name that its study gives, it is where people agreed on the
 * topic: by itself that may be a brand, a code or a class.
 */
export function isNamed(names: readonly string[], isAgreed: boolean): IsOfTopic {
	const keys = new Set(names.map(topicKey));
	return ({ name, otherNames }) =>
		[name, ...(isAgreed ? otherNames : [])].some((one) => keys.has(topicKey(one)));
}

/** Doses and routes of an intervention, each with the studies that give them. */
export function dosagesOf(studies: readonly TopicStudy[], isOfTopic: IsOfTopic): Said<Dosage>[] {
	const said = studies.flatMap(({ document, ...study }) =>
		[...document.arms.flatMap((arm) => arm.interventions), ...(document.interventions ?? [])]
			.filter(isOfTopic)
			.map(({ name, dose = "", route = "", site = "", schedule = "" }) => ({
				...{ study, intervention: name, dose, route, site, schedule },
			})),
	);
	const given = said.filter(({ dose, route, site, schedule }) => dose + route + site + schedule !== "");
	return grouped(given, (one: Dosage) => sameWords([one.dose, one.route, one.site, one.schedule].join("|")));
}
