import { slugify } from "#app/domain/slug.ts";

const LONGEST = 40;

/**
 * Gives out ids that depend on what an item is and not on where it stands, so that reading a record again
 * gives the same ids, and an item added between others leaves theirs alone. The second of a kind is numbered.
 */
export class LocalIds {
	readonly #taken = new Set<string>();

	/** An id that can be read: `sertraline-50-mg`. */
	named(words: string, otherwise: string): string {
		const slug = slugify(words);
		return this.#free((/^[a-z]/.test(slug) ? slug : `${otherwise}-${slug}`).replace(/-+$/, ""));
	}

	/** A short id for what many parts describe: `o-1kq3v8x`. */
	hashed(letter: string, ...parts: (string | undefined)[]): string {
		return this.#free(`${letter}-${hashOf(parts.map((part) => part ?? "").join("\u0001"))}`);
	}

	#free(wanted: string): string {
		const base = wanted.slice(0, LONGEST).replace(/-+$/, "");
		let id = base;
		for (let number = 2; this.#taken.has(id); number++) {
			const suffix = `-${number}`;
			id = base.slice(0, LONGEST - suffix.length) + suffix;
		}
		this.#taken.add(id);
		return id;
	}
}

/** FNV-1a over the text, in two halves, as eleven characters at most: names things, keeps no secret. */
function hashOf(text: string): string {
	let low = 0x811c9dc5;
	let high = 0x01000193;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		low = Math.imul(low ^ code, 0x01000193);
		high = Math.imul(high ^ (code + index), 0x85ebca6b);
	}
	return ((high >>> 0) % 0x100000).toString(36) + (low >>> 0).toString(36);
}
