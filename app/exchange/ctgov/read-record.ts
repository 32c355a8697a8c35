import { createHash } from "node:crypto";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { readAdverseEvents } from "./adverse-events.ts";
import { readArms } from "./arms.ts";
import { readBaseline } from "./baseline.ts";
import { readDescriptions, readDesign, readPopulation } from "./design.ts";
import { fitSchema } from "./fit-schema.ts";
import { readFlow } from "./flow.ts";
import { readIdentification, readSponsors, readStatus } from "./identification.ts";
import { listLeftOver } from "./left-over.ts";
import { isBareNumber } from "./list-number.ts";
import { GroupBook, type GroupMatch } from "./matching/group-book.ts";
import type { Overrides } from "./matching/matchable.ts";
import { nested } from "./nested.ts";
import { readOutcomes } from "./outcomes.ts";
import { type Mapping, type NotMapped, Reading } from "./reading.ts";
import { RegistryRecordError } from "./record-error.ts";
import { readReports } from "./references.ts";
import { StudyGroups, type Whose } from "./study-groups.ts";

/** A registry record as a study, with an account of all that was in it. */
export interface RegistryReading {
	nctId: string;
	/** Passes the schema, and can be saved as a draft. */
	document: StudyDocument;
	/** What went where. */
	mappings: Mapping[];
	/** What did not, and why; with `mappings` it covers every value of the record. */
	notMapped: NotMapped[];
	/** Which arm each group of the results was taken for, for a person to confirm or correct by `overrides`. */
	matches: GroupMatch[];
	/** What a person should look at before saving, in sentences. */
	warnings: string[];
}

export interface ReadOptions {
	/** From the key of a group match to the id of the arm it is, `null` for none, or NEW_ARM. */
	overrides?: Overrides;
	/** Whether what nobody read is listed as well, which takes a while; without it `notMapped` is not complete. */
	leftOver?: boolean;
}

const DEEPEST = 60;

/**
 * Reads one study of the ClinicalTrials.gov API v2. The same record gives the same document each time, with
 * the same ids. Whatever of it has the wrong type, or no place in the document, is listed and left out.
 * @param record the parsed JSON
 * @throws RegistryRecordError when it is no such record at all
 */
export function readRecord(
	record: unknown,
	{ overrides = {}, leftOver = true }: ReadOptions = {},
): RegistryReading {
	const nctId = numberOf(record);
	const reading = new Reading(record);
	const { status, dates } = readStatus(reading);
	const { kind, phase, design } = readDesign(reading);
	const arms = readArms(reading);
	const book = new GroupBook(arms, overrides);
	const { flow, started } = readFlow(reading, book);
	const baseline = readBaseline(reading, book);
	const roles = new Map(arms.arms.flatMap(({ id, role }) => (role ? [[id, role] as const] : [])));
	const own = new StudyGroups(book.arms);
	const outcomes = readOutcomes(reading, book, { own, roles });
	const { reporting, events } = readAdverseEvents(reading, book, own);
	nameNumbered(arms.arms, book, reading);
	inOrderOf(arms.arms, [...outcomes, ...events]);
	const population = readPopulation(reading);
	const isRandomised = kind === "randomised-trial";
	const enrolled = (population.enrolment as { count: number; certainty?: string } | undefined) ?? undefined;
	const total = [...started.values()].reduce((sum, count) => sum + count, 0);
	// More than were enrolled are no people randomised: they started twice, or something else was counted. Fewer than
	// half of them are some of the people only.
	const areRandomised =
		isRandomised && (enrolled === undefined || (total <= enrolled.count && 2 * total >= enrolled.count));
	const input = {
		...readIdentification(reading, nctId),
		kind,
		...status,
		phase,
		...readDescriptions(reading),
		design,
		population: {
			...population,
			// Those who started are those randomised where all of them add up to what the record says was enrolled.
			...(isRandomised && enrolled?.count === total && total > 0 && { randomised: total }),
		},
		dates,
		...readSponsors(reading),
		reports: readReports(reading, nctId),
		arms: arms.arms.map((arm) => ({ ...arm, ...(areRandomised && { randomised: started.get(arm.id) }) })),
		groups: own.list,
		interventions: arms.unassigned,
		flow,
		baseline,
		outcomes,
		adverseEventReporting: reporting,
		adverseEvents: events,
	};
	if (leftOver) listLeftOver(reading);
	const document = fitSchema(input, reading);
	return {
		nctId,
		document,
		mappings: reading.mappings,
		notMapped: reading.notMapped,
		matches: book.matches,
		warnings: reading.warnings,
	};
}

/** Arms that are only numbered go by the title of their groups. */
function nameNumbered(arms: { id: string; label: string }[], book: GroupBook, reading: Reading): void {
	for (const arm of arms) {
		const named = isBareNumber(arm.label) ? book.titleOf(arm.id) : undefined;
		if (named === undefined || arms.some(({ label }) => label === named.title)) continue;
		arm.label = reading.root.calm(named.title).slice(0, 300);
		const how = "the record numbers its arms: this one goes by the title of its group";
		reading.mappings.push({ from: named.path, to: `arms.${arm.id}.label`, how });
	}
}

/** Tables of a record have their groups in orders of their own; results here follow the arms, then come other groups. */
function inOrderOf(arms: readonly { id: string }[], items: readonly { results: Whose[] }[]): void {
	const places = new Map(arms.map(({ id }, place) => [id, place]));
	const placeOf = ({ armId = "" }: Whose) => places.get(armId) ?? arms.length;
	for (const { results } of items) results.sort((a, b) => placeOf(a) - placeOf(b));
}

/** The number of a record. @throws RegistryRecordError when it is none */
function numberOf(record: unknown): string {
	if (typeof record !== "object" || record === null || Array.isArray(record)) {
		throw new RegistryRecordError(
			"This is no record of ClinicalTrials.gov: it should be an object with a protocolSection",
		);
	}
	const path = ["protocolSection", "identificationModule", "nctId"];
	const node = nested(record, path);
	if (typeof node !== "string" || !/^NCT\d{8}$/i.test(node.trim())) {
		const what =
			node === undefined
				? "has no NCT number"
				: "has an NCT number of the wrong form: it should be NCT and eight digits";
		throw new RegistryRecordError(`This record ${what}`, path.join("."));
	}
	refuseDeep(record);
	return node.trim().toUpperCase();
}

function refuseDeep(record: object): void {
	let level: object[] = [record];
	for (let depth = 1; level.length > 0; depth++) {
		if (depth > DEEPEST)
			throw new RegistryRecordError(
				`This record is nested deeper than ${DEEPEST} levels, which no registry record is`,
			);
		level = level.flatMap((node) =>
			Object.values(node).filter((child) => typeof child === "object" && child !== null),
		);
	}
}

/**
 * SHA-256 of a record without what the registry adds to it each day: equal as long as nothing was changed. The derived
 * section holds the day of the registry's latest release: it says nothing of the study.
 */
export function hashOf({ derivedSection: _, ...record }: Record<string, unknown>): string {
	return createHash("sha256").update(JSON.stringify(record)).digest("hex");
}
