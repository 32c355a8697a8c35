import type * as z from "zod";
import type { Vocabulary } from "../vocabulary.ts";
import { type FieldDescription, type FormLook, saidOf, upperFirst } from "./describe-field.ts";
import { studyDocument } from "./study-document.ts";

/** How a field is read, and so how it is asked for and shown. */
export type FieldKind =
	| "text"
	| "texts"
	| "choice"
	| "choices"
	| "yes-no"
	| "whole"
	| "year"
	| "decimal"
	| "date"
	| "id"
	| "record"
	| "list";

/** A field with all that is said of it, and all that follows from its schema and from what it stands in. */
export interface Field extends Omit<FieldDescription, "part" | "form" | "page"> {
	/** Its path, with `*` for an item of a list. */
	pattern: string;
	/** The last part of its path. */
	key: string;
	label: string;
	kind: FieldKind;
	vocabulary?: Vocabulary;
	/** Where it is asked for: a part of the form, or the record that it stands in. */
	part: string | undefined;
	/** How the form asks for it; undefined where it does not. */
	form: FormLook | undefined;
	/** Where a page shows it; undefined where none does as it shows any other. */
	page: { label: string; part: string | undefined } | undefined;
}

type Schema = z.core.$ZodType;

/** The schema itself and those within it that read the same value. */
function layersOf(schema: Schema): Schema[] {
	const { def } = (schema as z.core.$ZodTypes)._zod;
	if (def.type === "optional") return [schema, ...layersOf(def.innerType)];
	if (def.type !== "pipe") return [schema];
	return [schema, ...layersOf(def.out._zod.def.type === "transform" ? def.in : def.out)];
}

const definition = (schema: Schema) => (layersOf(schema).at(-1) as z.core.$ZodTypes)._zod.def;

/** The records that a schema may read: of a union those of all its kinds. */
function recordsOf(schema: Schema): Readonly<Record<string, Schema>>[] {
	const def = definition(schema);
	if (def.type === "union") return def.options.flatMap(recordsOf);
	return def.type === "object" ? [def.shape] : [];
}

/** The items of the lists among schemas; undefined where they are no lists. */
function itemsOf(schemas: readonly Schema[]): Schema[] | undefined {
	const items = schemas.map(definition).flatMap((def) => (def.type === "array" ? [def.element] : []));
	return items.length > 0 ? items : undefined;
}

function kindOf(schema: Schema): FieldKind {
	const def = definition(schema);
	switch (def.type) {
		case "enum":
		case "literal":
			return "choice";
		case "boolean":
			return "yes-no";
		case "number":
			return "whole";
		case "custom":
			return "decimal";
		case "object":
		case "union":
			return "record";
		case "array": {
			const item = kindOf(def.element);
			return item === "text" ? "texts" : item === "choice" ? "choices" : "list";
		}
		default:
			return "text";
	}
}

/** The keys of alternative records in one order that is that of each. */
function keysOfAll(records: readonly Readonly<Record<string, Schema>>[]): string[] {
	const keys: string[] = [];
	for (const shape of records) {
		let place = 0;
		for (const key of Object.keys(shape)) {
			if (!keys.includes(key)) keys.splice(place, 0, key);
			place = keys.indexOf(key) + 1;
		}
	}
	return keys;
}

/** The fields of a record, or of records that stand for each other; those of its groups and lists after each. */
function* walk(schemas: readonly Schema[], parent: string, within?: Field): Generator<Field> {
	const records = schemas.flatMap(recordsOf);
	for (const key of keysOfAll(records)) {
		const alternatives = records.flatMap((shape) => shape[key] ?? []);
		const pattern = parent === "" ? key : `${parent}.${key}`;
		const field = describe(alternatives, { pattern, key, parent, within });
		yield field;
		const items = itemsOf(alternatives);
		yield* walk(items ?? alternatives, items ? `${pattern}.*` : pattern, field);
	}
}

interface Place extends Pick<Field, "pattern" | "key"> {
	parent: string;
	within: Field | undefined;
}

function describe([schema]: readonly Schema[], { pattern, key, parent, within }: Place): Field {
	const layers = schema
		? [...(itemsOf([schema]) ?? []).flatMap(layersOf), ...layersOf(schema).toReversed()]
		: [];
	const said = Object.assign({}, ...layers.map(saidOf)) as Partial<FieldDescription>;
	const { name, label = name && upperFirst(name) } = said;
	if (!schema || !name || !label) throw new Error(`Nobody says what ${pattern} is`);
	// A group shows its fields where it is; what is whole, and each item of a list, is a part of its own.
	const isInGroup = within?.kind === "record" && !within.whole;
	const part = said.part ?? (isInGroup ? within.part : parent || undefined);
	const page = said.page || {};
	return {
		...{ kind: kindOf(schema), ...said, name, label, pattern, key, part },
		form: said.form === false || (within && !within.form) ? undefined : (said.form ?? {}),
		page:
			said.page === false
				? undefined
				: { label, part: said.part ?? (isInGroup ? within.page?.part : part), ...page },
	};
}

/** Every field of the study document by its path, in the document's order. */
export const FIELDS: ReadonlyMap<string, Field> = new Map(
	[...walk([studyDocument], "")].map((field) => [field.pattern, field]),
);

/** The pattern of a path by positions: `arms.0.label` → `arms.*.label`. */
export const patternOf = (path: string): string => path.replace(/\.\d+(?=\.|$)/g, ".*");

const CHILDREN = Map.groupBy(FIELDS.values(), ({ pattern, key }) => pattern.slice(0, -key.length - 1));

/** The fields of the record at a place itself, in the document's order; of the document at "". */
export const fieldsIn = (place: string): readonly Field[] => CHILDREN.get(place) ?? [];

/** The fields of a record of this schema, in the order in which the form has them. */
export const fieldsOf = (schema: z.ZodType, place: string): Field[] =>
	inOrder(
		[...walk([schema], place)].filter(({ pattern, key }) => pattern === `${place}.${key}`),
		afterInForm,
	);

/** What the form asks for in one of its parts, or of a record of this pattern, in order; lists are their own parts. */
export const formFields = (part: string): Field[] =>
	FORM_ORDER.filter((field) => field.part === part && field.form && isPlain(field));

/** What the study's page shows in a part, or of a record of this pattern, in order. */
export const pageFields = (part: string): Field[] =>
	PAGE_ORDER.filter((field) => field.page?.part === part && isPlain(field));

const isPlain = ({ kind, whole }: Field) => kind !== "list" && (kind !== "record" || whole);
const afterOnPage = ({ after }: Field) => after;
const afterInForm = ({ form, after }: Field) => form?.after ?? after;

/** As in the schema, and after another where that is said. */
function inOrder(fields: readonly Field[], afterOf: (field: Field) => string | undefined): Field[] {
	const ordered = fields.filter((field) => !afterOf(field));
	for (const field of fields) {
		const after = afterOf(field);
		if (!after) continue;
		const beside = `${field.pattern.slice(0, -field.key.length)}${after}`;
		const place = [beside, after]
			.map((name) => ordered.findIndex(({ pattern }) => pattern === name))
			.find((found) => found >= 0);
		if (place === undefined) throw new Error(`${field.pattern} is shown after ${after}, which is nowhere`);
		ordered.splice(place + 1, 0, field);
	}
	return ordered;
}

const FORM_ORDER = inOrder([...FIELDS.values()], afterInForm);
const PAGE_ORDER = inOrder([...FIELDS.values()], afterOnPage);
