import type { PairChart } from "../views/pair-chart.ts";
import type { SynthesisCard } from "../views/synthesis/synthesis-card.ts";
import type { Said } from "./grouped.ts";
import type { TimelineChart } from "./timeline.ts";
import type { Dosage, TopicStatus } from "./topic-facts.ts";
import type { NamedKind } from "./topic-kinds.ts";
import type { WhoWasStudied } from "./who-was-studied.ts";

/** A link to a topic, with how many studies it leads to. */
export interface TopicLink {
	name: string;
	href: string;
	studies: number;
	results: number;
}

/** An intervention or a condition of the page, and the names that mean it. */
export interface TopicNames {
	kind: NamedKind;
	name: string;
	href: string;
	/** Where its names are agreed on. */
	agreeing: string;
	/** Nobody has agreed on them yet. */
	alone: boolean;
	names: string[];
}

/** A study in one of a topic’s lists. */
export interface TopicListItem {
	slug: string;
	name: string;
	/** "Recruiting · 120 people planned" */
	says: string;
	/** Its sponsor, and what else is in the list of theirs. */
	by?: { name: string; href: string };
}

/** More rows than this are no overview; a comparison takes as many as it can. */
export const MOST_DRAWN = 50;

/** Everything that the page of a topic shows. */
export interface TopicView {
	title: string;
	address: string;
	studies: number;
	results: number;
	/** Figures are of so many of them, those that tell most. */
	drawn: number;
	/** What was given, recorded and approved is of so many of them. */
	read: number;
	topics: TopicNames[];
	answers: Omit<SynthesisCard, "trials" | "concept">[];
	/** What both arms are shown on, and what else they can be. */
	outcome: { key: string; label: string };
	outcomes: { key: string; label: string }[];
	shown: number;
	subtitle: string;
	pairs: PairChart | undefined;
	/** Studies with nothing to show on the outcome, each with what it has instead. */
	lacking: { slug: string; name: string; has: string }[];
	harms: PairChart | undefined;
	timeline: TimelineChart;
	/** The query of the timeline’s files. */
	asked: string;
	/** The comparison of the same studies, with every choice. */
	compare: string;
	compareHarms: string;
	library: string;
	statuses: Said<TopicStatus>[];
	dosages: Said<Dosage>[];
	who: WhoWasStudied;
	recruiting: TopicListItem[];
	overdue: { items: TopicListItem[]; total: number; more: boolean; href: string };
	related: TopicLink[];
}

/** An intervention for a condition in a list, and how much there is of it. */
export interface StudiedPair {
	title: string;
	href: string;
	studies: number;
	results: number;
	people: number;
	/** Every study says how many people it has. */
	allCounted: boolean;
}

/** What the figures of a topic's page are drawn from. */
export type DrawnOfTopic = Pick<TopicView, "pairs" | "harms">;

/** What its page says beside them. */
export type TopicPageView = Omit<TopicView, keyof DrawnOfTopic>;
