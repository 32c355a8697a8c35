import { XMLParser, XMLValidator } from "fast-xml-parser";
import { Problem } from "#app/domain/problem.ts";

/** An element of XML: its children by name, its attributes by name after "@". */
export type XmlNode = Record<string, unknown>;

/** A record's own XML in a file, from its first tag to its last. */
export interface XmlRecord {
	/** The line of the file that it begins on, from 1. */
	line: number;
	text: string;
	/** @throws Problem `invalid` when it is broken */
	read(): XmlNode;
}

/**
 * The elements of these names in a text, each by itself, so that one that is broken, or cut off at the end of the
 * file, costs no other. Entities beyond XML's own are left as they stand: a small file must not become a large one.
 * @param names of records, which never stand within one another
 * @param texts names of the elements whose content is kept as it stands, mark-up and all
 */
export function xmlRecords(text: string, names: readonly string[], texts: readonly string[]): XmlRecord[] {
	const parser = new XMLParser({
		...{ ignoreAttributes: false, attributeNamePrefix: "@", parseTagValue: false, trimValues: false },
		stopNodes: texts.map((name) => `*.${name}`),
	});
	const starts = [...text.matchAll(new RegExp(`<(${names.join("|")})(?=[\\s>])`, "g"))];
	let [line, counted] = [1, 0];
	return starts.map((start, index) => {
		line += text.slice(counted, start.index).split("\n").length - 1;
		counted = start.index;
		const name = start[1] ?? "";
		const all = text.slice(start.index, starts[index + 1]?.index);
		const end = all.indexOf(`</${name}>`);
		const isWhole = end >= 0;
		const own = isWhole ? all.slice(0, end + name.length + 3) : all.trim();
		return { line, text: own, read: () => parsed(parser, own, name, isWhole) };
	});
}

function parsed(parser: XMLParser, text: string, name: string, isWhole: boolean): XmlNode {
	if (!isWhole) throw new Problem("invalid", "Its XML is cut off: export it again.");
	if (XMLValidator.validate(text) !== true)
		throw new Problem("invalid", "Its XML is broken, a tag of it is not closed: export it again.");
	return nodeAt(parser.parse(text) as XmlNode, name);
}

export const nodeAt = (node: XmlNode, ...path: string[]): XmlNode =>
	path.reduce<XmlNode>((at, name) => {
		const child = Array.isArray(at[name]) ? at[name][0] : at[name];
		return typeof child === "object" && child !== null ? (child as XmlNode) : {};
	}, node);

/** One or several elements of a name, as a list. */
export const nodesAt = (node: XmlNode, name: string): XmlNode[] => {
	const found = node[name];
	const list = found === undefined ? [] : Array.isArray(found) ? found : [found];
	return list.map(
		(item) => (typeof item === "object" && item !== null ? item : { "#text": item }) as XmlNode,
	);
};

/** An element's text as it stands, whether or not it bears attributes. */
export function markUpOf(value: unknown): string | undefined {
	if (Array.isArray(value)) return markUpOf(value[0]);
	if (typeof value === "string") return value.trim() || undefined;
	return typeof value === "object" && value !== null ? markUpOf((value as XmlNode)["#text"]) : undefined;
}
