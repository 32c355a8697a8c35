import {
	data,
	type HeadersFunction,
	type LinksFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from "@remix-run/node";
import {
	Links,
	Meta,
	Outlet,
	Scripts,
	ScrollRestoration,
	useLoaderData,
	useRouteError,
	useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { ErrorPage, errorHeading, visitorIn } from "./components/error-page.tsx";
import { useNonce } from "./components/nonce.tsx";
import { SiteFooter } from "./components/site-footer.tsx";
import { SiteHeader } from "./components/site-header.tsx";
import { forgetTyped } from "./components/study-form/forget-typed.ts";
import { Notice } from "./components/ui/notice.tsx";
import { NO_INSTANCE } from "./domain/instance.ts";
import { answering } from "./http/answers/answering.ts";
import { takeNotice } from "./http/answers/notice.ts";
import { publicOrigin } from "./http/answers/public-origin.ts";
import { visitorOf } from "./http/answers/visitor.ts";
import type { AppContext } from "./http/context.ts";
import { readInstance } from "./services/instance.ts";
import styles from "./styles/app.css?url";

export const links: LinksFunction = () => [
	{ rel: "stylesheet", href: styles },
	{ rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = ({ error }) => [
	{ title: error ? `${errorHeading(error)} · Equipoise` : "Equipoise" },
	{ name: "description", content: "Clinical studies compared, with where each figure was read" },
];

export const loader = answering(async ({ request, context }: LoaderFunctionArgs) => {
	const { notice, headers } = await takeNotice(context, request);
	return data(
		{
			visitor: visitorOf(context.viewer),
			notice,
			instance: readInstance(context.store),
			logIn: logInAddress(context.settings),
			origin: publicOrigin({ request, context }),
		},
		{ headers },
	);
});

/** Where one logs in; null on a copy of a library, whose server knows nobody, where nobody said where the other is. */
function logInAddress({ copyOf, publicUrl }: AppContext["settings"]): string | null {
	if (!copyOf) return "/login";
	if (copyOf.primary === undefined) return null;
	// Behind one proxy with the other, which sends log-ins there: a page is the same bytes from either.
	return copyOf.primary === publicUrl ? "/login" : `${copyOf.primary}/login`;
}

export const headers: HeadersFunction = ({ loaderHeaders, errorHeaders }) => errorHeaders ?? loaderHeaders;

export function Layout({ children }: { children: ReactNode }) {
	const nonce = useNonce();
	const refusedTo = visitorIn(useRouteError());
	const loaded = useRouteLoaderData<typeof loader>("root");
	const visitor = loaded?.visitor ?? refusedTo;
	const instance = loaded?.instance ?? NO_INSTANCE;
	return (
		<html lang="en">
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<Meta />
				<Links />
			</head>
			<body className="flex min-h-dvh flex-col">
				<a
					href="#main"
					className="absolute left-2 top-2 z-10 -translate-y-16 bg-surface px-3 py-2 focus:translate-y-0"
				>
					Skip to the content
				</a>
				<SiteHeader visitor={visitor} instance={instance} logIn={loaded ? loaded.logIn : "/login"} />
				<main
					id="main"
					tabIndex={-1}
					className="mx-auto w-full max-w-6xl flex-1 px-4 py-6 outline-none sm:px-6"
				>
					{children}
				</main>
				<SiteFooter contact={instance.contact} />
				<ScrollRestoration nonce={nonce} />
				<Scripts nonce={nonce} />
			</body>
		</html>
	);
}

export default function App() {
	const { notice } = useLoaderData<typeof loader>();
	useEffect(() => {
		if (notice?.forget) forgetTyped(notice.forget);
	}, [notice]);
	return (
		<>
			{notice && <Notice kind={notice.kind}>{notice.message}</Notice>}
			<Outlet />
		</>
	);
}

export function ErrorBoundary() {
	return <ErrorPage />;
}
