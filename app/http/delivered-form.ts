import { Problem } from "#app/domain/problem.ts";

/** What somebody uploaded or pasted. */
export interface Delivered {
	/** The file's name; "Pasted" where it was pasted. */
	name: string;
	bytes: Uint8Array;
}

/**
 * The file of a form's `file` field, else the text of its `text` field.
 * @throws Problem `invalid` when both are empty
 */
export async function deliveredIn(form: FormData): Promise<Delivered> {
	const file = form.get("file");
	if (file instanceof Blob && file.size > 0)
		return { name: file.name.slice(-200) || "A file", bytes: new Uint8Array(await file.arrayBuffer()) };
	const text = form.get("text");
	if (typeof text === "string" && text.trim() !== "")
		return { name: "Pasted", bytes: new TextEncoder().encode(text) };
	throw new Problem("invalid", "Choose a file, or paste something into the field.");
}

/** The same as text. @throws Problem `invalid` when it is not UTF-8 */
export async function deliveredText(form: FormData): Promise<string> {
	const { bytes } = await deliveredIn(form);
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		throw new Problem(
			"invalid",
			"This is not text in UTF-8. In a spreadsheet, save it as “CSV UTF-8”; elsewhere choose UTF-8 as its encoding.",
		);
	}
}
