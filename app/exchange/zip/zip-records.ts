/**
 * The records that a ZIP is made of (PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3), with ZIP64 where a size, a
 * place or a count does not fit: a whole library has more figures than 65,535 and more text than 4 GB.
 */

/** A file of the archive as its records tell of it. */
export interface PackedFile {
	name: Buffer;
	/** 0: as it is, 8: deflated. */
	method: 0 | 8;
	crc: number;
	packed: number;
	size: number;
	/** Where its local header begins. */
	offset: number;
	/** Its sizes were not known when it began, and follow it. */
	streamed: boolean;
	modified: Date;
}

const MOST_16 = 0xffff;
const MOST_32 = 0xffffffff;
const NAMES_ARE_UTF8 = 0x0800;
const SIZES_FOLLOW = 0x0008;
/** Versions of the format that a reader needs: 2.0 for deflate, 4.5 for ZIP64. */
const [PLAIN, LARGE] = [20, 45];
const MADE_ON_UNIX = 3 << 8;
const READABLE_BY_ALL = (0o100644 << 16) >>> 0;

type Field = readonly [bytes: 2 | 4 | 8, value: number];

function record(...fields: Field[]): Buffer {
	const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
	let at = 0;
	for (const [bytes, value] of fields) {
		if (bytes === 2) buffer.writeUInt16LE(value, at);
		else if (bytes === 4) buffer.writeUInt32LE(value, at);
		else buffer.writeBigUInt64LE(BigInt(value), at);
		at += bytes;
	}
	return buffer;
}

/** What stands before a file's bytes. */
export function localHeader(file: PackedFile): Buffer {
	const { name, streamed, crc, packed, size } = file;
	const sizes: Field[] = streamed
		? [...([[4, 0]] as const), [4, MOST_32], [4, MOST_32]]
		: [
				[4, crc],
				[4, packed],
				[4, size],
			];
	const large = streamed ? record([2, 1], [2, 16], [8, 0], [8, 0]) : Buffer.alloc(0);
	const head = record([4, 0x04034b50], ...common(file), ...sizes, [2, name.length], [2, large.length]);
	return Buffer.concat([head, name, large]);
}

/** What follows the bytes of a file whose sizes were not known before. */
export function sizesAfter({ crc, packed, size }: PackedFile): Buffer {
	return record([4, 0x08074b50], [4, crc], [8, packed], [8, size]);
}

/** A file's line in the directory at the end. */
export function directoryEntry(file: PackedFile): Buffer {
	const { name, crc, packed, size, offset } = file;
	const tooLarge = [size, packed, offset].filter((value) => value >= MOST_32);
	const large =
		tooLarge.length === 0
			? Buffer.alloc(0)
			: record([2, 1], [2, 8 * tooLarge.length], ...tooLarge.map((value) => [8, value] as const));
	const head = record(
		...([[4, 0x02014b50]] as const),
		[2, MADE_ON_UNIX | LARGE],
		...common(file),
		[4, crc],
		...[packed, size].map((value) => [4, Math.min(value, MOST_32)] as const),
		...[name.length, large.length, 0, 0, 0].map((value) => [2, value] as const),
		[4, READABLE_BY_ALL],
		[4, Math.min(offset, MOST_32)],
	);
	return Buffer.concat([head, name, large]);
}

/** The end of an archive whose directory of so many files begins at an offset and has a length. */
export function endOfArchive(files: number, length: number, offset: number): Buffer {
	const end = record(
		...([[4, 0x06054b50]] as const),
		...([0, 0] as const).map((value) => [2, value] as const),
		...[files, files].map((value) => [2, Math.min(value, MOST_16)] as const),
		...[length, offset].map((value) => [4, Math.min(value, MOST_32)] as const),
		[2, 0],
	);
	if (files < MOST_16 && length < MOST_32 && offset < MOST_32) return end;
	const large = record(
		...([[4, 0x06064b50]] as const),
		...([[8, 44]] as const),
		...[LARGE, LARGE].map((value) => [2, value] as const),
		...[0, 0].map((value) => [4, value] as const),
		...[files, files, length, offset].map((value) => [8, value] as const),
	);
	return Buffer.concat([large, record([4, 0x07064b50], [4, 0], [8, offset + length], [4, 1]), end]);
}

function common({ method, streamed, modified }: PackedFile): Field[] {
	const [year, month, day] = [modified.getUTCFullYear(), modified.getUTCMonth() + 1, modified.getUTCDate()];
	// The format counts years from 1980 and seconds by twos.
	const date = year < 1980 ? (1 << 5) | 1 : ((year - 1980) << 9) | (month << 5) | day;
	const time =
		(modified.getUTCHours() << 11) | (modified.getUTCMinutes() << 5) | (modified.getUTCSeconds() >> 1);
	return [
		[2, streamed ? LARGE : PLAIN],
		[2, NAMES_ARE_UTF8 | (streamed ? SIZES_FOLLOW : 0)],
		[2, method],
		[2, time],
		[2, date],
	];
}
