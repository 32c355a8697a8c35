import { counted } from "#app/domain/format/format.ts";
import { BESIDE_COMPARED } from "../addresses/compare-query.ts";
import { headOf } from "./page-head.ts";

type Asked = Parameters<typeof headOf>[0];

interface Compared {
	/** What is compared: names of studies, or a question. */
	subject: string;
	topic: { label: string };
	studies: number;
	/** How many have figures on the topic. */
	shown: number;
}

/** The head of a comparison, which is known by all that its address asks for but how a file of it is drawn. */
export function compareHead(asked: Asked, { subject, topic, studies, shown }: Compared) {
	const search = new URL(asked.request.url).searchParams;
	for (const name of BESIDE_COMPARED) search.delete(name);
	const at = (ending: string, more: Record<string, string> = {}) => {
		const query = new URLSearchParams([...search, ...Object.entries(more)]);
		return `/compare${ending}${query.size > 0 ? `?${query}` : ""}`;
	};
	const title = [subject || "Compare trials", topic.label].filter(Boolean).join(": ");
	return headOf(asked, true, {
		...{ tab: `${title} · Equipoise`, title, path: at("") },
		description:
			studies > 0
				? `${counted(studies, "trial")} side by side, ${shown} with figures on this.`
				: "Both arms of each trial on one line, with the difference and its interval",
		picture: shown > 0 ? at(".png", { size: "card" }) : undefined,
	});
}
