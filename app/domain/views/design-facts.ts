import { formatWhole } from "../format.ts";
import { formatPartialDate } from "../format-date.ts";
import type { StudyDocument } from "../study/study-document.ts";
import * as words from "../vocabulary.ts";

/** A labelled fact; lists of them make up the quiet parts of the page. */
export interface Fact {
	label: string;
	value: string;
}

export function designFacts(document: StudyDocument): Fact[] {
	const { design, phase, status, whyStopped, dates, countries, sponsor, collaborators, funding } = document;
	const choice = (vocabulary: Record<string, string>, key: string | undefined) =>
		key && words.labelOf(vocabulary, key);
	const { followUp } = design;
	return facts([
		["Phase", choice(words.PHASES, phase)],
		["Registry status", choice(words.REGISTRY_STATUSES, status)],
		["Why it stopped", whyStopped],
		["Allocation", choice(words.ALLOCATIONS, design.allocation)],
		["Design", choice(words.DESIGN_MODELS, design.model)],
		["Masking", choice(words.MASKINGS, design.masking)],
		["Who was masked", design.whoMasked.map((who) => words.MASKED_PEOPLE[who]).join(", ")],
		["Purpose", choice(words.PURPOSES, design.purpose)],
		["Followed for", followUp?.value && `${followUp.value} ${followUp.unit}`],
		["In words", design.description],
		["Masking in words", design.maskingDescription],
		["Time perspective", choice(words.TIME_PERSPECTIVES, design.timePerspective)],
		["Start", dateText(dates.start, dates.startCertainty)],
		["Primary completion", dateText(dates.primaryCompletion, dates.primaryCompletionCertainty)],
		["Completion", dateText(dates.completion, dates.completionCertainty)],
		["First posted", dateText(dates.firstPosted)],
		["Results posted", dateText(dates.resultsPosted)],
		["Last update posted", dateText(dates.lastUpdatePosted)],
		["Countries", countries.join(", ")],
		["Sponsor", sponsor],
		["Collaborators", collaborators?.join(", ")],
		["Funding", funding],
	]);
}

/** "7 June 2024 (estimated)": what has come to be needs no word. */
function dateText(date: string | undefined, certainty?: string): string | undefined {
	return date && `${formatPartialDate(date)}${certainty === "estimated" ? " (estimated)" : ""}`;
}

export function populationFacts({ population, conditions, keywords }: StudyDocument): Fact[] {
	const { enrolment, eligibility } = population;
	const { minimumAge, maximumAge } = eligibility ?? {};
	const ages = [minimumAge && `from ${minimumAge}`, maximumAge && `to ${maximumAge}`]
		.filter(Boolean)
		.join(" ");
	return facts([
		["Conditions", conditions.join(", ")],
		["Keywords", keywords?.join(", ")],
		[
			"Enrolled",
			enrolment?.count === undefined
				? undefined
				: `${formatWhole(enrolment.count)}${enrolment.certainty === "estimated" ? " (estimated)" : ""}`,
		],
		["Randomised", population.randomised === undefined ? undefined : formatWhole(population.randomised)],
		["May take part", ages && ages.charAt(0).toUpperCase() + ages.slice(1)],
		["Age", population.age],
		["Sex", population.sex && words.SEXES[population.sex]],
		["Sexes as counted", population.sexReported],
		["Prior treatment", population.priorTreatment],
		["Chosen by gender", eligibility?.genderBased ? (eligibility.genderDescription ?? "Yes") : undefined],
		[
			"Healthy volunteers",
			eligibility?.healthyVolunteers === undefined ? undefined : eligibility.healthyVolunteers ? "Yes" : "No",
		],
		["Sampling", eligibility?.sampling && words.SAMPLING_METHODS[eligibility.sampling]],
		["Who took part", population.description],
		["Criteria", eligibility?.criteria],
	]);
}

/** How adverse events were gathered, and each group's totals as reported. */
export function adverseEventFacts({ adverseEventReporting }: StudyDocument): Fact[] {
	if (!adverseEventReporting) return [];
	const { timeFrame, description, threshold, groups } = adverseEventReporting;
	const of = (
		what: string,
		total: { affected?: number | undefined; atRisk?: number | undefined } | undefined,
	) =>
		total?.affected === undefined || !total.atRisk
			? undefined
			: `${what} ${total.affected} of ${total.atRisk}`;
	return facts([
		["Gathered over", timeFrame],
		["How", description],
		[
			"Reported",
			threshold && threshold !== "0" ? `if not serious, above ${threshold}% of an arm` : undefined,
		],
		...groups.map(({ label, deaths, serious, other }): [string, string] => [
			label,
			[of("deaths", deaths), of("any serious", serious), of("any other", other)].filter(Boolean).join("; "),
		]),
	]);
}

export function facts(pairs: [string, string | undefined][]): Fact[] {
	return pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
