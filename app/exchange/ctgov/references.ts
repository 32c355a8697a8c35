import { LocalIds } from "./local-ids.ts";
import type { Place } from "./place.ts";
import type { Reading } from "./reading.ts";
import { REFERENCES_WITHOUT_A_ROLE, REPORT_ROLES } from "./terms.ts";

type Loose = Record<string, unknown>;

/** The report that every figure of a registry record names as its source. */
export const REGISTRY_REPORT = "registry";

const MOST_REPORTS = 300;

/**
 * The registry record itself, the publications it names, its protocol documents and links. A citation is kept
 * word for word; its DOI, which it often ends with, is taken out of it to find the same paper elsewhere.
 */
export function readReports(reading: Reading, nctId: string): Loose[] {
	const protocol = reading.root.at("protocolSection");
	const module = protocol.at("referencesModule");
	const ids = new LocalIds();
	const registry = {
		id: ids.named(REGISTRY_REPORT, REGISTRY_REPORT),
		role: "registry",
		title: `ClinicalTrials.gov record ${nctId}`,
		url: `https://clinicaltrials.gov/study/${nctId}`,
	};
	const reports: Loose[] = [registry];
	const add = (place: Place, report: Loose | undefined) => {
		if (report && reports.length < MOST_REPORTS) reports.push(report);
		else if (report) place.notMapped(`a study has at most ${MOST_REPORTS} reports here`);
	};
	for (const place of module.at("references").items()) add(place, readReference(reading, place, ids));
	for (const place of module.at("seeAlsoLinks").items()) add(place, readLink(place, ids));
	for (const place of module.at("availIpds").items()) add(place, readShared(place, ids));
	const documents = reading.root.at("documentSection").at("largeDocumentModule").at("largeDocs");
	for (const place of documents.items()) add(place, readLargeDocument(place, ids, nctId));
	return reports;
}

function readReference(reading: Reading, place: Place, ids: LocalIds): Loose | undefined {
	const words = place.at("citation").words();
	const number = place.at("pmid").words();
	const pmid = number !== undefined && /^\d{1,9}$/.test(number) ? number : undefined;
	if (words === undefined && pmid === undefined) {
		place.notMapped("a reference without a citation or PubMed id");
		return undefined;
	}
	const id = pmid ? ids.named(`pmid-${pmid}`, "ref") : ids.hashed("ref", words);
	const citation = place.at("citation").text(`reports.${id}.citation`, 2000);
	if (pmid) place.at("pmid").mapTo(`reports.${id}.pmid`);
	else place.at("pmid").notMapped("is not a PubMed id");
	const retractions = place.at("retractions").items();
	if (retractions.length > 0)
		reading.warnings.push(`Retracted, says the record: ${citation ?? `PubMed ${pmid}`}`);
	const doi = /\b(?:doi:?\s*|doi\.org\/)(10\.\d{4,9}\/\S+?)[.,;)\]]*(?=\s|$)/i.exec(words ?? "")?.[1];
	const isDoi = doi !== undefined && doi.length <= 200 && /^10\.\d{4,9}\/\S+$/.test(doi);
	return {
		id,
		role: readRole(place.at("type"), `reports.${id}.role`),
		pmid,
		...(isDoi && { doi }),
		citation,
	};
}

/** What a reference is to the study, where its type says so. */
function readRole(type: Place, to: string) {
	const words = type.words() ?? "";
	const why = Object.hasOwn(REFERENCES_WITHOUT_A_ROLE, words) ? REFERENCES_WITHOUT_A_ROLE[words] : undefined;
	if (why === undefined) return type.term(to, REPORT_ROLES);
	type.notMapped(why);
	return undefined;
}

function readLink(place: Place, ids: LocalIds): Loose | undefined {
	const url = place.at("url").words();
	if (url === undefined || !/^https?:\/\/\S+$/i.test(url) || url.length > 1000) {
		place.notMapped("is no web address");
		return undefined;
	}
	const id = ids.hashed("link", url);
	place.at("url").mapTo(`reports.${id}.url`);
	return { id, role: "background", title: place.at("label").text(`reports.${id}.title`, 1000), url };
}

/** Figures of single participants, or a document, that may be asked for at an address. */
function readShared(place: Place, ids: LocalIds): Loose | undefined {
	const url = place.at("url").words();
	if (url === undefined || !/^https?:\/\/\S+$/i.test(url) || url.length > 1000) {
		place.notMapped("is no web address");
		return undefined;
	}
	const id = ids.hashed("shared", url, place.at("type").words(), place.at("id").words());
	const title = ["type", "id", "comment"].flatMap(
		(field) => place.at(field).text(`reports.${id}.title`, 900) ?? [],
	);
	place.at("url").mapTo(`reports.${id}.url`);
	return { id, role: "background", title: title.join(". ").slice(0, 1000) || undefined, url };
}

/** A protocol or plan that was handed in with the results; the registry keeps them at an address made of the number. */
function readLargeDocument(place: Place, ids: LocalIds, nctId: string): Loose | undefined {
	const file = place.at("filename").words();
	if (file === undefined || !/^[\w.-]{1,200}$/.test(file)) {
		place.notMapped("a document without a file name");
		return undefined;
	}
	const id = ids.named(`document-${file}`, "document");
	place.at("filename").mapTo(`reports.${id}.url`);
	const date = place.at("date").date(`reports.${id}.year`);
	return {
		id,
		role: "protocol",
		title: place.at("label").text(`reports.${id}.title`, 1000),
		...(date && { year: Number(date.slice(0, 4)) }),
		url: `https://cdn.clinicaltrials.gov/large-docs/${nctId.slice(-2)}/${nctId}/${file}`,
	};
}
