import { formatWhole } from "../format/format.ts";
import { formatPartialDate } from "../format/format-date.ts";
import { member } from "../id-path.ts";
import { type Field, fieldsIn, pageFields } from "../study/field-register.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { labelOf } from "../vocabulary.ts";

/** A labelled fact; lists of them make up the quiet parts of the page. */
export interface Fact {
	label: string;
	value: string;
}

/** What is known of the fields that the study's page shows in one of its parts. */
export function factsIn(part: "design" | "population", document: StudyDocument): Fact[] {
	return facts(
		pageFields(part).map((field) => {
			const group = groupOf(field, document);
			return [field.page?.label ?? field.label, (OWN_WORDS[field.pattern] ?? inWords)(group, field)];
		}),
	);
}

/**
 * What is known of one item of a list.
 * @param pattern the item's, such as `arms.*` @param except the keys of what stands elsewhere on the page
 */
export const factsOf = (pattern: string, item: unknown, except: readonly string[]): Fact[] =>
	facts(
		pageFields(pattern)
			.filter(({ key, kind }) => kind !== "id" && !except.includes(key))
			.map((field) => [field.label, inWords(groupOf(field, item, pattern), field)]),
	);

/** The record that a field stands in. @param within the document, or the item of this pattern */
function groupOf({ pattern }: Field, within: unknown, of = ""): unknown {
	const path = pattern.slice(of === "" ? 0 : of.length + 1).split(".");
	return path.slice(0, -1).reduce<unknown>(member, within);
}

/** What a field of a group holds as people read it. */
function inWords(group: unknown, field: Field): string | undefined {
	const value = member(group, field.key);
	if (value === undefined) return undefined;
	const text = valueInWords(value, field);
	const of = fieldsIn(field.pattern.slice(0, -field.key.length - 1)).find(
		({ goesWith }) => goesWith === field.key,
	);
	// What has come to be needs no word.
	return of && member(group, of.key) === "estimated" ? `${text} (estimated)` : text;
}

function valueInWords(value: unknown, { kind, vocabulary }: Field): string {
	if (Array.isArray(value)) return value.map((item) => labelOf(vocabulary ?? {}, String(item))).join(", ");
	if (typeof value === "boolean") return value ? "Yes" : "No";
	if (typeof value === "number" && kind === "whole") return formatWhole(value);
	if (typeof value === "object" && value !== null) return Object.values(value).join(" ");
	const text = String(value);
	if (vocabulary) return labelOf(vocabulary, text);
	return kind === "date" ? formatPartialDate(text) : text;
}

/** Fields whose words are put together with those of others. */
const OWN_WORDS: Readonly<Record<string, (group: unknown) => string | undefined>> = {
	"population.eligibility.minimumAge": (group) => {
		const [from, to] = [member(group, "minimumAge"), member(group, "maximumAge")];
		const ages = [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(" ");
		return ages.charAt(0).toUpperCase() + ages.slice(1);
	},
	"population.eligibility.genderBased": (group) =>
		member(group, "genderBased") ? String(member(group, "genderDescription") ?? "Yes") : undefined,
};

/** How adverse events were gathered, and each group's totals as reported. */
export function adverseEventFacts({
	adverseEventReporting,
}: Pick<StudyDocument, "adverseEventReporting">): Fact[] {
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

function facts(pairs: [string, string | undefined][]): Fact[] {
	return pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
