import type { Place } from "./place.ts";
import type { Reading } from "./reading.ts";
import { CERTAINTIES, STATUSES } from "./terms.ts";

type Loose = Record<string, unknown>;
type System =
	| "nct"
	| "isrctn"
	| "eudract"
	| "ctis"
	| "sponsor"
	| "funder"
	| "utn"
	| "other"
	| "drks"
	| "jrct"
	| "umin"
	| "ctri"
	| "chictr"
	| "anzctr"
	| "irct";

const SYSTEMS: Readonly<Record<string, System>> = {
	ORGANISATION: "sponsor",
	EUDRACT_NUMBER: "eudract",
	CTIS: "ctis",
	NIH: "funder",
	FDA: "funder",
	VA: "funder",
	CDC: "funder",
	AHRQ: "funder",
	SAMHSA: "funder",
	OTHER_GRANT: "funder",
	REGISTRY: "other",
	OTHER: "other",
};

/** What a number says of itself by its form, whatever it is filed as. */
const FORMS: readonly [RegExp, System][] = [
	[/^NCT\d{8}$/i, "nct"],
	[/^ISRCTN\d+$/i, "isrctn"],
	[/^\d{4}-\d{6}-\d{2}$/, "eudract"],
	[/^20\d{2}-5\d{5}-\d{2}-\d{2}$/, "ctis"],
	[/^U1111-\d{4}-\d{4}$/i, "utn"],
	[/^DRKS\d+$/i, "drks"],
	[/^jRCT\w+$/i, "jrct"],
	[/^UMIN\d+$/i, "umin"],
	[/^CTRI\/.+$/i, "ctri"],
	[/^ChiCTR.+$/i, "chictr"],
	[/^ACTRN\d+p?$/i, "anzctr"],
	[/^IRCT\w+$/i, "irct"],
];

/** Registries as the records name them, whatever else the name says. */
const REGISTRIES: readonly [RegExp, System][] = [
	[/\bISRCTN\b/i, "isrctn"],
	[/\beudra ?ct\b/i, "eudract"],
	[/\bCTIS\b|\bEU ?CT\b/i, "ctis"],
	[/\bDRKS\b/i, "drks"],
	[/\bjRCT\b/i, "jrct"],
	[/\bUMIN\b/i, "umin"],
	[/\bCTRI\b/i, "ctri"],
	[/\bChiCTR\b/i, "chictr"],
	[/\bANZCTR\b/i, "anzctr"],
	[/\bIRCT\b/i, "irct"],
	[/\bUTN\b|\bWHO\b/i, "utn"],
];

/** Titles and numbers. */
export function readIdentification(reading: Reading, nctId: string): Loose {
	const module = reading.root.at("protocolSection").at("identificationModule");
	const identifiers: { system: System | undefined; value: string }[] = [{ system: "nct", value: nctId }];
	module.at("nctId").mapTo("identifiers.0.value");
	const add = (place: Place, system: System | undefined) => {
		const value = place.words();
		if (value === undefined) return;
		if (identifiers.some((known) => known.value.toLowerCase() === value.toLowerCase())) {
			place.mapTo("identifiers", "the same number as another of them");
			return;
		}
		if (identifiers.length === 50) return place.notMapped("a study has at most 50 identifiers here");
		place.mapTo(`identifiers.${identifiers.length}.value`);
		const byForm = FORMS.find(([form]) => form.test(value))?.[1];
		identifiers.push({ system: byForm ?? system, value: place.fitted(value, 100) });
	};
	const own = module.at("orgStudyIdInfo");
	// The registry asks here for the number that the organisation itself gave, unless its type says otherwise.
	add(own.at("id"), SYSTEMS[own.at("type").structure() ?? "ORGANISATION"]);
	for (const place of module.at("secondaryIdInfos").items()) {
		const domain = place.at("domain");
		const named = REGISTRIES.find(([pattern]) => pattern.test(domain.words() ?? ""))?.[1];
		if (named) domain.mapTo("identifiers", "says whose number it is");
		add(place.at("id"), named ?? SYSTEMS[place.at("type").structure() ?? ""]);
		place.at("type").structure();
	}
	for (const place of module.at("nctIdAliases").items()) add(place, "nct");
	const brief = module.at("briefTitle").title("title", 1000);
	const official = module.at("officialTitle").title("officialTitle", 1000);
	if (brief === undefined) reading.warnings.push("The record has no brief title.");
	return {
		title: brief ?? official ?? nctId,
		officialTitle: official,
		acronym: module.at("acronym").text("acronym", 100),
		identifiers,
	};
}

/** Where the study stands, and its dates, with whether they have come to be. */
export function readStatus(reading: Reading): { status: Loose; dates: Loose } {
	const module = reading.root.at("protocolSection").at("statusModule");
	const dates: Loose = {};
	for (const name of ["start", "primaryCompletion", "completion"]) {
		const struct = module.at(`${name}DateStruct`);
		const date = struct.at("date").date(`dates.${name}`);
		const type = struct.at("type");
		if (date === undefined) continue;
		dates[name] = date;
		dates[`${name}Certainty`] = type.term(`dates.${name}Certainty`, CERTAINTIES);
	}
	for (const [field, to] of [
		["studyFirstPostDateStruct", "firstPosted"],
		["resultsFirstPostDateStruct", "resultsPosted"],
		["lastUpdatePostDateStruct", "lastUpdatePosted"],
	] as const) {
		dates[to] = module.at(field).at("date").date(`dates.${to}`);
	}
	const status = {
		status: module.at("overallStatus").term("status", STATUSES),
		whyStopped: module.at("whyStopped").text("whyStopped", 2000),
	};
	return { status, dates };
}

/** Who is responsible, and who helped. */
export function readSponsors(reading: Reading): Loose {
	const protocol = reading.root.at("protocolSection");
	const module = protocol.at("sponsorCollaboratorsModule");
	const organisation = protocol.at("identificationModule").at("organization").at("fullName");
	if (organisation.words() === module.at("leadSponsor").at("name").words()) organisation.mapTo("sponsor");
	return {
		sponsor: module.at("leadSponsor").at("name").text("sponsor", 300),
		collaborators: readTexts(
			module
				.at("collaborators")
				.items()
				.map((place) => place.at("name")),
			"collaborators",
			100,
		),
	};
}

/** A list of short texts; those beyond the most a document holds are listed. */
export function readTexts(places: readonly Place[], to: string, most: number): string[] {
	const texts: string[] = [];
	const seen = new Set<string>();
	for (const place of places) {
		const words = place.words();
		if (words === undefined) continue;
		if (seen.has(words.toLowerCase())) {
			place.mapTo(to, "given twice");
			continue;
		}
		if (texts.length === most) {
			place.notMapped(`at most ${most} are kept`);
			continue;
		}
		seen.add(words.toLowerCase());
		place.mapTo(`${to}.${texts.length}`);
		texts.push(place.fitted(words, 300));
	}
	return texts;
}
