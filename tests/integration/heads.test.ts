import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import { saveStudy } from "#app/services/save-study.ts";
import { startServer } from "#tests/support/server.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";

const STUDY = "/studies/finzi-rosenthal-2014";
const SYNTHESIS = "/syntheses/bcg-vaccine-against-tuberculosis";

/** The tags of a page's head: contents by name or property, addresses of links by their relation. */
function tagsOf(html: string) {
	const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
	const metas = html.match(/<meta [^>]+>/g) ?? [];
	const links = html.match(/<link [^>]+>/g) ?? [];
	const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1];
	return {
		meta: Object.fromEntries(
			metas.map((tag) => [attribute(tag, "name") || attribute(tag, "property"), attribute(tag, "content")]),
		),
		link: (rel: string, type = "") =>
			links
				.filter((tag) => attribute(tag, "rel") === rel && attribute(tag, "type") === type)
				.map((tag) => attribute(tag, "href").replaceAll("&amp;", "&")),
		data: data === undefined ? undefined : JSON.parse(data),
	};
}

test("pages say to others what they are, and lists of what is public name no draft", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true", RATE_LIMIT: "0" });
	const { url, store } = server;
	const draft = saveStudy(store, {
		...{ actor: { kind: "system" }, reason: "Test" },
		document: studyInput({ title: "Quokka & <b>", outcomes: [binaryOutcome({ a1: "1/33", a2: "6/41" })] }),
	});
	const get = (address: string) => server.anonymous.get(address);
	const text = async (address: string) => (await get(address)).text();

	const page = await get(`${STUDY}?measure=RR`);
	expect(page.headers.get("Link")).toBe(`<${url}${STUDY}/versions/1>; rel="cite-as"`);
	const study = tagsOf(await page.text());
	expect(study.link("canonical")).toEqual([url + STUDY]);
	expect(study.meta).toMatchObject({
		"og:image": `${url}${STUDY}.png?size=card`,
		"og:image:width": "1200",
		"twitter:card": "summary_large_image",
		citation_public_url: url + STUDY,
	});
	expect(study.meta["og:description"]).toContain("52%");
	expect(study.data).toMatchObject({
		...{ "@context": "https://schema.org", "@type": "MedicalTrial", "@id": url + STUDY },
		healthCondition: [{ "@type": "MedicalCondition" }, { name: "Depression" }],
		subjectOf: {
			"@type": "Dataset",
			version: "1",
			citation: expect.arrayContaining([expect.objectContaining({ "@type": "ScholarlyArticle" })]),
			distribution: [{ contentUrl: `${url}${STUDY}/versions/1.json` }, {}],
		},
	});
	const [oembed = ""] = study.link("alternate", "application/json+oembed");
	const frame = await (await get(oembed.slice(url.length))).json();
	expect(frame).toMatchObject({
		version: "1.0",
		type: "rich",
		html: expect.stringContaining(`${url}/embed${STUDY}`),
	});
	// schema.org gives a citation to a creative work, which a study is not.
	expect(study.data).not.toHaveProperty("citation");
	expect((await get("/oembed?url=https://elsewhere.example/studies/x")).status).toBe(400);
	expect((await get(`/oembed?url=${url}/studies/${draft.slug}`)).status).toBe(404);

	const pinned = tagsOf(await text(`${SYNTHESIS}/versions/1`));
	expect(pinned.link("canonical")).toEqual([`${url}${SYNTHESIS}/versions/1`]);
	expect(pinned.data).toMatchObject({ "@type": "Dataset", version: "1", isBasedOn: expect.any(Array) });
	expect(pinned.data.isBasedOn).toHaveLength(13);
	const editor = await server.as("researcher");
	const hidden = tagsOf(await (await editor.get(`/studies/${draft.slug}`)).text());
	expect([hidden.data, hidden.meta["og:title"]]).toEqual([undefined, undefined]);

	const xml = new XMLParser({ ignoreAttributes: false });
	for (const client of [server.anonymous, editor]) {
		const answer = await client.get("/feed.xml?q=botulinum");
		expect(answer.headers.get("Content-Type")).toContain("application/atom+xml");
		const { feed } = xml.parse(await answer.text());
		expect(feed).toMatchObject({
			id: `${url}/feed.xml?q=botulinum`,
			updated: expect.stringMatching(/^\d{4}-.*Z$/),
		});
		expect(feed.link[0]).toMatchObject({ "@_rel": "self", "@_href": `${url}/feed.xml?q=botulinum` });
		const ids = feed.entry.map(({ id }: { id: string }) => id);
		expect(ids).toContain(url + STUDY);
		expect(new Set(ids).size).toBe(ids.length);
		expect(JSON.stringify(feed)).not.toContain("Quokka");
		expect(await (await client.get("/sitemap.xml?part=study-1")).text()).not.toContain(draft.slug);
	}
	expect(tagsOf(await text("/?q=botulinum")).link("alternate", "application/atom+xml")).toEqual([
		"/feed.xml?q=botulinum",
	]);
	const versions = xml.parse(await text(`${SYNTHESIS}/feed.xml`)).feed;
	expect(versions.entry).toMatchObject({
		id: `${url}${SYNTHESIS}/versions/1`,
		author: { name: "Equipoise sample" },
	});

	const { feed: syntheses } = xml.parse(await text("/syntheses/feed.xml"));
	expect(syntheses.entry.map(({ id }: { id: string }) => id)).toContain(url + SYNTHESIS);

	const topic = "/interventions/botulinum-toxin-a/depression";
	const ofTopic = tagsOf(await text(topic));
	expect(ofTopic.link("canonical")).toEqual([url + topic]);
	expect(ofTopic.link("alternate", "application/atom+xml")).toEqual([`${topic}/feed.xml`]);
	for (const address of [topic, "/interventions/botulinum-toxin-a", "/conditions/depression"]) {
		const { feed } = xml.parse(await text(`${address}/feed.xml`));
		expect(feed.id).toBe(`${url}${address}/feed.xml`);
		expect(feed.entry.map(({ id }: { id: string }) => id)).toContain(url + STUDY);
		expect(feed.updated).toBe(feed.entry[0].updated);
	}
	expect((await get("/conditions/nothing/feed.xml")).status).toBe(404);
	const compared = tagsOf(await text("/compare?study=finzi-rosenthal-2014&study=wollmer-2012&theme=dark"));
	const comparison = `${url}/compare?study=finzi-rosenthal-2014&study=wollmer-2012`;
	expect(compared.link("canonical")).toEqual([comparison]);
	expect(compared.meta["og:image"]?.replaceAll("&amp;", "&")).toBe(
		`${comparison.replace("/compare", "/compare.png")}&size=card`,
	);

	const parts = xml
		.parse(await text("/sitemap.xml"))
		.sitemapindex.sitemap.map(({ loc }: { loc: string }) => loc);
	expect(parts).toEqual(
		["pages", "study-1", "synthesis-1", "topic-1"].map((part) => `${url}/sitemap.xml?part=${part}`),
	);
	const locations = async (part: string) =>
		xml.parse(await text(`/sitemap.xml?part=${part}`)).urlset.url.map(({ loc }: { loc: string }) => loc);
	expect(await locations("study-1")).toContain(url + STUDY);
	expect(await locations("topic-1")).toContain(`${url}/conditions/depression`);
	expect((await get("/sitemap.xml?part=study-0")).status).toBe(400);
	expect(await text("/robots.txt")).toContain(`Sitemap: ${url}/sitemap.xml`);
});

test("a server that is not public tells search engines to read nothing", async () => {
	await using server = await startServer({ PUBLIC_READING: "false" });
	expect(await (await server.anonymous.get("/robots.txt")).text()).toBe("User-agent: *\nDisallow: /\n");
});
