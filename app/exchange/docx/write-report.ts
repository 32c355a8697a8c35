import {
	AlignmentType,
	Document,
	ExternalHyperlink,
	HeadingLevel,
	ImageRun,
	LevelFormat,
	Packer,
	PageOrientation,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType,
} from "docx";
import type { Report, ReportBlock, ReportPicture, ReportTable } from "./report.ts";

/** The width of the text on A4 in landscape with usual margins, in pixels of a picture. */
const TEXT_WIDTH = 900;
const TALLEST = 560;
const NUMBERED = "references";

/** A report as a Word file (Office Open XML), with headings, head rows and texts for pictures that readers of the screen tell. */
export async function writeReport(report: Report): Promise<Uint8Array> {
	const { title, about, authors, sections } = report;
	const document = new Document({
		title,
		creator: authors ?? "Equipoise",
		description: about,
		styles: { default: { document: { run: { font: "Calibri", size: 22, language: { value: "en-GB" } } } } },
		numbering: {
			config: [
				{
					reference: NUMBERED,
					levels: [
						{
							...{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.START },
							style: { paragraph: { indent: { left: 480, hanging: 480 } } },
						},
					],
				},
			],
		},
		sections: [
			{
				properties: {
					page: { size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE } },
				},
				children: [
					new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
					...(authors ? [paragraph(authors)] : []),
					paragraph(about),
					...sections.flatMap((section) => [
						new Paragraph({ text: section.title, heading: HeadingLevel.HEADING_1, keepNext: true }),
						...section.blocks.flatMap(written),
					]),
				],
			},
		],
	});
	return new Uint8Array(await Packer.toBuffer(document));
}

function written(block: ReportBlock): (Paragraph | Table)[] {
	switch (block.kind) {
		case "paragraph":
			return [paragraph(block.text)];
		case "list":
			return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
		case "facts":
			return block.facts.map(
				({ label, value }) =>
					new Paragraph({
						children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(value)],
						spacing: { after: 60 },
					}),
			);
		case "table":
			return [caption(block.table.caption), tableOf(block.table), paragraph("")];
		case "picture":
			return [pictureOf(block.picture), caption(block.picture.caption)];
		case "references":
			return block.items.map(
				({ words, href }) =>
					new Paragraph({
						numbering: { reference: NUMBERED, level: 0 },
						children: [
							new TextRun(href ? `${words} ` : words),
							...(href
								? [
										new ExternalHyperlink({
											link: href,
											children: [new TextRun({ text: href, style: "Hyperlink" })],
										}),
									]
								: []),
						],
					}),
			);
	}
}

const paragraph = (text: string) => new Paragraph({ text, spacing: { after: 160 } });

/** A caption keeps with what it is of. */
const caption = (text: string) =>
	new Paragraph({
		children: [new TextRun({ text, bold: true })],
		keepNext: true,
		spacing: { before: 120, after: 80 },
	});

function tableOf({ head, rows }: ReportTable): Table {
	const cell = (text: string, bold = false) =>
		new TableCell({
			margins: { top: 40, bottom: 40, left: 80, right: 80 },
			children: text
				.split("\n")
				.map((line) => new Paragraph({ children: [new TextRun({ text: line, bold })] })),
		});
	return new Table({
		width: { size: 100, type: WidthType.PERCENTAGE },
		rows: [
			new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text) => cell(text, true)) }),
			...rows.map((cells) => new TableRow({ cantSplit: true, children: cells.map((text) => cell(text)) })),
		],
	});
}

function pictureOf({ png, width, height, alternative }: ReportPicture): Paragraph {
	const scale = Math.min(TEXT_WIDTH / width, TALLEST / height);
	return new Paragraph({
		keepNext: true,
		children: [
			new ImageRun({
				type: "png",
				data: png,
				transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
				altText: { name: "Forest plot", title: "Forest plot", description: alternative },
			}),
		],
	});
}
