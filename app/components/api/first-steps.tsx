import { Shell } from "./shell.tsx";

interface FirstStepsProps {
	origin: string;
	/** Whether anybody may read what is published. */
	publicReading: boolean;
}

/** From nothing to a first answer. */
export function FirstSteps({ origin, publicReading }: FirstStepsProps) {
	return (
		<section aria-labelledby="first-steps">
			<h2 id="first-steps">First steps</h2>
			<ol className="mt-2 grid list-decimal grid-cols-1 gap-3 pl-6">
				<li>
					{publicReading
						? "Reading what is published needs no token, and neither does an analysis. This works at once:"
						: "Here even reading needs a token. With one (see below) this works:"}
					<Shell label="A first request">{listOf(origin, publicReading ? "" : AUTHORIZED)}</Shell>
				</li>
				<li>
					To write, or to see drafts, make a token: log in, and on your{" "}
					<a href="/account#tokens">account page</a> give it a name and what it may do, read, or read and
					write. It acts in your name, within your role. It is shown once. On the server, the command line
					makes one too:
					<Shell label="A token by the command line">
						{"npm run --silent equipoise -- token add you@example.org"}
					</Shell>
				</li>
				<li>
					Keep it where the examples below look for it. Those of studies are one study’s life: run them in
					their order.
					<Shell label="The token in the shell">{"export TOKEN=equipoise_…"}</Shell>
				</li>
			</ol>
		</section>
	);
}

const AUTHORIZED = ` \\\n  -H "Authorization: Bearer $TOKEN"`;

const listOf = (origin: string, rest: string) => `curl '${origin}/api/v1/studies?limit=3'${rest}`;
