import type { TextRecord } from "./text-record.ts";

/** A table in the marks of another program, as lines of cells; undefined when the text has none of them. */
export function markupRecords(text: string): TextRecord[] | undefined {
	return htmlRecords(text) ?? markdownRecords(text) ?? latexRecords(text) ?? alignedRecords(text);
}

/** Tells the line of places that come one behind the other, without counting from the start each time. */
function lineCounter(text: string): (index: number) => number {
	let [line, at] = [1, 0];
	return (index) => {
		for (; at < index; at++) if (text[at] === "\n") line++;
		return line;
	};
}

const ENTITIES: Readonly<Record<string, string>> = {
	...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", thinsp: " ", ensp: " ", emsp: " " },
	...{ minus: "\u2212", ndash: "–", mdash: "—", middot: "·", plusmn: "±", le: "≤", ge: "≥", times: "×" },
};

function plainHtml(html: string): string {
	return (
		html
			// What stands raised in a cell is a footnote's mark: `12<sup>1</sup>` is not 121.
			.replace(/<sup\b[^>]{0,200}>[^<]{0,200}<\/sup>/gi, "")
			.replace(/<br\s*\/?>/gi, " ")
			.replace(/<[^<>]{0,2000}>/g, "")
			.replace(/&#(x[\da-f]{1,6}|\d{1,7});/gi, (whole, code: string) => {
				const point = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number(code);
				return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
			})
			.replace(/&([a-z]+);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
			.replace(/\s+/g, " ")
			.trim()
	);
}

/** One `<table>`. A cell over several columns stands in the first, one over several rows in each of them. */
function htmlRecords(text: string): TextRecord[] | undefined {
	const tables = [...text.matchAll(/<table\b[\s\S]*?<\/table>/gi)];
	const [table] = tables;
	if (!table || tables.length > 1) return undefined;
	const lineAt = lineCounter(text);
	const down = new Map<number, { left: number; cell: string }>();
	return [...table[0].matchAll(/<tr\b[^<>]{0,2000}>([\s\S]*?)(?=<\/tr>|<tr\b|<\/table>)/gi)].map((row) => {
		const cells: string[] = [];
		const fill = () => {
			for (let held = down.get(cells.length); held && held.left > 0; held = down.get(cells.length)) {
				held.left--;
				cells.push(held.cell);
			}
		};
		for (const [, marks = "", content = ""] of (row[1] ?? "").matchAll(
			/<t[hd]\b([^<>]{0,2000})>([\s\S]*?)(?=<\/t[hd]>|<t[hd]\b|$)/gi,
		)) {
			fill();
			const span = (name: string) =>
				Math.min(50, Number(new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, "i").exec(marks)?.[1] ?? 1));
			const cell = plainHtml(content);
			const rows = span("rowspan") - 1;
			for (let at = 0; at < Math.max(1, span("colspan")); at++) {
				if (rows > 0) down.set(cells.length, { left: rows, cell: at === 0 ? cell : "" });
				cells.push(at === 0 ? cell : "");
			}
		}
		fill();
		return { line: lineAt((table.index ?? 0) + (row.index ?? 0)), cells };
	});
}

/** A table of Markdown: cells between strokes, and a line of dashes under its head. */
function markdownRecords(text: string): TextRecord[] | undefined {
	const lines = text.split("\n").map((line, index) => ({ line: index + 1, text: line.trim() }));
	const rule = lines.findIndex(({ text: line }) => /^\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?$/.test(line));
	if (rule < 1) return undefined;
	return lines
		.filter(({ text: line }, index) => index !== rule && line.includes("|"))
		.map(({ line, text: own }) => ({
			line,
			cells: own
				.replace(/^\|/, "")
				.replace(/\|$/, "")
				.split(/(?<!\\)\|/)
				.map((cell) =>
					cell
						.replace(/\\\|/g, "|")
						.replace(/\*\*|__/g, "")
						.trim(),
				),
		}));
}

/** A table of LaTeX: cells between `&`, rows ended by `\\`. */
function latexRecords(text: string): TextRecord[] | undefined {
	const isRow = (row: string) => row.includes("&") && row.lastIndexOf("\\\\") > row.indexOf("&");
	if (!text.includes("\\\\") || !text.split("\n").some(isRow)) return undefined;
	let line = 1;
	return text.split("\\\\").flatMap((row) => {
		const own = line + (/^\s*/.exec(row)?.[0].split("\n").length ?? 1) - 1;
		line += row.split("\n").length - 1;
		const plain = row
			.replace(
				/\\(begin|end)\{[^}]*\}(\{[^}]*\})?|\\(hline|toprule|midrule|bottomrule)|\\c(mid)?(rule|line)(\([^)]*\))?\{[^}]*\}/g,
				"",
			)
			.replace(/\\multicolumn\{(\d+)\}\{[^}]*\}\{([^}]*)\}/g, (_, span: string, cell: string) =>
				[cell, ...Array.from({ length: Math.min(50, Number(span)) - 1 }, () => "")].join(" & "),
			);
		if (!plain.includes("&")) return [];
		const cells = plain.split(/(?<!\\)&/).map((cell) =>
			cell
				.replace(/\\(?:textbf|textit|emph|text|mathrm)\{([^}]*)\}/g, "$1")
				.replace(/\$\^\{?[^$]*\$/g, "")
				.replace(/\\pm/g, "±")
				.replace(/\\cdot/g, "·")
				.replace(/---?/g, "–")
				.replace(/[$~]|\\[,;]/g, " ")
				.replace(/\\([%&#_])/g, "$1")
				.replace(/\s+/g, " ")
				.trim(),
		);
		return [{ line: own, cells }];
	});
}

/**
 * Columns that only spaces part, as R prints a data frame or a page of a paper is copied: two spaces at least between
 * cells, or one where the rows begin with R's numbers and no cell but the first has words.
 */
function alignedRecords(text: string): TextRecord[] | undefined {
	const lines = text
		.split("\n")
		.flatMap((line, index) => (line.trim() === "" ? [] : [{ line: index + 1, text: line }]));
	const [head, ...rows] = lines;
	if (!head || rows.length === 0 || /[\t;|,]/.test(head.text)) return undefined;
	const wide = lines.map(({ line, text: own }) => ({ line, cells: own.trim().split(/\s{2,}/) }));
	const width = wide[0]?.cells.length ?? 0;
	if (width >= 3 && wide.every(({ cells }) => cells.length === width)) return wide;
	const names = head.text.trim().split(/\s+/);
	if (names.length < 3 || !rows.every(({ text: own }, index) => own.trim().startsWith(`${index + 1} `)))
		return undefined;
	const printed = rows.map(({ line, text: own }) => {
		const words = own.trim().split(/\s+/).slice(1);
		const figures = words.slice(words.length - names.length + 1);
		return { line, cells: [words.slice(0, words.length - names.length + 1).join(" "), ...figures] };
	});
	const isTable = printed.every(({ cells }) => cells.length === names.length && cells[0] !== "");
	return isTable ? [{ line: head.line, cells: names }, ...printed] : undefined;
}
