import { Form, Link, NavLink } from "@remix-run/react";
import type { Instance } from "#app/domain/instance.ts";
import { WHOLE_LIBRARY } from "#app/domain/search/whole-library.ts";
import type { Visitor } from "#app/domain/views/visitor.ts";
import { forgetAllTyped } from "./study-form/forget-typed.ts";

interface SiteHeaderProps {
	visitor: Visitor | null;
	instance: Instance;
	/** Where one logs in; null where one cannot. */
	logIn: string | null;
}

export function SiteHeader({ visitor, instance, logIn }: SiteHeaderProps) {
	return (
		<header className="border-b border-line">
			<div className="mx-auto flex w-full max-w-6xl flex-wrap items-baseline gap-x-6 gap-y-2 px-4 py-3 sm:px-6">
				<Link to="/" className="flex items-baseline gap-2 text-lg tracking-tight text-ink no-underline">
					{instance.logo && (
						<img src={`/logo?v=${instance.logo.hash}`} alt="" className="h-6 max-w-40 self-center" />
					)}
					<span className="font-semibold">Equipoise</span>
					{instance.name && <span className="text-base text-muted">{instance.name}</span>}
				</Link>
				<nav aria-label="Main" className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
					<Section to={WHOLE_LIBRARY} end>
						Library
					</Section>
					<Section to="/topics">Topics</Section>
					<Section to="/map">Map</Section>
					<Section to="/compare">Compare</Section>
					<Section to="/syntheses">Syntheses</Section>
					{visitor?.editor && (
						<>
							<Section to="/studies/new">Log a trial</Section>
							<Section to="/studies/drafts">Drafts</Section>
							<Section to="/import">Import</Section>
						</>
					)}
					{visitor?.administrator && <Section to="/admin">Administration</Section>}
				</nav>
				<div className="no-print ml-auto flex items-baseline gap-4 text-sm">
					{visitor ? (
						<>
							<Link to="/account">{visitor.name}</Link>
							<Form method="post" action="/logout" onSubmit={forgetAllTyped}>
								<button type="submit" className="text-muted underline underline-offset-2">
									Log out
								</button>
							</Form>
						</>
					) : (
						logIn !== null && <Link to={logIn}>Log in</Link>
					)}
				</div>
			</div>
		</header>
	);
}

function Section({ to, end = false, children }: { to: string; end?: boolean; children: string }) {
	return (
		<NavLink
			to={to}
			end={end}
			className={({ isActive }) =>
				`text-ink decoration-2 underline-offset-8 ${isActive ? "underline decoration-accent" : "no-underline hover:underline"}`
			}
		>
			{children}
		</NavLink>
	);
}
