import { EXPORT_FORMATS, TEXT_FORMATS } from "#app/domain/export-formats.ts";
import { mainFigure } from "#app/domain/views/main-figure.ts";
import { codebookText } from "#app/exchange/codebook/codebook-text.ts";
import type { ZipFile } from "#app/exchange/zip/zip-file.ts";
import { drawSvg } from "#app/figures/draw-svg.ts";
import { renderPng } from "#app/figures/render-png.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";
import type { Store } from "#db/store.ts";
import { type Pause, readInTurn, type StudySource } from "./study-source.ts";
import { writeStudies } from "./write-studies.ts";

const WIDTH = 720;

/**
 * The files of an archive of studies: each text format, the codebook, the figures given, and each study's main
 * figure: as SVG, and as PNG too where the studies are few. Each is made when its turn comes; the studies are read
 * anew for each, so that of a study saved meanwhile the later files have the later version, which they name.
 */
export async function* studyArchive(
	store: Store,
	source: StudySource,
	{ pause, figures = [] }: { pause: Pause; figures?: readonly ZipFile[] },
): AsyncGenerator<ZipFile> {
	for (const format of TEXT_FORMATS)
		yield {
			name: `${source.stem}${EXPORT_FORMATS[format].ending}`,
			bytes: () => writeStudies(format, readInTurn(store, source, pause)),
		};
	yield { name: "CODEBOOK.md", bytes: codebookText };
	yield* figures;
	for await (const study of readInTurn(store, source, pause)) yield* figuresOf(study, source);
}

function* figuresOf(study: StudyRecord, { few }: StudySource): Generator<ZipFile> {
	const chart = mainFigure(study);
	if (!chart) return;
	const svg = () => drawSvg({ kind: "interval", chart }, { width: WIDTH, theme: "light" });
	yield { name: `figures/${study.slug}.svg`, bytes: svg };
	if (few) yield { name: `figures/${study.slug}.png`, bytes: () => renderPng(svg()) };
}
