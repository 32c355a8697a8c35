import { Form, Link, NavLink, useLocation } from "@remix-run/react";
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

interface SectionProps {
	to: string;
	end?: boolean;
	here?: boolean;
	children: string;
}

export function SiteHeader({ visitor, instance, logIn }: SiteHeaderProps) {
	const { search } = useLocation();
	return (
		<header className="border-b border-line">
			<div className="mx-auto flex w-full max-w-6xl flex-wrap items-baseline gap-x-6 gap-y-1 px-4 py-2 sm:px-6">
				<Link to="/" className="flex items-baseline gap-2 text-lg tracking-tight text-ink no-underline">
					{instance.logo && (
						<img src={`/logo?v=${instance.logo.hash}`} alt="" className="h-6 max-w-40 self-center" />
					)}
					<span className="font-semibold">Equipoise</span>
					{instance.name && <span className="text-base text-muted">{instance.name}</span>}
				</Link>
				<nav
					aria-label="Main"
					className="order-last flex w-full flex-wrap items-baseline gap-x-5 sm:order-none sm:w-auto"
				>
					<Section to={WHOLE_LIBRARY} end here={search !== ""}>
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

/** A way to a part of the site. @param here false where its address alone does not make the page one of it: the front page is no list */
function Section({ to, end, here = true, children }: SectionProps) {
	return (
		<NavLink
			to={to}
			end={end}
			aria-current={here ? "page" : false}
			className={({ isActive }) =>
				`py-1 text-ink decoration-2 underline-offset-8 ${isActive && here ? "underline decoration-accent" : "no-underline hover:underline"}`
			}
		>
			{children}
		</NavLink>
	);
}
