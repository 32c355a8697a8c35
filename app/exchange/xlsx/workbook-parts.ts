import { XMLParser } from "fast-xml-parser";

/** An element of a workbook's XML; attributes begin with "@". */
export type Element = { [name: string]: Element | Element[] | string | undefined };

/** Elements of which a workbook may have one or several. */
const LISTS = new Set(["sheet", "Relationship", "si", "r", "row", "c", "numFmt", "xf"]);

const parser = new XMLParser({
	...{ ignoreAttributes: false, attributeNamePrefix: "@", removeNSPrefix: true },
	...{ parseTagValue: false, parseAttributeValue: false, trimValues: false },
	isArray: (name, path) => LISTS.has(name) && !String(path).endsWith("cellStyleXfs.xf"),
});

export const parseXml = (text: string): Element => parser.parse(text) as Element;

/** The element at the end of a path of names; undefined where one is missing. */
export function at(element: Element | undefined, ...path: string[]): Element | undefined {
	const [name, ...rest] = path;
	if (name === undefined || element === undefined) return element;
	const next = element[name];
	return typeof next === "object" && !Array.isArray(next) ? at(next, ...rest) : undefined;
}

export function listAt(element: Element | undefined, ...path: string[]): Element[] {
	const name = path.at(-1);
	const found = name === undefined ? undefined : at(element, ...path.slice(0, -1))?.[name];
	return Array.isArray(found) ? found.map(asElement) : [];
}

/** An element without attributes or children is parsed as its bare text. */
const asElement = (item: Element | string): Element => (typeof item === "string" ? { "#text": item } : item);

export function attribute(element: Element | undefined, name: string): string | undefined {
	const value = element?.[`@${name}`];
	return typeof value === "string" ? value : undefined;
}

/** The text of an element of texts: one, or the runs of a text in several looks, without readings in small letters. */
export function textIn(element: Element | undefined): string {
	if (!element) return "";
	const own = element.t;
	const runs = listAt(element, "r").map(textIn).join("");
	return (textOf(own) + runs).replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
		String.fromCharCode(Number.parseInt(code, 16)),
	);
}

export function textOf(value: Element | Element[] | string | undefined): string {
	if (typeof value === "string") return value;
	const text = value && !Array.isArray(value) ? value["#text"] : undefined;
	return typeof text === "string" ? text : "";
}
