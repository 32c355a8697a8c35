import type { Finding } from "../finding.ts";
import { counted } from "../format/format.ts";
import { isOwnReport } from "../own-reports.ts";
import type { Report } from "../study/study-document.ts";
import { IDENTIFIER_SYSTEMS, SHARED_SYSTEMS } from "../vocabulary.ts";
import { IDENTIFIER_FORMS, normalisedIdentifier } from "./identifier-forms.ts";
import { warning } from "./levels.ts";
import type { Subject } from "./subject.ts";

/** What a document cannot know of itself. */
export interface CheckContext {
	/**
	 * Which of the study's numbers and own reports others have too, as far as whoever reads the findings may see
	 * those: their titles are shown.
	 */
	shared: readonly SharedIdentity[];
}

/** A number, DOI or PubMed id of a study that other studies bear. Reviews and background papers are nobody's own. */
export interface SharedIdentity {
	kind: "identifier" | "doi" | "pmid";
	/** Whose number it is; of identifiers alone. */
	system?: string | undefined;
	value: string;
	/** The first few of them: of a series of trials there may be thousands. */
	named: { slug: string; title: string }[];
	/** How many there are with those that are named; `more` where nobody counted further. */
	count: number;
	more: boolean;
}

/** The study's identifiers and reports: well formed, recorded once, and nobody else's. */
export function* checkIdentity({ document }: Subject, { shared }: CheckContext): Generator<Finding> {
	const seen = new Set<string>();
	const owners = ownersOf(shared, "identifier", identifierKey);
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
		} else if (isOwnNumber(identifier)) {
			yield* sameAsAnother("same-identifier", path, identifier.value, owners.get(key));
		}
		seen.add(key);
	}
	yield* checkReports(document.reports, shared);
}

/** Whether a number is the study's alone; a sponsor's, a funder's, or one of an unknown system may not be. */
export const isOwnNumber = ({ system }: { system?: string | undefined }) =>
	system !== undefined && !SHARED_SYSTEMS.some((shared) => shared === system);

const identifierKey = ({ system, value }: { system?: string | undefined; value: string }) =>
	`${system ?? ""} ${normalisedIdentifier(value)}`;

function* checkReports(reports: Report[], shared: CheckContext["shared"]): Generator<Finding> {
	const seen = new Set<string>();
	for (const [field, name, owners] of [
		["doi", "DOI", ownersOf(shared, "doi", ({ value }) => lowerCase(value))],
		["pmid", "PubMed id", ownersOf(shared, "pmid", ({ value }) => lowerCase(value))],
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
			} else if (isOwnReport(report)) {
				yield* sameAsAnother("same-report", path, value, owners.get(lowerCase(value)));
			}
			seen.add(key);
		}
	}
}

const lowerCase = (text: string) => text.toLowerCase();

/** Who else has each number or report of a kind, by how these are compared. */
const ownersOf = (
	shared: CheckContext["shared"],
	kind: SharedIdentity["kind"],
	keyOf: (identity: SharedIdentity) => string,
): Map<string, SharedIdentity> =>
	new Map(shared.filter((identity) => identity.kind === kind).map((identity) => [keyOf(identity), identity]));

function* sameAsAnother(
	code: string,
	path: string,
	value: string,
	owners: SharedIdentity | undefined,
): Generator<Finding> {
	if (!owners) return;
	const question =
		owners.count === 1
			? "is it the same study, logged twice?"
			: "are they the same study, logged more than once?";
	yield warning(code, path, `${value} is also recorded for ${whoElse(owners)}: ${question}`);
}

/** “A” (a) and “B” (b); “A” (a), “B” (b), “C” (c) and 17 other studies */
function whoElse({ named, count, more }: SharedIdentity): string {
	const studies = named.map(({ slug, title }) => `“${title}” (${slug})`);
	const others = count - named.length;
	if (others > 0)
		studies.push(`${more ? "more than " : ""}${counted(others, "other study", "other studies")}`);
	const last = studies.pop() ?? "";
	return studies.length === 0 ? last : `${studies.join(", ")} and ${last}`;
}
