import { meaningOf } from "#app/domain/study/describe-field.ts";
import { FIELDS, type Field } from "#app/domain/study/field-register.ts";
import type { CodebookTable } from "./codebook-table.ts";

/** How the values of a field are written where its name leaves it open. */
const WRITTEN: Partial<Record<Field["kind"], string>> = {
	texts: "a list of texts",
	"yes-no": "true or false",
	whole: "a whole number",
	decimal: "a number with the digits printed",
	date: "a year, month or day, such as 2011-07",
};

/** Every field of a study document, from what the schema says of it. */
export const STUDY_FIELDS: CodebookTable = {
	id: "fields",
	title: "The fields of a study in JSON",
	where: "`/studies/:slug.json`, format `json`, the API",
	about: ["Dots lead into objects, `[]` into lists. The API’s description says which texts are how long."],
	columns: [...FIELDS.values()]
		.filter(({ kind }) => kind !== "record" && kind !== "list")
		.map((field) => [[field.pattern.replaceAll(".*", "[]")], meaningIn(field)]),
	notes: [],
};

function meaningIn(field: Field): string {
	const { kind, vocabulary } = field;
	const written = vocabulary
		? `${kind === "choices" ? "any" : "one"} of ${Object.keys(vocabulary).join(", ")}`
		: WRITTEN[kind];
	return [meaningOf(field), written].filter(Boolean).join("; ");
}
