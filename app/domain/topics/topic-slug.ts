import { proposeAddress } from "../slug.ts";
import type { NamedKind } from "./topic-kinds.ts";

/** The address that a topic is first given: the words of its name, or what it is where they have no Latin letters. */
export const proposeTopicSlug = (kind: NamedKind, name: string): string => proposeAddress(name, kind);
