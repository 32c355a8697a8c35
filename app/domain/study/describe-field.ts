import * as z from "zod";
import type { Vocabulary } from "../vocabulary.ts";

/** What a field is to whoever shows, compares or asks for it. Its type and limits are its schema's. */
export interface FieldDescription {
	/** In running words, as findings, histories, the API and the codebook call it: "number randomised". */
	name: string;
	/** Above its input and before its value; the name with a capital where nothing else is said. */
	label?: string;
	/** What it is at more length, where the name leaves it open. */
	about?: string;
	/** What its number is followed by. */
	unit?: string;
	/**
	 * The part of the form and of the study's page that shows it as it shows any other. Fields of a group are where the
	 * group is. Without a part, a component of its own shows it; fields of a list's items are in the part of these.
	 */
	part?: "design" | "population" | "notes";
	/** The field that it is shown after, where that is not the one before it in the schema. */
	after?: string;
	/** How the form asks for it; false: registries fill it, nobody types it. */
	form?: false | FormLook;
	/** Its label on the study's page, or the part it is shown in there alone; false: the page shows it elsewhere. */
	page?: false | { label?: string; part?: "design" | "population" };
	/** The field of the same group that it says something of, and is gone with: the date that is estimated. */
	goesWith?: string;
	/** Compared and merged whole, as its parts mean nothing apart. */
	whole?: true;
	/** Of a list: the field that names an item for life. */
	itemId?: string;
	/** Of a list of results: whose they are and when they were measured names each (`result-key.ts`). */
	byResult?: true;
	/** Of a list whose items have no id: the fields that tell what an item is about. */
	toldBy?: readonly string[];
	/** Of a list: an item that became about something else is still taken for itself where it stood. */
	byPosition?: true;
	/** The list whose item it names. */
	refersTo?: "arms" | "groups" | "outcomes" | "reports";
}

/** How the form asks for a field; what is not said follows from its type. */
export interface FormLook {
	/** Where it is not the field's own. */
	label?: string;
	/** The field that it follows in the form alone. */
	after?: string;
	hint?: string;
	placeholder?: string;
	/** How many columns of the form's three it takes. */
	wide?: 2 | 3;
	/** It may have several lines, and starts with so many. */
	rows?: number;
	inputMode?: "numeric";
	/** What an open choice says; "Not said" otherwise. */
	blank?: string;
	/** The id of a list of what is often typed. */
	suggestions?: string;
	/** Of the figures of an arm: asked for at once, while others are folded away. */
	atOnce?: true;
}

/** What follows from how a field is read, for fields whose JSON does not say it. */
interface TypeTag {
	kind: "choice" | "date" | "year" | "id";
	vocabulary: Vocabulary;
}

const DESCRIPTIONS = z.registry<Partial<FieldDescription & TypeTag>>();

declare const DESCRIBED: unique symbol;
/** A schema that says what its field is. */
export type Described<S extends z.ZodType = z.ZodType> = S & { readonly [DESCRIBED]: true };

/** A field of the study document: its name in running words, how it is read, and what else is to be said of it. */
export const field = <S extends z.ZodType>(
	name: string,
	schema: S,
	more: Omit<FieldDescription, "name"> = {},
): Described<S> => tagged(schema, { name, ...more }) as Described<S>;

/** The same schema, told apart from others of its type. */
export function tagged<S extends z.ZodType>(schema: S, tag: Partial<FieldDescription & TypeTag>): S {
	// A copy, because one schema is read by many fields; it inherits what is said of the original.
	const copy = schema.clone(schema._zod.def as never, { parent: true }) as S;
	DESCRIPTIONS.add(copy, tag);
	return copy;
}

/** What is said of a schema. */
export const saidOf = (schema: z.core.$ZodType): Partial<FieldDescription & TypeTag> =>
	DESCRIPTIONS.get(schema) ?? {};

/** What a field is in a line: "Number enrolled", "Follow-up: how long participants were". */
export const meaningOf = ({ name, about }: Pick<FieldDescription, "name" | "about">): string =>
	upperFirst(about ? `${name}: ${about}` : name);

export const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A record of the study document. A field of which nobody says what it is does not pass the type check. */
export const record = <S extends Readonly<Record<string, Described>>>(fields: S) => z.strictObject(fields);
