import { createRequire } from "node:module";
import { renderAsync } from "@resvg/resvg-js";
import { LRUCache } from "lru-cache";

/** Server only: figures as pictures, drawn with the fonts that the layout was measured with. */

const require = createRequire(import.meta.url);
const font = (path: string) => require.resolve(path);

const WEIGHTS = ["400Regular", "500Medium", "600SemiBold", "700Bold"];
/** Latin, Greek and Cyrillic. */
const INTER = WEIGHTS.map((weight) => font(`@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`));

/**
 * Fonts for scripts that Inter has not, each with letters that ask for it. They are large, and are opened only where
 * a text needs them.
 */
const OTHERS: readonly (readonly [RegExp, readonly string[]])[] = [
	[
		/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Armenian}\p{Script=Georgian}]/u,
		["DejaVuSans", "DejaVuSans-Bold"].map((name) => font(`dejavu-fonts-ttf/ttf/${name}.ttf`)),
	],
	[
		/\p{Script=Hangul}/u,
		["400Regular", "700Bold"].map((weight) =>
			font(`@expo-google-fonts/nanum-gothic/${weight}/NanumGothic_${weight}.ttf`),
		),
	],
	// Japanese before Chinese: what both have is drawn in the first, and the second has what Japanese does not write.
	[
		/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u,
		[
			font("@expo-google-fonts/kosugi/Kosugi_400Regular.ttf"),
			font("@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf"),
		],
	],
];

/** “ﬁ” as one letter, which PDFs give away and Inter has not. */
const LIGATURES = /[\ufb00-\ufb06]/g;

/** Pictures that were drawn last: making a file of one holds up everybody else for a tenth of a second. */
const drawn = new LRUCache<string, Promise<Uint8Array>>({ max: 8 });

/**
 * An SVG as PNG, drawn off the main thread; one that was drawn lately is not drawn again.
 * @param svg from `renderSvg` with theme "light" or "dark": the renderer knows no media queries
 * @param scale pixels of the picture to a pixel of the figure
 */
export function renderPng(svg: string, scale = 2): Promise<Uint8Array> {
	const key = `${scale} ${svg}`;
	const known = drawn.get(key);
	if (known) return known;
	const drawing = draw(svg, scale);
	drawn.set(key, drawing);
	drawing.catch(() => drawn.delete(key));
	return drawing;
}

async function draw(svg: string, scale: number): Promise<Uint8Array> {
	const others = OTHERS.flatMap(([letters, files]) => (letters.test(svg) ? files : []));
	const image = await renderAsync(
		svg.replace(LIGATURES, (letter) => letter.normalize("NFKC")),
		{
			fitTo: { mode: "zoom", value: scale },
			font: { loadSystemFonts: false, fontFiles: [...INTER, ...others], defaultFontFamily: "Inter" },
		},
	);
	return image.asPng();
}
