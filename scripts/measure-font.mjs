/**
 * Writes app/figures/inter-widths.ts: the advance widths of Inter, read from the font files that the PNG
 * renderer uses, so that figures can be laid out without a browser. Run after an upgrade of the font:
 *
 *   npx node scripts/measure-font.mjs
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const OUTPUT = fileURLToPath(new URL("../app/figures/inter-widths.ts", import.meta.url));
const WEIGHTS = { 400: "400Regular", 500: "500Medium", 600: "600SemiBold", 700: "700Bold" };

/** First and last code point of each block the table covers; unassigned ones inside cost two characters. */
const BLOCKS = [
	[0x20, 0x7e], // Basic Latin
	[0xa0, 0x17f], // Latin-1, Latin Extended-A
	[0x391, 0x3c9], // Greek, for β, τ², χ²
	[0x2009, 0x203a], // General punctuation: thin space, dashes, quotes, †, ‡, •, …, ‰, primes
	[0x2070, 0x208e], // Superscripts and subscripts
	[0x2190, 0x2199], // Arrows
	[0x2212, 0x2212], // −
	[0x221e, 0x221e], // ∞
	[0x2248, 0x2248], // ≈
	[0x2260, 0x2265], // ≠ ≤ ≥
];

/** Widths are kept in this many units to the em, rounded up, as two base-36 digits. */
const UNITS = 500;
const MISSING = "zz";
/** A weight's widths as what they are more than the lighter weight's, a character each, so that browsers load less. */
const NO_DIFFERENCE = "?".charCodeAt(0);

/** @param {string} folder */
function readFont(folder) {
	const path = require.resolve(`@expo-google-fonts/inter/${folder}/Inter_${folder}.ttf`);
	const font = readFileSync(path);
	/** @type {Map<string, number>} */
	const tables = new Map();
	for (let i = 0; i < font.readUInt16BE(4); i++) {
		const record = 12 + 16 * i;
		tables.set(font.toString("latin1", record, record + 4), font.readUInt32BE(record + 8));
	}
	/** @param {string} tag */
	const table = (tag) => {
		const offset = tables.get(tag);
		if (offset === undefined) throw new Error(`${path} has no ${tag} table`);
		return offset;
	};
	return { font, table };
}

/** @typedef {ReturnType<typeof readFont>} Font */

/** Glyph of a code point, by the cmap subtable of format 4 (basic plane). @param {Font} source */
function glyphFinder({ font, table }) {
	const cmap = table("cmap");
	let subtable = 0;
	for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
		const offset = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
		if (font.readUInt16BE(offset) === 4) subtable = offset;
	}
	if (subtable === 0) throw new Error("The font has no cmap subtable of format 4");
	const segments = font.readUInt16BE(subtable + 6) / 2;
	const [ends, starts] = [subtable + 14, subtable + 16 + 2 * segments];
	const [deltas, ranges] = [starts + 2 * segments, starts + 4 * segments];
	/** @param {number} code */
	return (code) => {
		for (let i = 0; i < segments; i++) {
			if (code > font.readUInt16BE(ends + 2 * i)) continue;
			const start = font.readUInt16BE(starts + 2 * i);
			if (code < start) return 0;
			const range = font.readUInt16BE(ranges + 2 * i);
			const delta = font.readUInt16BE(deltas + 2 * i);
			if (range === 0) return (code + delta) & 0xffff;
			const glyph = font.readUInt16BE(ranges + 2 * i + range + 2 * (code - start));
			return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
		}
		return 0;
	};
}

/** Advance of a glyph in em. @param {Font} source */
function advanceFinder({ font, table }) {
	const unitsPerEm = font.readUInt16BE(table("head") + 18);
	const metrics = font.readUInt16BE(table("hhea") + 34);
	const hmtx = table("hmtx");
	/** @param {number} glyph */
	return (glyph) => font.readUInt16BE(hmtx + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
}

/** The glyphs that the `tnum` feature puts in place of others (single substitutions). @param {Font} source */
function tabularGlyphs({ font, table }) {
	const gsub = table("GSUB");
	const features = gsub + font.readUInt16BE(gsub + 6);
	const lookups = gsub + font.readUInt16BE(gsub + 8);
	/** @type {Map<number, number>} */
	const tabular = new Map();
	for (let i = 0; i < font.readUInt16BE(features); i++) {
		if (font.toString("latin1", features + 2 + 6 * i, features + 6 + 6 * i) !== "tnum") continue;
		const feature = features + font.readUInt16BE(features + 6 + 6 * i);
		for (let j = 0; j < font.readUInt16BE(feature + 2); j++) {
			const lookup = lookups + font.readUInt16BE(lookups + 2 + 2 * font.readUInt16BE(feature + 4 + 2 * j));
			for (let k = 0; k < font.readUInt16BE(lookup + 4); k++) {
				let subtable = lookup + font.readUInt16BE(lookup + 6 + 2 * k);
				let type = font.readUInt16BE(lookup);
				if (type === 7) {
					type = font.readUInt16BE(subtable + 2);
					subtable += font.readUInt32BE(subtable + 4);
				}
				if (type === 1) for (const [from, to] of singleSubstitutions(font, subtable)) tabular.set(from, to);
			}
		}
	}
	return tabular;
}

/** @param {Buffer} font @param {number} subtable @returns {[number, number][]} */
function singleSubstitutions(font, subtable) {
	const coverage = subtable + font.readUInt16BE(subtable + 2);
	/** @type {number[]} */
	const covered = [];
	const count = font.readUInt16BE(coverage + 2);
	for (let i = 0; i < count; i++) {
		if (font.readUInt16BE(coverage) === 1) {
			covered.push(font.readUInt16BE(coverage + 4 + 2 * i));
			continue;
		}
		const last = font.readUInt16BE(coverage + 6 + 6 * i);
		for (let glyph = font.readUInt16BE(coverage + 4 + 6 * i); glyph <= last; glyph++) covered.push(glyph);
	}
	return font.readUInt16BE(subtable) === 1
		? covered.map((glyph) => [glyph, (glyph + font.readInt16BE(subtable + 4)) & 0xffff])
		: covered.map((glyph, i) => [glyph, font.readUInt16BE(subtable + 6 + 2 * i)]);
}

/** The widths of one weight, in the order of the blocks. The wider of a character's two forms counts. @param {string} folder */
function measure(folder) {
	const source = readFont(folder);
	const glyphOf = glyphFinder(source);
	const advanceOf = advanceFinder(source);
	const tabular = tabularGlyphs(source);
	let widths = "";
	for (const [first = 0, last = 0] of BLOCKS) {
		for (let code = first; code <= last; code++) {
			const glyph = glyphOf(code);
			const width = Math.max(advanceOf(glyph), advanceOf(tabular.get(glyph) ?? glyph));
			widths +=
				glyph === 0
					? MISSING
					: Math.ceil(width * UNITS)
							.toString(36)
							.padStart(2, "0");
		}
	}
	return widths;
}

/** @param {string} text */
const numbersIn = (text) => (text.match(/../g) ?? []).map((digits) => Number.parseInt(digits, 36));
/** @type {number[] | undefined} */
let lighter;
const weights = Object.entries(WEIGHTS).map(([weight, folder]) => {
	const measured = measure(folder);
	const widths = numbersIn(measured);
	const than = lighter;
	const differences = widths.map((width, i) => String.fromCharCode(NO_DIFFERENCE + width - (than?.[i] ?? 0)));
	lighter = widths;
	return `\t${weight}: ${JSON.stringify(than ? differences.join("") : measured)},`;
});
const hex = (/** @type {number} */ code) => `0x${code.toString(16)}`;
const blocks = BLOCKS.map(([first = 0, last = 0]) => `\t[${hex(first)}, ${hex(last)}],`);

writeFileSync(
	OUTPUT,
	`/**
 * Advance widths of Inter. Written by scripts/measure-font.mjs from the font files: change that, not this.
 * The first string holds two base-36 digits for each code point of \`BLOCKS\` in turn; "${MISSING}" where Inter has no
 * glyph. Each further one holds how much wider the heavier weight is, "?" standing for not at all.
 */

/** The widths' unit: this many to the em. */
export const UNITS_PER_EM = ${UNITS};

/** First and last code point of the blocks covered. */
export const BLOCKS: readonly (readonly [number, number])[] = [
${blocks.join("\n")}
];

// biome-ignore format: one line a weight
export const WIDTHS = {
${weights.join("\n")}
} as const;
`,
);
