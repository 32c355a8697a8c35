import { type ActionFunctionArgs, data } from "@remix-run/node";
import * as z from "zod";
import { requireEditor } from "#app/auth/permissions.ts";
import { reason } from "#app/domain/change-fields.ts";
import { Problem } from "#app/domain/problem.ts";
import {
	agreeingAddress,
	NAMED_KINDS,
	type NamedKind,
	TOPIC_FOLDERS,
} from "#app/domain/topics/topic-kinds.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import { parseForm } from "#app/http/forms/form.ts";
import { refusalOf, saidOf } from "#app/http/forms/refused.ts";
import { agreeTopic, mergeTopic, restoreTopic } from "#app/services/agree-topic.ts";

/** 0 for a name that nobody has agreed on. */
const version = z.coerce.number({ error: "Missing" }).int().nonnegative();
const text = (most: number) => z.string().max(most, "Too long").default("");

const schema = z.discriminatedUnion("intent", [
	z.object({
		...{ intent: z.literal("agree"), expectedVersion: version, reason },
		...{ name: text(300), names: text(100_000) },
		add: z.preprocess(
			(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
			z.array(z.string().max(300)),
		),
	}),
	z.object({
		...{ intent: z.literal("merge"), expectedVersion: version, reason },
		...{ into: z.string({ error: "Choose the topic that stays" }).max(200), intoVersion: version.optional() },
	}),
	z.object({ intent: z.literal("restore"), expectedVersion: version, version, reason }),
]);

/** The kind of topic whose names an address is about. @throws Problem `not-found` */
export function kindAt(folder: string | undefined): NamedKind {
	const kind = NAMED_KINDS.find((each) => TOPIC_FOLDERS[each] === folder);
	if (!kind) throw new Problem("not-found", "Topics are conditions or interventions.");
	return kind;
}

/** Answers the forms that agree on names, merge two topics, and make an earlier version stand again. */
export async function answerNames({ request, params, context }: ActionFunctionArgs) {
	const actor = requireEditor(context.viewer);
	const kind = kindAt(params.folder);
	const slug = params.slug ?? "";
	const submission = await parseForm(request, schema);
	if (submission.status !== "success")
		return data({ refused: saidOf(submission), typed: undefined, stale: false }, { status: 400 });
	const { value } = submission;
	const change = {
		...{ kind, slug, actor },
		...{ reason: value.reason, expectedVersion: value.expectedVersion },
	};
	const { store } = context;
	try {
		switch (value.intent) {
			case "agree": {
				const names = [...linesOf(value.names), ...value.add];
				const saved = agreeTopic(store, { ...change, document: { name: value.name, names } });
				const says = saved.changed ? `Agreed, as version ${saved.version}.` : "Nothing was changed.";
				return await redirectWithNotice(context, agreeingAddress(kind, saved.slug), says);
			}
			case "merge": {
				const { into, intoVersion = 0 } = value;
				const merged = mergeTopic(store, { ...change, into, intoVersion });
				return await redirectWithNotice(context, agreeingAddress(kind, merged.slug), "Merged.");
			}
			case "restore": {
				const saved = restoreTopic(store, { ...change, version: value.version });
				const says = `Version ${value.version} stands again, as version ${saved.version}.`;
				return await redirectWithNotice(context, agreeingAddress(kind, saved.slug), says);
			}
		}
	} catch (error) {
		const { message, status, kind: why } = refusalOf(error);
		const typed =
			value.intent === "agree"
				? { name: value.name, names: [...linesOf(value.names), ...value.add].join("\n") }
				: undefined;
		return data({ refused: message, typed, stale: why === "stale" }, { status });
	}
}

const linesOf = (text: string) => text.split(/[\r\n;]+/).filter((line) => line.trim() !== "");
