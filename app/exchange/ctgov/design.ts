import { readTimeFrame } from "#app/domain/time-frame.ts";
import { readTexts } from "./identification.ts";
import type { Place } from "./place.ts";
import type { Reading } from "./reading.ts";
import * as terms from "./terms.ts";

type Loose = Record<string, unknown>;

/** Kind of study, phase and design. */
export function readDesign(reading: Reading): {
	kind: string | undefined;
	phase: string | undefined;
	design: Loose;
} {
	const module = reading.root.at("protocolSection").at("designModule");
	const info = module.at("designInfo");
	const masking = info.at("maskingInfo");
	const allocation = info.at("allocation").term("design.allocation", terms.ALLOCATIONS);
	const design = {
		allocation,
		model:
			info.at("interventionModel").term("design.model", terms.MODELS) ??
			info.at("observationalModel").term("design.model", terms.MODELS),
		masking: masking.at("masking").term("design.masking", terms.MASKINGS),
		whoMasked: [
			...new Set(
				masking
					.at("whoMasked")
					.items()
					.flatMap((who) => who.term("design.whoMasked", terms.MASKED) ?? []),
			),
		],
		purpose: info.at("primaryPurpose").term("design.purpose", terms.PURPOSES),
		followUp: readDuration(module.at("targetDuration")),
		description: info.at("interventionModelDescription").text("design.description", 5000),
		maskingDescription: masking.at("maskingDescription").text("design.maskingDescription", 5000),
		timePerspective: info.at("timePerspective").term("design.timePerspective", terms.TIME_PERSPECTIVES),
	};
	return {
		kind: readKind(reading, module.at("studyType"), design),
		phase: readPhase(module.at("phases")),
		design,
	};
}

/** Left out where the record does not say it: of a trial whose allocation is not said, nobody knows if it was random. */
function readKind(
	reading: Reading,
	type: Place,
	{ allocation, model }: { allocation: string | undefined; model: string | undefined },
): string | undefined {
	const isOneGroup = model === "single-group";
	const trial =
		allocation === undefined && !isOneGroup
			? undefined
			: `${allocation === "randomised" ? "" : "non-"}randomised-trial`;
	if (type.words() === "INTERVENTIONAL" && trial === undefined) {
		type.mapTo("kind", "a trial; whether it is randomised is not said");
		reading.warnings.push(
			"The record does not say how people were allocated: say whether the trial is randomised.",
		);
		return undefined;
	}
	const kind = type.term("kind", {
		...(trial && { INTERVENTIONAL: trial }),
		OBSERVATIONAL: "observational",
		EXPANDED_ACCESS: "expanded-access",
	});
	if (kind === undefined) reading.warnings.push("The record does not say what kind of study it is.");
	return kind;
}

function readPhase(list: Place): string | undefined {
	const phases = list.items();
	const joined = phases
		.flatMap((phase) => phase.words() ?? [])
		.sort()
		.join("+");
	const phase = Object.hasOwn(terms.PHASES, joined) ? terms.PHASES[joined] : undefined;
	for (const place of phases) {
		if (phase === undefined)
			place.notMapped("is a phase, or a number of phases, that Equipoise does not know");
		else place.mapTo("phase");
	}
	return phase;
}

function readDuration(place: Place) {
	const words = place.words();
	if (words === undefined) return undefined;
	const followUp = readTimeFrame(words);
	if (followUp) place.mapTo("design.followUp");
	else place.notMapped("is no duration in days, weeks, months or years");
	return followUp;
}

/** Who took part, or may. */
export function readPopulation(reading: Reading): Loose {
	const protocol = reading.root.at("protocolSection");
	const enrolled = protocol.at("designModule").at("enrollmentInfo");
	const count = enrolled.at("count").count("population.enrolment.count");
	const module = protocol.at("eligibilityModule");
	const at = "population.eligibility";
	const eligibility = {
		criteria: module.at("eligibilityCriteria").text(`${at}.criteria`, 50_000),
		minimumAge: module.at("minimumAge").text(`${at}.minimumAge`, 50),
		maximumAge: module.at("maximumAge").text(`${at}.maximumAge`, 50),
		healthyVolunteers: module.at("healthyVolunteers").flag(`${at}.healthyVolunteers`),
		genderBased: module.at("genderBased").flag(`${at}.genderBased`),
		genderDescription: module.at("genderDescription").text(`${at}.genderDescription`, 2000),
		sampling: module.at("samplingMethod").term(`${at}.sampling`, terms.SAMPLINGS),
	};
	return {
		description: module.at("studyPopulation").text("population.description", 20_000),
		sex: module.at("sex").term("population.sex", terms.SEXES),
		...(count !== undefined && {
			enrolment: {
				count,
				certainty: enrolled.at("type").term("population.enrolment.certainty", terms.CERTAINTIES),
			},
		}),
		...(Object.values(eligibility).some((value) => value !== undefined) && { eligibility }),
	};
}

/** Summary, conditions, countries, sharing of data: what is left of the protocol's plain texts. */
export function readDescriptions(reading: Reading): Loose {
	const protocol = reading.root.at("protocolSection");
	const description = protocol.at("descriptionModule");
	const conditions = protocol.at("conditionsModule");
	const countries = protocol
		.at("contactsLocationsModule")
		.at("locations")
		.items()
		.map((place) => place.at("country"));
	return {
		conditions: readTexts(conditions.at("conditions").items(), "conditions", 100),
		keywords: readTexts(conditions.at("keywords").items(), "keywords", 300),
		summary: description.at("briefSummary").text("summary", 20_000),
		description: description.at("detailedDescription").text("description", 50_000),
		countries: readTexts(countries, "countries", 200),
		dataSharing: readSharing(protocol.at("ipdSharingStatementModule")),
		limitations: reading.root
			.at("resultsSection")
			.at("moreInfoModule")
			.at("limitationsAndCaveats")
			.at("description")
			.text("limitations", 5000),
	};
}

function readSharing(module: Place): Loose | undefined {
	const sharing = {
		plan: module.at("ipdSharing").term("dataSharing.plan", terms.SHARING_PLANS),
		description: module.at("description").text("dataSharing.description", 5000),
		documents: module
			.at("infoTypes")
			.items()
			.slice(0, 20)
			.flatMap((type) => terms.inWords(type.text("dataSharing.documents", 300) ?? "") || []),
		timeFrame: module.at("timeFrame").text("dataSharing.timeFrame", 2000),
		access: module.at("accessCriteria").text("dataSharing.access", 2000),
		url: module.at("url").text("dataSharing.url", 3000),
	};
	const { documents, ...rest } = sharing;
	const isEmpty = documents.length === 0 && Object.values(rest).every((value) => value === undefined);
	return isEmpty ? undefined : sharing;
}
