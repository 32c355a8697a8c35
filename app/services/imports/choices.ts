import * as z from "zod";

const schema = z.object({
	/** From the key of a group of the record to the arm it is, or null for none. */
	groups: z.record(z.string(), z.string().nullable()).default({}),
	/** What somebody has checked: groups of the record that are the arm, or none, which they were taken for. */
	checked: z.record(z.string(), z.string().nullable()).default({}),
	/** Where the study here and the record differ: which of the two stands, by path. */
	fields: z.record(z.string(), z.enum(["theirs", "mine"])).default({}),
	/** Whether it is the study that was found here; absent: nobody has said. */
	same: z.boolean().optional(),
	/** Somebody looked at it and saved it. */
	confirmed: z.boolean().default(false),
});

/** What a person said of one record of an import. */
export type Choices = z.output<typeof schema>;

export function readChoices(text: string | null): Choices {
	return schema.parse(text === null ? {} : JSON.parse(text));
}
