import { read } from "node:fs";
import { promisify } from "node:util";
import { Problem } from "#app/domain/problem.ts";
import { decodeWholeText } from "#app/exchange/decode-whole-text.ts";
import type { AppContext, DeliveredForm, Upload } from "../context.ts";
import { readForm, sound } from "./form.ts";
import { inMegabytes, MAX_READ_WHOLE } from "./upload-limit.ts";

/** Text that was pasted into a form. */
export interface Pasted {
	name: "Pasted";
	bytes: Uint8Array;
}

const readAt = promisify(read);

/** The fields of a form and its file, whichever way it was sent. @throws Problem `invalid` when it is no form */
export async function readDeliveredForm(
	request: Request,
	{ delivered }: Pick<AppContext, "delivered">,
): Promise<DeliveredForm> {
	if (delivered) return { ...delivered, form: sound(delivered.form) };
	return { form: await readForm(request) };
}

/** The file of a form, else the text of its `text` field. @throws Problem `invalid` when both are empty */
export function deliveredIn(delivered: DeliveredForm): Upload | Pasted {
	const { upload } = delivered;
	if (upload) return { ...upload, name: upload.name || "A file" };
	const text = pastedIn(delivered);
	if (text.trim() !== "") return { name: "Pasted", bytes: new TextEncoder().encode(text) };
	throw new Problem("invalid", "Choose a file, or paste something into the field.");
}

/** What was pasted, to stand in its field again where it is refused; empty where a file came instead. */
export function pastedIn({ form }: DeliveredForm): string {
	const text = form.get("text");
	return typeof text === "string" ? text : "";
}

/** What was delivered, as text. @throws Problem `too-large`, or `invalid` when it is no text */
export const deliveredText = async (delivered: DeliveredForm): Promise<string> =>
	decodeWholeText(await deliveredBytes(delivered));

/** The same as bytes. @throws Problem `too-large` */
export async function deliveredBytes(delivered: DeliveredForm): Promise<Uint8Array> {
	const content = deliveredIn(delivered);
	return "bytes" in content ? content.bytes : await bytesOf(content);
}

async function bytesOf({ size, descriptor }: Upload): Promise<Buffer> {
	if (size > MAX_READ_WHOLE)
		throw new Problem(
			"too-large",
			`This file is larger than ${inMegabytes(MAX_READ_WHOLE)}, the most that is read here at once. Nothing was stored. Split it.`,
		);
	const { buffer, bytesRead } = await readAt(descriptor, Buffer.alloc(size), 0, size, 0);
	return buffer.subarray(0, bytesRead);
}
