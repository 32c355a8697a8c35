import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { formatDay } from "#app/domain/format/format-date.ts";
import { Button } from "../ui/button.tsx";
import { Field, fieldProps } from "../ui/field.tsx";
import { MakingForm } from "../ui/making-form.tsx";
import { Notice } from "../ui/notice.tsx";

interface TokenSectionProps {
	tokens: {
		id: number;
		label: string;
		scope: "read" | "write";
		createdAt: string;
		lastUsedAt: string | null;
	}[];
	/** The token just made; it is shown this once. */
	made: { label: string; token: string } | null;
	lastResult: SubmissionResult | undefined;
	/** Whether the person's role lets a token write at all. */
	mayWrite: boolean;
}

const WRITING: [string, string][] = [["write", "read and write"]];

/** Tokens with which programs use the API in this person's name: make one, see their use, revoke them. */
export function TokenSection({ tokens, made, lastResult, mayWrite }: TokenSectionProps) {
	const [form, fields] = useForm<{ label: string; scope: string }>({ lastResult });
	return (
		<section aria-labelledby="tokens">
			<h2 id="tokens">API tokens</h2>
			<p className="mt-1 text-muted">
				A program that sends a token acts in your name. Keep it as you keep your password. What it can do is
				shown on the page of the <a href="/api">API</a>.
			</p>
			{made && (
				<div className="mt-4">
					<Notice kind="done">
						<p>
							This is the token “{made.label}”. Copy it now; it is not stored, so it cannot be shown again:
						</p>
						<p className="mt-2 font-mono text-sm break-all select-all">{made.token}</p>
						<p className="mt-2">
							The program sends it as <code>Authorization: Bearer</code>, a space, and the token.
						</p>
					</Notice>
				</div>
			)}
			<MakingForm
				form={form}
				intent="make-token"
				choice={{
					...{ label: "It may", field: fields.scope, first: "read" },
					options: [["read", "read"], ...(mayWrite ? WRITING : [])],
				}}
				button="Make a token"
			>
				<Field
					label="Name of the token"
					autoComplete="off"
					maxLength={100}
					className="w-72 max-w-full"
					{...fieldProps(fields.label)}
				/>
			</MakingForm>
			{tokens.length > 0 && (
				<ul className="mt-6 divide-y divide-line border-y border-line">
					{tokens.map((token) => (
						<li key={token.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
							<div>
								<p>
									{token.label}, {token.scope === "write" ? "reads and writes" : "reads"}
								</p>
								<p className="text-sm text-muted">
									Made {formatDay(token.createdAt)},{" "}
									{token.lastUsedAt ? `last used ${formatDay(token.lastUsedAt)}` : "not used yet"}
								</p>
							</div>
							<Form method="post">
								<input type="hidden" name="intent" value="revoke-token" />
								<input type="hidden" name="token" value={token.id} />
								<Button type="submit" small>
									Revoke<span className="sr-only"> the token {token.label}</span>
								</Button>
							</Form>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
