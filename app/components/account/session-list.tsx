import { Form } from "@remix-run/react";
import { formatDay } from "#app/domain/format/format-date.ts";
import { Button } from "../ui/button.tsx";

interface SessionListProps {
	sessions: {
		tokenHash: string;
		createdAt: string;
		lastSeenAt: string;
		userAgent: string;
		current: boolean;
	}[];
}

/** The browsers a person is logged in with, each but this one with a button that ends its session. */
export function SessionList({ sessions }: SessionListProps) {
	return (
		<section aria-labelledby="sessions">
			<h2 id="sessions">Where you are logged in</h2>
			<ul className="mt-4 divide-y divide-line border-y border-line">
				{sessions.map((session) => (
					<li key={session.tokenHash} className="flex flex-wrap items-center justify-between gap-3 py-3">
						<div>
							<p>{session.current ? "This browser" : session.userAgent || "A program"}</p>
							<p className="text-sm text-muted">
								Since {formatDay(session.createdAt)}, last used {formatDay(session.lastSeenAt)}
							</p>
						</div>
						{!session.current && (
							<Form method="post">
								<input type="hidden" name="intent" value="end-session" />
								<input type="hidden" name="session" value={session.tokenHash} />
								<Button type="submit" small>
									End this session
								</Button>
							</Form>
						)}
					</li>
				))}
			</ul>
			{sessions.length > 2 && (
				<Form method="post" className="mt-4">
					<Button type="submit" name="intent" value="end-other-sessions">
						End all but this one
					</Button>
				</Form>
			)}
		</section>
	);
}
