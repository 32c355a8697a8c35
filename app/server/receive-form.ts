import type { IncomingMessage } from "node:http";
import busboy, { type Busboy } from "busboy";
import { Problem } from "#app/domain/problem.ts";
import type { DeliveredForm } from "#app/http/context.ts";
import { FILE_FIELD, fileInstead } from "#app/http/forms/file-instead.ts";
import { inMegabytes, MAX_PASTED } from "#app/http/forms/upload-limit.ts";
import { type SpooledFile, spoolFile } from "./spool-file.ts";

export interface ReceivedForm extends DeliveredForm {
	/** Call it when the request is answered. */
	close(): Promise<void>;
}

export interface Limits {
	/** What the whole may weigh, in bytes. */
	maxUpload: number;
	databasePath: string;
}

const MAX_FIELDS = 50_000;

export const isUploadForm = ({ headers }: IncomingMessage) =>
	/^multipart\/form-data\s*;/i.test(headers["content-type"] ?? "");

/**
 * Takes in a form with a file: the file goes to disk as it comes, so that its size costs no memory; the other
 * fields are kept.
 * @throws Problem `too-large` when the file or the fields pass their limit, `invalid` when it is no form or breaks
 * off, `too-slow`, `busy` when the disk is full; what still comes is read and dropped, so that the browser gets to see the answer
 */
export async function receiveForm(req: IncomingMessage, limits: Limits): Promise<ReceivedForm> {
	if (Number(req.headers["content-length"] ?? 0) > limits.maxUpload + MAX_PASTED) {
		req.resume();
		throw tooLarge(limits.maxUpload);
	}
	const parser = parserFor(req, limits.maxUpload);
	const form = new FormData();
	const files: Promise<SpooledFile>[] = [];
	let pasted = 0;
	try {
		await new Promise<void>((resolve, reject) => {
			parser.on("field", (name, value, { valueTruncated }) => {
				pasted += value.length;
				if (valueTruncated || pasted > MAX_PASTED) reject(tooMuchPasted());
				else form.append(name, value);
			});
			parser.on("file", (name, content, { filename }) => {
				// Before anything else: an upload that breaks off is an error of each file that is being read.
				content.on("error", () => reject(notAForm()));
				if (name !== FILE_FIELD) {
					// It breaks off with the form, which says why.
					content.on("error", () => {}).resume();
					reject(fileInstead(name));
					return;
				}
				content.on("limit", () => reject(tooLarge(limits.maxUpload)));
				// A browser sends the field of a file even where none was chosen.
				const file = spoolFile((filename ?? "").slice(-200), content, limits.databasePath);
				files.push(file);
				file.catch(reject);
			});
			parser.on("partsLimit", () => reject(notAForm()));
			parser.on("error", () => reject(notAForm()));
			parser.on("close", resolve);
			req.on("error", reject);
			req.on("aborted", () =>
				reject(new Problem("invalid", "The connection broke off before everything was sent.")),
			);
			req.pipe(parser);
		});
		const spooled = await Promise.all(files);
		const upload = spooled.map((file) => file.upload).find(({ size }) => size > 0);
		return { form, ...(upload && { upload }), close: () => closeAll(files) };
	} catch (error) {
		req.unpipe(parser);
		parser.destroy();
		req.resume();
		await closeAll(files);
		throw error;
	}
}

function parserFor(req: IncomingMessage, maxUpload: number): Busboy {
	try {
		return busboy({
			headers: req.headers,
			defParamCharset: "utf8",
			limits: { fieldSize: MAX_PASTED, fileSize: maxUpload, files: 4, parts: MAX_FIELDS },
		});
	} catch {
		req.resume();
		throw notAForm();
	}
}

async function closeAll(files: Promise<SpooledFile>[]) {
	for (const result of await Promise.allSettled(files))
		if (result.status === "fulfilled") await result.value.close();
}

const tooLarge = (limit: number) =>
	new Problem(
		"too-large",
		`The file is larger than ${inMegabytes(limit)}, the most that is taken by the page. Nothing was stored. Import it on the server by the command line: npm run equipoise -- import FILE`,
	);

const tooMuchPasted = () =>
	new Problem(
		"too-large",
		`What was pasted is larger than ${inMegabytes(MAX_PASTED)}. Nothing was stored. Save it as a file and choose that instead.`,
	);

const notAForm = () => new Problem("invalid", "What was sent is not a form that this page can read.");
