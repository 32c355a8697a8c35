const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };

/** Text as React escapes it in a page, back as it was. */
export function unescapeHtml(text: string): string {
	return text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name] ?? "");
}

/** What a reader of a page sees, without its tags. */
export function textOf(html: string): string {
	const body = html.replace(/<script[\s\S]*?<\/script>|<head[\s\S]*?<\/head>/g, "");
	return unescapeHtml(body.replace(/<!-- -->/g, "").replace(/<[^>]+>/g, " ")).replace(/\s+/g, " ");
}

/**
 * The fields of a form as a browser without JavaScript would send them, had nobody touched it: of the form that
 * posts and has a field or button with this name (and this value, where one is given).
 * @throws when the page has no such form
 */
export function formIn(html: string, name: string, value?: string): URLSearchParams {
	const wanted = `name="${name}"${value === undefined ? "" : ` value="${value}"`}`;
	const forms = html.match(/<form [^>]*method="post"[\s\S]*?<\/form>/g) ?? [];
	const form = forms.find((candidate) => candidate.includes(wanted));
	if (!form) throw new Error(`No form of this page has ${wanted}: ${textOf(html).slice(0, 300)}`);
	const fields = new URLSearchParams();
	for (const [, attributes, tag, opening = "", content = ""] of form.matchAll(CONTROL)) {
		const field = attribute(attributes ?? opening, "name");
		if (!field) continue;
		if (tag === "textarea") fields.append(field, unescapeHtml(content.replace(/^\n/, "")));
		else if (tag === "select") fields.append(field, chosen(content));
		else if (isSent(attributes ?? "")) fields.append(field, sentValue(attributes ?? ""));
	}
	return fields;
}

const CONTROL = /<input\b([^>]*)>|<(select|textarea)\b([^>]*)>([\s\S]*?)<\/\2>/g;

const isSent = (attributes: string) =>
	!/type="(checkbox|radio)"/.test(attributes) || attributes.includes('checked=""');
const sentValue = (attributes: string) =>
	attribute(attributes, "value") ?? (attributes.includes('type="checkbox"') ? "on" : "");

function attribute(attributes: string, name: string): string | undefined {
	const found = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
	return found === undefined ? undefined : unescapeHtml(found);
}

function chosen(options: string): string {
	const all = [...options.matchAll(/<option\b([^>]*)>([^<]*)/g)];
	const option = all.find(([, attributes]) => attributes?.includes('selected=""')) ?? all[0];
	return attribute(option?.[1] ?? "", "value") ?? unescapeHtml(option?.[2] ?? "");
}
