import * as z from "zod";
import { requiredText, textList } from "../study/fields.ts";
import { topicKey } from "./topic-key.ts";

/** Names that one topic has at most. */
const MOST_NAMES = 300;

/** What people agreed on: what a condition or an intervention is called here, and the names that mean it. */
export const topicDocument = z
	.strictObject({
		name: requiredText("what the topic is called", 300),
		names: textList(MOST_NAMES, "names"),
	})
	.transform(({ name, names }, context) => {
		const each = new Map([name, ...names].map((one) => [topicKey(one), one]));
		each.set(topicKey(name), name);
		if (each.has("")) {
			context.addIssue({ code: "custom", path: ["names"], message: "A name has a letter or a digit" });
			return z.NEVER;
		}
		return { name, names: [...each.values()] };
	});

/** The topic’s own name is the first of its names; no two of them have one key. */
type TopicDocument = z.output<typeof topicDocument>;

/** A version of a topic: what was agreed, or that it was merged into another. */
export interface TopicVersion extends TopicDocument {
	/** The name of the topic that has its names since. */
	mergedInto?: string;
}
