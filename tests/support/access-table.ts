/**
 * Who gets what: one line for each thing that can be asked of the server. A new route needs a line for its
 * loader (GET) and one for each intent of its action (POST), or `access-table.test.ts` fails.
 */
export interface AccessLine {
	/** The route's id in the Remix build (its file under app/, without the ending), or an address of Express. */
	route: string;
	/**
	 * What is asked. `:slug` and `:version` stand for a study of the line's state, `:synthesis` and `:at` for a
	 * synthesis of it and its version, `:invitation` for the token of an open invitation, `:reset` for that of a link for a new password, `:person` for the id of
	 * somebody with an account, `:import` for an import of one record, `:condition` and `:drug` for
	 * the topics of the study. Pages are also asked with `.data`, as the
	 * browser does once it has the scripts; there, 302 is 202.
	 */
	get?: string;
	post?: string;
	/** What a POST sends; the same names stand for the same things. */
	fields?: Record<string, string>;
	/** Status for each visitor; by its state where the line is about a study or a synthesis. */
	gets: Answers | Record<StudyStateName, Answers>;
	/**
	 * What an anonymous visitor gets where PUBLIC_READING is false: 302 of a page, 401 of a format. Every route that
	 * shows studies has it; absent, it is the same as ever.
	 */
	closed?: number;
	/** There, who is logged in gets no more than an anonymous visitor. */
	anonymously?: true;
}

export const VISITORS = ["anonymous", "reader", "researcher", "administrator"] as const;
export type Visitor = (typeof VISITORS)[number];
export const STATES = ["draft", "published", "archived"] as const;
export type StudyStateName = (typeof STATES)[number];
/** One status for each visitor, in the order of `VISITORS`. */
export type Answers = readonly [number, number, number, number];

const everybody = (status: number) => [status, status, status, status] as const;

/** What is published is for all, drafts for those who log trials, and what is archived for nobody. */
const READ_STUDY = {
	draft: [404, 404, 200, 200],
	published: everybody(200),
	archived: everybody(404),
} as const;
/** What was public and was taken back is gone, and who follows a citation of it is told so. */
const READ_VERSION = { ...READ_STUDY, archived: everybody(410) } as const;
const FRAMED = {
	draft: everybody(404),
	published: everybody(200),
	archived: everybody(404),
} as const;
/** Hidden studies are left out of these without a word, so that every state answers alike. */
const READ_ALL = everybody(200);
const EDITORS_READ = [302, 403, 200, 200] as const;
const EDITORS_WRITE = [401, 403, 302, 302] as const;
const ADMINISTRATORS_WRITE = [401, 403, 403, 302] as const;
const WRITE_STUDY = {
	draft: EDITORS_WRITE,
	published: EDITORS_WRITE,
	archived: [401, 403, 404, 404],
} as const;

const REASON = { reason: "Because", expectedVersion: ":version" };
const REASON_AT = { reason: "Because", expectedVersion: ":at" };
const EDITED = { ...REASON, title: "Another title", kind: "randomised-trial" };

const TABLE = "study,arm,events,n\nDoe 2020,Drug,12,20\nDoe 2020,Placebo,9,21";
const REFERENCE = "TY  - JOUR\nTI  - A trial that somebody read about\nER  - \n";

export const ACCESS_TABLE: AccessLine[] = [
	{ route: "/healthz", get: "/healthz", gets: everybody(200) },

	{ route: "routes/_index", get: "/", gets: READ_ALL, closed: 302 },
	{ route: "routes/codebook", get: "/codebook", gets: READ_ALL, closed: 302 },
	{ route: "routes/export", get: "/export?format=json", gets: READ_ALL, closed: 401 },
	...[
		"csv",
		"xlsx",
		"wide-xlsx",
		"wide",
		"revman",
		"revman-studies",
		"json",
		"ris",
		"bibtex",
		"csl-json",
		"zip",
	].map((format) => ({
		...{ route: "routes/export", get: `/export?format=${format}&study=:slug` },
		...{ gets: READ_STUDY, closed: 401 },
	})),
	...["json", "revman"].map((format) => ({
		...{ route: "routes/export", get: `/export?format=${format}&synthesis=:synthesis` },
		...{ gets: READ_STUDY, closed: 401 },
	})),
	{ route: "routes/studies.$slug", get: "/studies/:slug", gets: READ_STUDY, closed: 302 },
	{ route: "routes/studies.$slug[.]json", get: "/studies/:slug.json", gets: READ_STUDY, closed: 401 },
	{ route: "routes/studies.$slug[.]csv", get: "/studies/:slug.csv", gets: READ_STUDY, closed: 401 },
	{ route: "routes/studies.$slug[.]xlsx", get: "/studies/:slug.xlsx", gets: READ_STUDY, closed: 401 },
	{ route: "routes/studies.$slug[.]ris", get: "/studies/:slug.ris", gets: READ_STUDY, closed: 401 },
	{ route: "routes/studies.$slug[.]svg", get: "/studies/:slug.svg", gets: READ_STUDY, closed: 401 },
	{ route: "routes/studies.$slug[.]png", get: "/studies/:slug.png", gets: READ_STUDY, closed: 401 },
	{ route: "routes/studies.$slug_.history", get: "/studies/:slug/history", gets: READ_STUDY, closed: 302 },
	...["", ".json", ".csv", ".xlsx", ".svg", ".png"].map((ending) => ({
		route: `routes/studies.$slug_.versions_.$version${ending.replace(".", "[.]")}`,
		...{ get: `/studies/:slug/versions/:version${ending}`, gets: READ_VERSION },
		closed: ending === "" ? 302 : 401,
	})),
	// No study of the table is so long that it has more; one that has is in long-studies.test.ts.
	{
		...{ route: "routes/studies.$slug_.more.$part", get: "/studies/:slug/more/outcomes" },
		...{ gets: everybody(404), closed: 302 },
	},
	{ route: "routes/compare", get: "/compare?study=:slug", gets: READ_ALL, closed: 302 },
	{ route: "routes/compare[.]json", get: "/compare.json?study=:slug", gets: READ_ALL, closed: 401 },
	{ route: "routes/compare[.]csv", get: "/compare.csv?study=:slug", gets: READ_ALL, closed: 401 },
	{ route: "routes/compare[.]xlsx", get: "/compare.xlsx?study=:slug", gets: READ_ALL, closed: 401 },
	{ route: "routes/compare[.]svg", get: "/compare.svg?study=:slug", gets: READ_ALL, closed: 401 },
	{ route: "routes/compare[.]png", get: "/compare.png?study=:slug", gets: READ_ALL, closed: 401 },
	// A frame knows nobody: whoever is logged in sees what strangers see.
	{
		route: "routes/embed.studies.$slug",
		get: "/embed/studies/:slug",
		gets: FRAMED,
		closed: 401,
		anonymously: true,
	},
	{
		route: "routes/embed.syntheses.$slug",
		get: "/embed/syntheses/:synthesis",
		gets: FRAMED,
		closed: 401,
		anonymously: true,
	},
	{
		...{ route: "routes/embed.studies.$slug", get: "/embed/studies/:slug?version=:version" },
		...{ gets: { ...FRAMED, archived: everybody(410) }, closed: 401, anonymously: true },
	},
	{
		route: "routes/embed.compare",
		get: "/embed/compare?study=:slug",
		gets: READ_ALL,
		closed: 401,
		anonymously: true,
	},
	...[
		{ route: "routes/embed.timeline", get: "/embed/timeline?condition=:condition", gets: FRAMED },
		{ route: "routes/embed.map", get: "/embed/map?by=outcome", gets: READ_ALL },
	].map((line) => ({ ...line, closed: 401, anonymously: true as const })),
	{ route: "routes/embed[.]js", get: "/embed.js", gets: READ_ALL, closed: 401, anonymously: true },
	{ route: "routes/cite", get: "/cite?of=/studies/:slug", gets: READ_STUDY, closed: 401 },
	{
		route: "routes/cite",
		get: "/cite?of=/studies/:slug/versions/:version&format=ris",
		gets: READ_VERSION,
		closed: 401,
	},
	{
		route: "routes/cite",
		get: "/cite?of=/syntheses/:synthesis&format=bibtex",
		gets: READ_STUDY,
		closed: 401,
	},
	{
		route: "routes/oembed",
		get: "/oembed?url=elsewhere",
		gets: everybody(400),
		closed: 401,
		anonymously: true,
	},
	{ route: "routes/feed[.]xml", get: "/feed.xml", gets: READ_ALL, closed: 401, anonymously: true },
	{
		...{ route: "routes/syntheses.feed[.]xml", get: "/syntheses/feed.xml" },
		...{ gets: READ_ALL, closed: 401, anonymously: true },
	},
	{ route: "routes/sitemap[.]xml", get: "/sitemap.xml", gets: READ_ALL, closed: 401, anonymously: true },
	// It says of a closed server that there is nothing to read.
	{ route: "routes/robots[.]txt", get: "/robots.txt", gets: READ_ALL },
	{
		...{ route: "routes/syntheses.$slug_.feed[.]xml", get: "/syntheses/:synthesis/feed.xml" },
		...{ gets: FRAMED, closed: 401, anonymously: true },
	},
	...[
		{ route: "routes/overdue_.feed[.]xml", get: "/overdue/feed.xml?condition=:condition" },
		{ route: "routes/conditions.$slug_.feed[.]xml", get: "/conditions/:condition/feed.xml" },
		{ route: "routes/interventions.$slug_.feed[.]xml", get: "/interventions/:drug/feed.xml" },
		{
			route: "routes/interventions.$slug_.$condition_.feed[.]xml",
			get: "/interventions/:drug/:condition/feed.xml",
		},
	].map((line) => ({ ...line, gets: FRAMED, closed: 401, anonymously: true as const })),
	{ route: "routes/topics._index", get: "/topics", gets: READ_ALL, closed: 302 },
	{ route: "routes/conditions.$slug", get: "/conditions/:condition", gets: READ_STUDY, closed: 302 },
	{ route: "routes/interventions.$slug", get: "/interventions/:drug", gets: READ_STUDY, closed: 302 },
	{
		...{ route: "routes/interventions.$slug_.$condition", get: "/interventions/:drug/:condition" },
		...{ gets: READ_STUDY, closed: 302 },
	},
	{
		...{ route: "routes/timeline", get: "/timeline?condition=:condition" },
		gets: { draft: [404, 404, 302, 302], published: everybody(302), archived: everybody(404) },
		closed: 401,
	},
	{ route: "routes/cite", get: "/cite?of=/timeline%3Fcondition=:condition", gets: READ_STUDY, closed: 401 },
	...["json", "csv", "xlsx", "svg", "png"].map((ending) => ({
		...{ route: `routes/timeline[.]${ending}`, get: `/timeline.${ending}?condition=:condition` },
		...{ gets: READ_STUDY, closed: 401 },
	})),
	...["json", "csv", "xlsx"].flatMap((ending) =>
		[
			{ route: `routes/conditions.$slug[.]${ending}`, get: `/conditions/:condition.${ending}` },
			{ route: `routes/interventions.$slug[.]${ending}`, get: `/interventions/:drug.${ending}` },
			{
				route: `routes/interventions.$slug_.$condition[.]${ending}`,
				get: `/interventions/:drug/:condition.${ending}`,
			},
		].map((line) => ({ ...line, gets: READ_STUDY, closed: 401 })),
	),
	{ route: "routes/map", get: "/map", gets: READ_ALL, closed: 302 },
	...["json", "svg", "png", "csv", "xlsx"].map((ending) => ({
		...{ route: `routes/map[.]${ending}`, get: `/map.${ending}?by=outcome` },
		...{ gets: READ_ALL, closed: 401 },
	})),
	{ route: "routes/overdue", get: "/overdue?condition=:condition", gets: READ_STUDY, closed: 302 },
	...["json", "csv", "xlsx"].map((ending) => ({
		...{ route: `routes/overdue[.]${ending}`, get: `/overdue.${ending}?condition=:condition` },
		...{ gets: READ_STUDY, closed: 401 },
	})),
	{
		route: "routes/topics.$folder.$slug",
		get: "/topics/conditions/:condition",
		gets: READ_STUDY,
		closed: 302,
	},
	{
		...{ route: "routes/topics.$folder.$slug", post: "/topics/conditions/:condition" },
		...{
			fields: {
				intent: "agree",
				reason: "Because",
				expectedVersion: "0",
				name: ":condition",
				names: ":condition",
			},
		},
		gets: WRITE_STUDY,
	},
	{ route: "routes/studies.alike", get: "/studies/alike?title=trial", gets: [401, 403, 200, 200] },
	{
		...{ route: "routes/studies.pasted", post: "/studies/pasted", fields: { text: "a\tb\n1\t2" } },
		gets: [401, 403, 200, 200],
	},
	{ route: "routes/compare_.figures[.]json", get: "/compare/figures.json", gets: READ_ALL, closed: 401 },
	{
		route: "routes/topics_.figures[.]json",
		get: "/topics/figures.json?condition=:condition",
		...{ gets: READ_ALL, closed: 401 },
	},
	{ route: "routes/compare_.studies", get: "/compare/studies?q=trial", gets: READ_ALL, closed: 401 },

	{
		...{ route: "routes/studies.$slug", post: "/studies/:slug" },
		...{ fields: { ...REASON, intent: "publish" }, gets: WRITE_STUDY },
	},
	{
		...{ route: "routes/studies.$slug", post: "/studies/:slug" },
		...{ fields: { ...REASON, intent: "withdraw" }, gets: WRITE_STUDY },
	},
	{
		...{ route: "routes/studies.$slug", post: "/studies/:slug" },
		...{ fields: { ...REASON, intent: "archive" }, gets: WRITE_STUDY },
	},
	{
		...{ route: "routes/studies.$slug", post: "/studies/:slug" },
		fields: { ...REASON, intent: "answer", finding: "no-source outcomes.o1", answer: "Known" },
		gets: WRITE_STUDY,
	},
	{
		...{ route: "routes/studies.$slug_.history", post: "/studies/:slug/history" },
		...{ fields: { ...REASON, version: "1" }, gets: WRITE_STUDY },
	},
	{
		...{ route: "routes/studies.$slug_.edit", get: "/studies/:slug/edit" },
		gets: { draft: EDITORS_READ, published: EDITORS_READ, archived: [302, 403, 404, 404] },
	},
	{
		...{ route: "routes/studies.$slug_.edit", post: "/studies/:slug/edit" },
		fields: EDITED,
		// This form takes the arms away, and what is published may not be without.
		gets: { ...WRITE_STUDY, published: [401, 403, 400, 400] },
	},
	{ route: "routes/studies.new", get: "/studies/new", gets: EDITORS_READ },
	{ route: "routes/studies.new", post: "/studies/new", fields: EDITED, gets: EDITORS_WRITE },
	{ route: "routes/studies.drafts", get: "/studies/drafts", gets: EDITORS_READ },

	{ route: "routes/import", get: "/import", gets: EDITORS_READ },
	{
		...{ route: "routes/import", post: "/import", gets: EDITORS_WRITE },
		fields: { intent: "records", text: '{"title": "A study"}' },
	},
	{
		...{ route: "routes/import", post: "/import", gets: [401, 403, 400, 400] },
		fields: { intent: "numbers", numbers: "no number" },
	},
	{ route: "routes/import_.$id", get: "/import/:import", gets: EDITORS_READ },
	...["start", "stop", "retry"].map((intent) => ({
		...{ route: "routes/import_.$id", post: "/import/:import", fields: { intent } },
		// What has not begun cannot be stopped, and nobody minds.
		gets: EDITORS_WRITE,
	})),
	{ route: "routes/import_.$id_.$position", get: "/import/:import/0", gets: EDITORS_READ },
	...["reread", "save", "publish", "skip"].map((intent) => ({
		...{ route: "routes/import_.$id_.$position", post: "/import/:import/0", fields: { intent } },
		gets: EDITORS_WRITE,
	})),
	{
		...{ route: "routes/import_.$id_.$position[.]json", get: "/import/:import/0.json" },
		gets: [401, 403, 200, 200],
	},
	{
		...{ route: "routes/import_.$id[.]csv", get: "/import/:import.csv" },
		gets: [401, 403, 200, 200],
	},
	{ route: "routes/import_.table", get: "/import/table", gets: EDITORS_READ },
	{
		...{ route: "routes/import_.table", post: "/import/table", gets: [401, 403, 200, 200] },
		fields: { intent: "read", text: TABLE },
	},
	{
		...{ route: "routes/import_.table", post: "/import/table", gets: EDITORS_WRITE },
		fields: { intent: "save", text: TABLE },
	},
	{
		...{ route: "routes/import_.table[.]csv", post: "/import/table.csv", gets: [401, 403, 200, 200] },
		fields: { text: TABLE },
	},
	{ route: "routes/import_.references", get: "/import/references", gets: EDITORS_READ },
	{
		...{ route: "routes/import_.references", post: "/import/references", gets: [401, 403, 200, 200] },
		fields: { intent: "read", text: REFERENCE },
	},
	{
		...{ route: "routes/import_.references", post: "/import/references", gets: EDITORS_WRITE },
		fields: { intent: "drafts", text: REFERENCE, chosen: "0" },
	},
	{
		...{ route: "routes/import_.references", post: "/import/references", gets: WRITE_STUDY },
		fields: { intent: "add", text: REFERENCE, chosen: "0", slug: ":slug" },
	},

	{ route: "routes/syntheses._index", get: "/syntheses", gets: READ_ALL, closed: 302 },
	{ route: "routes/syntheses.try", get: "/syntheses/try", gets: READ_ALL, closed: 302 },
	// Nothing is pasted, which the form says.
	{ route: "routes/syntheses.try", post: "/syntheses/try", gets: everybody(400), closed: 401 },
	...["csv", "xlsx"].flatMap((ending) => [
		{
			...{ route: `routes/syntheses.try[.]${ending}`, get: `/syntheses/try.${ending}?example=bcg` },
			...{ gets: READ_ALL, closed: 401 },
		},
		{
			...{ route: `routes/syntheses.try[.]${ending}`, post: `/syntheses/try.${ending}` },
			...{ gets: everybody(400), closed: 401 },
		},
	]),
	{ route: "routes/syntheses.$slug", get: "/syntheses/:synthesis", gets: READ_STUDY, closed: 302 },
	{
		...{ route: "routes/syntheses.$slug[.]json", get: "/syntheses/:synthesis.json" },
		...{ gets: READ_STUDY, closed: 401 },
	},
	{
		...{ route: "routes/syntheses.$slug[.]csv", get: "/syntheses/:synthesis.csv" },
		...{ gets: READ_STUDY, closed: 401 },
	},
	{
		...{ route: "routes/syntheses.$slug[.]xlsx", get: "/syntheses/:synthesis.xlsx" },
		...{ gets: READ_STUDY, closed: 401 },
	},
	{
		...{ route: "routes/syntheses.$slug[.]docx", get: "/syntheses/:synthesis.docx" },
		...{ gets: READ_STUDY, closed: 401 },
	},
	...["svg", "png", "R", "txt", "zip"].map((ending) => ({
		...{ route: `routes/syntheses.$slug[.]${ending}`, get: `/syntheses/:synthesis.${ending}` },
		...{ gets: READ_STUDY, closed: 401 },
	})),
	{
		...{ route: "routes/syntheses.$slug_.history", get: "/syntheses/:synthesis/history" },
		...{ gets: READ_STUDY, closed: 302 },
	},
	...["", ".json", ".csv", ".xlsx", ".svg", ".png"].map((ending) => ({
		route: `routes/syntheses.$slug_.versions_.$version${ending.replace(".", "[.]")}`,
		...{ get: `/syntheses/:synthesis/versions/:at${ending}`, gets: READ_VERSION },
		closed: ending === "" ? 302 : 401,
	})),
	...["publish", "withdraw", "accept", "archive"].map((intent) => ({
		...{ route: "routes/syntheses.$slug", post: "/syntheses/:synthesis", gets: WRITE_STUDY },
		fields: { ...REASON_AT, intent },
	})),
	{
		...{ route: "routes/syntheses.$slug_.history", post: "/syntheses/:synthesis/history" },
		...{ fields: { ...REASON_AT, version: "1" }, gets: WRITE_STUDY },
	},
	{
		...{ route: "routes/syntheses.$slug_.edit", get: "/syntheses/:synthesis/edit" },
		gets: { draft: EDITORS_READ, published: EDITORS_READ, archived: [302, 403, 404, 404] },
	},
	{
		...{ route: "routes/syntheses.$slug_.edit", post: "/syntheses/:synthesis/edit" },
		fields: { ...REASON_AT, title: "Another title" },
		// This form takes the question away, and what is published may not be without.
		gets: { ...WRITE_STUDY, published: [401, 403, 400, 400] },
	},
	{ route: "routes/syntheses.new", get: "/syntheses/new", gets: EDITORS_READ },
	{
		...{ route: "routes/syntheses.new", post: "/syntheses/new", gets: EDITORS_WRITE },
		fields: { title: "A question", reason: "Because" },
	},

	{ route: "routes/login", get: "/login", gets: [200, 302, 302, 302] },
	{
		...{ route: "routes/login", post: "/login" },
		fields: { email: "nobody@example.org", password: "a wrong password" },
		// Whoever is logged in stays so, and is led on.
		gets: [400, 302, 302, 302],
	},
	{ route: "routes/login_.code", get: "/login/code", gets: everybody(302) },
	{
		...{ route: "routes/login_.code", post: "/login/code", gets: everybody(302) },
		fields: { code: "123456" },
	},
	// No provider is set here; openid.test.ts has one.
	{ route: "routes/login_.openid", get: "/login/openid", gets: everybody(404) },
	{ route: "routes/login_.openid_.callback", get: "/login/openid/callback", gets: everybody(404) },
	{ route: "routes/login_.openid_.out", get: "/login/openid/out", gets: everybody(404) },
	{ route: "routes/forgot", get: "/forgot", gets: everybody(200) },
	{
		...{ route: "routes/forgot", post: "/forgot", gets: everybody(302) },
		fields: { email: "nobody@example.org" },
	},
	// Only the link of a mail ends mails, and whoever has it need not log in.
	{ route: "routes/unsubscribe", get: "/unsubscribe?of=work&user=1&key=guessed", gets: everybody(404) },
	{ route: "routes/unsubscribe", post: "/unsubscribe?of=work&user=1&key=guessed", gets: everybody(404) },
	{ route: "routes/logout", get: "/logout", gets: everybody(302) },
	{ route: "routes/logout", post: "/logout", gets: everybody(302) },
	{ route: "routes/join", get: "/join", gets: everybody(404) },
	{ route: "routes/join", get: "/join?token=:invitation", gets: everybody(200) },
	{
		...{ route: "routes/join", post: "/join" },
		fields: { token: ":invitation", name: "Newcomer", password: "correct horse battery" },
		gets: everybody(302),
	},
	{ route: "routes/reset", get: "/reset", gets: everybody(404) },
	{ route: "routes/reset", get: "/reset?token=:reset", gets: everybody(200) },
	{
		...{ route: "routes/reset", post: "/reset", gets: everybody(404) },
		fields: { token: "guessed", password: "correct horse battery" },
	},
	{
		...{ route: "routes/reset", post: "/reset", gets: everybody(302) },
		fields: { token: ":reset", password: "another horse and battery" },
	},
	// There are accounts already, so that no link makes the first administrator any more.
	{ route: "routes/setup", get: "/setup?token=guessed", gets: everybody(404) },
	{
		...{ route: "routes/setup", post: "/setup", gets: everybody(404) },
		fields: {
			...{ token: "guessed", name: "Intruder", email: "intruder@example.org" },
			password: "correct horse battery",
		},
	},
	{ route: "routes/account", get: "/account", gets: [302, 200, 200, 200] },
	{
		...{ route: "routes/account", post: "/account", gets: [401, 302, 302, 302] },
		fields: {
			intent: "change-password",
			current: "correct horse battery",
			next: "another horse and battery",
		},
	},
	{
		...{ route: "routes/account", post: "/account", gets: [401, 302, 302, 302] },
		fields: { intent: "end-session", session: "somebody else's" },
	},
	{
		...{ route: "routes/account", post: "/account", gets: [401, 302, 302, 302] },
		fields: { intent: "end-other-sessions" },
	},
	{
		...{ route: "routes/account", post: "/account", gets: [401, 302, 302, 302] },
		fields: { intent: "choose-notices", account: "daily", work: "never" },
	},
	...["link", "unlink"].map((intent) => ({
		...{ route: "routes/account", post: "/account", gets: [401, 400, 400, 400] as const },
		fields: { intent, current: "a wrong password" },
	})),
	{ route: "routes/account_.second-factor", get: "/account/second-factor", gets: [302, 200, 200, 200] },
	...["begin", "confirm", "renew", "turn-off"].map((intent) => ({
		...{ route: "routes/account_.second-factor", post: "/account/second-factor" },
		...{
			fields: { intent, current: "a wrong password", code: "123456" },
			gets: [401, 400, 400, 400] as const,
		},
	})),

	{ route: "routes/admin", get: "/admin", gets: [302, 403, 403, 200] },
	{ route: "routes/admin_.mail", get: "/admin/mail", gets: [302, 403, 403, 200] },
	{
		...{ route: "routes/admin_.mail", post: "/admin/mail", gets: [401, 403, 403, 404] },
		fields: { intent: "discard", mail: "4711" },
	},
	{ route: "routes/admin_.instance", get: "/admin/instance", gets: [302, 403, 403, 200] },
	{
		...{ route: "routes/admin_.instance", post: "/admin/instance", gets: [401, 403, 403, 409] },
		// The form of somebody before whom another changed it: so that every visit gets the same answer.
		fields: { expectedVersion: "7", name: "Trials of the clinic" },
	},
	{ route: "routes/logo", get: "/logo", gets: everybody(404) },
	{ route: "routes/import_.reread", get: "/import/reread", gets: [302, 403, 403, 200] },
	{
		...{ route: "routes/import_.reread", post: "/import/reread", gets: [401, 403, 403, 400] },
		fields: { intent: "apply" },
	},
	{
		...{ route: "routes/admin", post: "/admin", gets: [401, 403, 403, 200] },
		fields: { intent: "invite", email: "guest@example.org", role: "reader" },
	},
	{
		...{ route: "routes/admin", post: "/admin", gets: ADMINISTRATORS_WRITE },
		fields: { intent: "withdraw-invitation", email: "guest@example.org" },
	},
	{
		...{ route: "routes/admin", post: "/admin", gets: ADMINISTRATORS_WRITE },
		fields: { intent: "role", userId: ":person", role: "researcher" },
	},
	{
		...{ route: "routes/admin", post: "/admin", gets: [401, 403, 403, 200] },
		fields: { intent: "make-reset-link", userId: ":person", ownPassword: "correct horse battery" },
	},
	{
		...{ route: "routes/admin", post: "/admin", gets: [401, 403, 403, 404] },
		fields: { intent: "reset-second-factor", userId: ":person", ownPassword: "correct horse battery" },
	},
	{
		...{ route: "routes/admin", post: "/admin", gets: ADMINISTRATORS_WRITE },
		fields: { intent: "require-second-factor", of: "nobody" },
	},
	...["close", "reopen", "end-sessions", "withdraw-reset-link"].map((intent) => ({
		...{ route: "routes/admin", post: "/admin", gets: ADMINISTRATORS_WRITE },
		fields: { intent, userId: ":person" },
	})),
	{
		...{ route: "routes/admin", post: "/admin", gets: ADMINISTRATORS_WRITE },
		fields: { intent: "remove-samples" },
	},

	{ route: "routes/api._index", get: "/api", gets: everybody(200) },
	{ route: "routes/problems.$kind", get: "/problems/invalid", gets: everybody(200) },
	{ route: "routes/api.v1.openapi[.]json", get: "/api/v1/openapi.json", gets: everybody(200) },
	{ route: "routes/api.v1.openapi[.]json", post: "/api/v1/openapi.json", gets: everybody(405) },
	{ route: "routes/api.v1.meta-analyses", get: "/api/v1/meta-analyses", gets: everybody(405) },
	// The table posts forms, and the API takes JSON: 415 is as far as somebody who may gets with one.
	{ route: "routes/api.v1.meta-analyses", post: "/api/v1/meta-analyses", gets: everybody(415) },
	{ route: "routes/api.v1.studies", get: "/api/v1/studies", gets: READ_ALL, closed: 401 },
	{ route: "routes/api.v1.studies", post: "/api/v1/studies", gets: [401, 403, 415, 415] },
	{ route: "routes/api.v1.studies_.$slug", get: "/api/v1/studies/:slug", gets: READ_STUDY, closed: 401 },
	{
		...{ route: "routes/api.v1.studies_.$slug_.files_.$format", get: "/api/v1/studies/:slug/files/csv" },
		...{ gets: READ_STUDY, closed: 401 },
	},
	{
		...{ route: "routes/api.v1.studies_.$slug_.files_.$format", post: "/api/v1/studies/:slug/files/csv" },
		gets: everybody(405),
	},
	{ route: "routes/api.v1.files_.$format", get: "/api/v1/files/csv", gets: READ_ALL, closed: 401 },
	{ route: "routes/api.v1.files_.$format", post: "/api/v1/files/csv", gets: everybody(405) },
	{ route: "routes/api.v1.studies_.$slug", post: "/api/v1/studies/:slug", gets: everybody(405) },
	{
		...{ route: "routes/api.v1.studies_.$slug_.versions", get: "/api/v1/studies/:slug/versions" },
		...{ gets: READ_STUDY, closed: 401 },
	},
	{
		...{ route: "routes/api.v1.studies_.$slug_.versions", post: "/api/v1/studies/:slug/versions" },
		gets: everybody(405),
	},
	{
		route: "routes/api.v1.studies_.$slug_.versions_.$version",
		...{ get: "/api/v1/studies/:slug/versions/:version", gets: READ_STUDY, closed: 401 },
	},
	{
		route: "routes/api.v1.studies_.$slug_.versions_.$version",
		...{ post: "/api/v1/studies/:slug/versions/:version", gets: everybody(405) },
	},
	{ route: "routes/api.v1.syntheses", get: "/api/v1/syntheses", gets: READ_ALL, closed: 401 },
	{ route: "routes/api.v1.syntheses", post: "/api/v1/syntheses", gets: everybody(405) },
	{
		...{ route: "routes/api.v1.syntheses_.$slug", get: "/api/v1/syntheses/:synthesis" },
		...{ gets: READ_STUDY, closed: 401 },
	},
	{
		...{ route: "routes/api.v1.syntheses_.$slug", post: "/api/v1/syntheses/:synthesis" },
		gets: everybody(405),
	},
	{ route: "routes/api.$", get: "/api/v1/nothing", gets: everybody(404) },
	{ route: "routes/api.$", post: "/api/v1/nothing", gets: everybody(404) },

	{ route: "routes/$", get: "/nowhere", gets: everybody(404) },
	{ route: "routes/$", post: "/nowhere", gets: everybody(404) },
];
