import { crc32, deflateRawSync } from "node:zlib";

/** A ZIP archive of these files; one that is packed already keeps what it says of its size. */
export function makeZip(files: Record<string, string | { packed: Buffer; size: number }>): Buffer {
	const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
	let offset = 0;
	for (const [name, content] of Object.entries(files)) {
		const bytes = typeof content === "string" ? Buffer.from(content) : undefined;
		const packed = typeof content === "string" ? deflateRawSync(content) : content.packed;
		const shared = Buffer.alloc(26);
		shared.writeUInt16LE(20, 0);
		shared.writeUInt16LE(8, 4);
		shared.writeUInt32LE(bytes ? crc32(bytes) : 0, 10);
		shared.writeUInt32LE(packed.length, 14);
		shared.writeUInt32LE(typeof content === "string" ? (bytes?.length ?? 0) : content.size, 18);
		shared.writeUInt16LE(Buffer.byteLength(name), 22);
		const listed = Buffer.alloc(14);
		listed.writeUInt32LE(offset, 10);
		const body = Buffer.concat([Buffer.from("PK\x03\x04"), shared, Buffer.from(name), packed]);
		directory.push(Buffer.from("PK\x01\x02\x14\x00"), shared, listed, Buffer.from(name));
		bodies.push(body);
		offset += body.length;
	}
	const list = Buffer.concat(directory);
	const end = Buffer.alloc(18);
	const count = Object.keys(files).length;
	end.writeUInt16LE(count, 4);
	end.writeUInt16LE(count, 6);
	end.writeUInt32LE(list.length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...bodies, list, Buffer.from("PK\x05\x06"), end]);
}
