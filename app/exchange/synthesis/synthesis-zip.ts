import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { methodsParagraph } from "./methods-paragraph.ts";
import { rScript } from "./r-script.ts";
import { resultsParagraph } from "./results-paragraph.ts";
import { fileStem, type SynthesisExport } from "./synthesis-export.ts";
import { synthesisRowsCsv } from "./synthesis-rows-csv.ts";

/** A file of the archive; figures are drawn when their turn comes, so that one is in memory at a time. */
export interface ZipFile {
	readonly name: string;
	readonly bytes: Uint8Array | string | (() => Promise<Uint8Array | string> | Uint8Array | string);
}

/** Everything about a synthesis in one archive: script, rows, request and response, paragraphs, and the figures given. */
export function synthesisZip(
	input: SynthesisExport,
	figures: readonly ZipFile[] = [],
): ReadableStream<Uint8Array> {
	const stem = fileStem(input);
	const { request, response, title, slug, version, date, address } = input;
	const json = { title, slug, version, date, address, request, response };
	const files: ZipFile[] = [
		{ name: `${stem}.R`, bytes: () => rScript(input) },
		{ name: `${stem}.csv`, bytes: () => synthesisRowsCsv(input) },
		{ name: `${stem}.json`, bytes: () => `${JSON.stringify(json, null, 2)}\n` },
		{ name: "methods.txt", bytes: () => `${methodsParagraph(input)}\n` },
		{ name: "results.txt", bytes: () => `${resultsParagraph(input)}\n` },
		...figures.map(({ name, bytes }) => ({ name: `figures/${safeName(name)}`, bytes })),
	];
	return zipStream(files, new Date(`${date}T12:00:00Z`));
}

/** Bytes of a ZIP as they are made, file by file, no faster than they are read. */
export function zipStream(files: readonly ZipFile[], modified: Date): ReadableStream<Uint8Array> {
	const mtime = Number.isNaN(modified.valueOf()) ? undefined : modified;
	let next = 0;
	let zip: Zip;
	return new ReadableStream<Uint8Array>({
		start(controller) {
			zip = new Zip((error, chunk, final) => {
				if (error) controller.error(error);
				else {
					controller.enqueue(chunk);
					if (final) controller.close();
				}
			});
		},
		async pull() {
			const file = files[next++];
			if (!file) {
				zip.end();
				return;
			}
			const made = typeof file.bytes === "function" ? await file.bytes() : file.bytes;
			const bytes = typeof made === "string" ? strToU8(made) : made;
			// A PNG is compressed already.
			const entry = file.name.endsWith(".png") ? new ZipPassThrough(file.name) : new ZipDeflate(file.name);
			if (mtime) entry.mtime = mtime;
			zip.add(entry);
			entry.push(bytes, true);
		},
		cancel() {
			zip.terminate();
		},
	});
}

/** Letters, digits, points and hyphens: no name can leave the folder it is unpacked in. */
function safeName(name: string): string {
	return name.replace(/[^\w.-]+/g, "-").replace(/^\.+/, "") || "figure";
}
