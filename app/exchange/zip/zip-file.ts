type Bytes = string | Uint8Array;

/** A file of an archive. Made when its turn comes, whole or piece by piece, so that one is in memory at a time. */
export interface ZipFile {
	readonly name: string;
	readonly bytes: Bytes | (() => Bytes | Promise<Bytes> | AsyncIterable<Bytes>);
}

/** Letters, digits, points and hyphens: no name can leave the folder it is unpacked in. */
export function safeName(name: string): string {
	return name.replace(/[^\w.-]+/g, "-").replace(/^\.+/, "") || "file";
}
