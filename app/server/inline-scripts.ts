import { createHash } from "node:crypto";

const SCRIPT = /<script([^>]*)>([\s\S]*?)<\/script>/g;

/**
 * Of a finished page, the digests that let its own inline scripts run, and the page without the mark by which they are
 * known. A script that found its way into the page otherwise has no mark, which is random, and is not allowed.
 * @param mark the nonce that the page was rendered with; it never leaves the server
 */
export function allowInlineScripts(html: string, mark: string): { html: string; allowed: string[] } {
	const attribute = ` nonce="${mark}"`;
	const allowed = new Set<string>();
	const unmarked = html.replace(SCRIPT, (whole, attributes: string, text: string) => {
		if (!attributes.includes(attribute)) return whole;
		if (text !== "") allowed.add(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
		return `<script${attributes.replace(attribute, "")}>${text}</script>`;
	});
	return { html: unmarked, allowed: [...allowed] };
}
