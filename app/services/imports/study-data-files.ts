import { createHash } from "node:crypto";
import { Problem } from "#app/domain/problem.ts";
import { decodeWholeText } from "#app/exchange/decode-whole-text.ts";
import { readStudyData } from "#app/exchange/revman/read-study-data.ts";
import { type StudyDataFile, studyDataKind } from "#app/exchange/revman/study-data-file.ts";
import { keptStudyText } from "#app/exchange/tables/kept-study.ts";
import type { DeliveredFile } from "./delivered-files.ts";
import type { IncomingRecord } from "./reference-record.ts";
import { sniffFile } from "./sniff-file.ts";

/** In bytes, of one file. */
const MOST = 32 * 1024 * 1024;

/** Files on their way in, those of RevMan’s study data as one, at the end: a study is in several of them. */
export async function* withStudyData(
	files: AsyncIterable<DeliveredFile> | Iterable<DeliveredFile>,
): AsyncGenerator<DeliveredFile> {
	const found: StudyDataFile[] = [];
	for await (const file of files) {
		if (!/\.csv$/i.test(file.name)) {
			yield file;
			continue;
		}
		const sniffed = await sniffFile(file);
		if (studyDataKind(sniffed.start) === undefined) yield { name: file.name, chunks: sniffed.chunks };
		else found.push({ name: file.name, text: decodeWholeText(await wholeOf(sniffed.chunks)) });
	}
	const [first] = found;
	if (first) yield { name: first.name, chunks: [], studyData: found };
}

/** The studies of RevMan’s study data, as an import keeps those of a table. @throws Problem `invalid` */
export function* studyDataRecords(
	files: readonly StudyDataFile[],
	onRemark: (message: string) => void,
): Generator<IncomingRecord> {
	const { studies, remarks } = readStudyData(files);
	for (const remark of remarks) onRemark(remark);
	const [first] = files;
	for (const { name, document, assumed } of studies) {
		// Its lines are in several files.
		const text = keptStudyText(name, [], { document, assumed });
		const hash = createHash("sha256").update(text).digest("hex");
		yield {
			row: {
				...{ label: name.slice(0, 300), place: `${first?.name.slice(-150)}: ${name.slice(0, 50)}`, hash },
				...{ format: "document", state: "waiting", message: null },
			},
			text,
		};
	}
}

async function wholeOf(chunks: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
	const pieces: Buffer[] = [];
	let length = 0;
	for await (const chunk of chunks) {
		const piece = Buffer.from(chunk);
		length += piece.length;
		if (length > MOST) throw new Problem("too-large", "This file is larger than 32 MB. Split the review.");
		pieces.push(piece);
	}
	return Buffer.concat(pieces);
}
