import { OWN_REPORT_ROLES } from "../describe.ts";
import type { Finding } from "../finding.ts";
import type { Report } from "../study/study-document.ts";
import { IDENTIFIER_SYSTEMS } from "../vocabulary.ts";
import { IDENTIFIER_FORMS, normalisedIdentifier } from "./identifier-forms.ts";
import { warning } from "./levels.ts";
import type { Subject } from "./subject.ts";

/** What a document cannot know of itself. */
export interface CheckContext {
	/**
	 * The other studies, without this one, as far as whoever reads the findings may see them: their titles are
	 * shown. `dois` and `pmids` are of a study's own reports, not of reviews or background papers it cites.
	 */
	otherStudies: {
		slug: string;
		title: string;
		identifiers: { system: string; value: string }[];
		dois: string[];
		pmids: string[];
	}[];
}

/** The study's identifiers and reports: well formed, recorded once, and nobody else's. */
export function* checkIdentity({ document }: Subject, { otherStudies }: CheckContext): Generator<Finding> {
	const seen = new Set<string>();
	const owners = ownersOf(otherStudies, (study) =>
		study.identifiers.filter(({ system }) => isOwn(system)).map(identifierKey),
	);
	for (const [index, identifier] of document.identifiers.entries()) {
		const path = `identifiers.${index}.value`;
		const key = identifierKey(identifier);
		const { system } = identifier;
		const form = system && IDENTIFIER_FORMS[system];
		if (form && !form.pattern.test(identifier.value.trim())) {
			yield warning(
				"identifier-malformed",
				path,
				`“${identifier.value}” is not written like a ${IDENTIFIER_SYSTEMS[system]} number, such as ${form.example}: check its digits`,
			);
		}
		if (seen.has(key)) {
			yield warning("identifier-repeated", path, `${identifier.value} is recorded twice: remove one`);
		} else if (isOwn(system)) {
			yield* sameAsAnother("same-identifier", path, identifier.value, owners.get(key));
		}
		seen.add(key);
	}
	yield* checkReports(document.reports, otherStudies);
}

/** One grant pays for several trials, and numbers of unknown systems may coincide. */
const SHARED = new Set<string>(["funder", "other"]);

const isOwn = (system: string | undefined) => system !== undefined && !SHARED.has(system);

const identifierKey = ({ system, value }: { system?: string | undefined; value: string }) =>
	`${system ?? ""} ${normalisedIdentifier(value)}`;

function* checkReports(reports: Report[], otherStudies: CheckContext["otherStudies"]): Generator<Finding> {
	const seen = new Set<string>();
	for (const [field, name, owners] of [
		["doi", "DOI", ownersOf(otherStudies, ({ dois }) => dois.map(lowerCase))],
		["pmid", "PubMed id", ownersOf(otherStudies, ({ pmids }) => pmids)],
	] as const) {
		for (const report of reports) {
			const value = report[field];
			if (value === undefined) continue;
			const path = `reports.${report.id}.${field}`;
			const key = `${field} ${lowerCase(value)}`;
			if (seen.has(key)) {
				yield warning(
					"report-repeated",
					path,
					`There is another report with the ${name} ${value}: remove one`,
				);
			} else if (OWN_REPORT_ROLES.includes(report.role)) {
				yield* sameAsAnother("same-report", path, value, owners.get(lowerCase(value)));
			}
			seen.add(key);
		}
	}
}

const lowerCase = (text: string) => text.toLowerCase();

type Owners = Map<string, Set<string>>;

/** The titles of the studies that own each key. */
function ownersOf(
	studies: CheckContext["otherStudies"],
	keysOf: (study: CheckContext["otherStudies"][number]) => string[],
): Owners {
	const owners: Owners = new Map();
	for (const study of studies) {
		for (const key of keysOf(study)) {
			owners.set(key, (owners.get(key) ?? new Set()).add(`“${study.title}” (${study.slug})`));
		}
	}
	return owners;
}

function* sameAsAnother(
	code: string,
	path: string,
	value: string,
	titles: Set<string> | undefined,
): Generator<Finding> {
	if (!titles) return;
	yield warning(
		code,
		path,
		`${value} is also recorded for ${[...titles].join(" and ")}: is it the same study, logged twice?`,
	);
}
