import type { Place } from "./place.ts";
import type { Reading } from "./reading.ts";

/** Parts of a record that are listed as one, and why they are not kept; by path without positions. */
const WHOLE_PARTS: Readonly<Record<string, string>> = {
	derivedSection: "is worked out by the registry from the rest of the record",
	annotationSection: "is the registry's own remarks on the record",
	"protocolSection.oversightModule": "regulatory oversight has no place in the study document",
	"protocolSection.contactsLocationsModule.centralContacts": "contact persons are not kept",
	"protocolSection.contactsLocationsModule.overallOfficials": "contact persons are not kept",
	"protocolSection.contactsLocationsModule.locations": "of the sites only the countries are kept",
	"protocolSection.sponsorCollaboratorsModule.responsibleParty": "the responsible party has no place",
	"protocolSection.eligibilityModule.stdAges": "is worked out by the registry from the ages",
	"protocolSection.designModule.bioSpec": "biospecimens have no place in the study document",
	"protocolSection.statusModule.expandedAccessInfo": "expanded access has no place in the study document",
	"resultsSection.moreInfoModule.certainAgreement": "agreements with investigators have no place",
	"resultsSection.moreInfoModule.pointOfContact": "contact persons are not kept",
};

/** Single fields with a reason of their own. */
const FIELDS: readonly [RegExp, string][] = [
	[/^protocolSection\.statusModule\..*Date/, "a date of the registry's own processing"],
	[/^protocolSection\.statusModule\.statusVerifiedDate$/, "a date of the registry's own processing"],
	[/\.class$/, "kinds of organisation have no place in the study document"],
	[/^hasResults$/, "the results that the record holds show it"],
	[/\.organization\./, "the organisation that sent the record has no place: the sponsor is kept"],
	[/\.calculatePct$/, "only says how the registry's page shows the table"],
];

/** Lists whatever nobody read: parts of no interest as one, everything else value by value. */
export function listLeftOver(reading: Reading): void {
	const root = reading.root;
	if (typeof root.value !== "object" || root.value === null) return;
	for (const key of Object.keys(root.value)) listWithin(reading, root, key);
}

function listWithin(reading: Reading, holder: Place, key: string): void {
	if (reading.hasSeen(holder.value, key)) return;
	const place = holder.at(key);
	if (place.isThere) walk(reading, place);
}

function walk(reading: Reading, place: Place): void {
	const { value } = place;
	if (typeof value !== "object" || value === null) {
		reading.list(place, whyOf(place));
		return;
	}
	const whole = WHOLE_PARTS[withoutPositions(place.path)];
	if (whole !== undefined) {
		if (hasUnread(reading, value)) reading.list(place, whole);
		return;
	}
	if (Array.isArray(value)) {
		for (const item of place.items()) {
			if (!reading.hasSeen(value, item.position) && item.isThere) walk(reading, item);
		}
	} else {
		for (const key of Object.keys(value)) listWithin(reading, place, key);
	}
}

function hasUnread(reading: Reading, value: object): boolean {
	const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
	return keys.some((key) => {
		if (reading.hasSeen(value, key)) return false;
		const member = (value as Record<string | number, unknown>)[key];
		return typeof member === "object" && member !== null ? hasUnread(reading, member) : member !== "";
	});
}

const withoutPositions = (path: string) => path.replace(/\[\d+\]/g, "");

function whyOf(place: Place): string {
	const path = withoutPositions(place.path);
	return FIELDS.find(([pattern]) => pattern.test(path))?.[1] ?? "the study document has no place for it";
}
