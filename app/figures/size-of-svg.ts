/** Width and height of an SVG of ours, in pixels. */
export function sizeOfSvg(svg: string): [width: number, height: number] {
	const [, width, height] = /^<svg [^>]*?width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
	return [Number(width), Number(height)];
}
