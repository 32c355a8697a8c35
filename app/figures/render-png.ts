import { createRequire } from "node:module";
import { renderAsync } from "@resvg/resvg-js";

/** Server only: figures as pictures, drawn with the fonts that the layout was measured with. */

const WEIGHTS = ["400Regular", "500Medium", "600SemiBold", "700Bold"];

const require = createRequire(import.meta.url);
const fontFiles = WEIGHTS.map((weight) =>
	require.resolve(`@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`),
);

/**
 * Draws an SVG as PNG, off the main thread.
 * @param svg from `renderSvg` with theme "light" or "dark": the renderer knows no media queries
 * @param scale pixels of the picture to a pixel of the figure
 */
export async function renderPng(svg: string, scale = 2): Promise<Uint8Array> {
	const image = await renderAsync(svg, {
		fitTo: { mode: "zoom", value: scale },
		font: { loadSystemFonts: false, fontFiles, defaultFontFamily: "Inter" },
	});
	return image.asPng();
}
