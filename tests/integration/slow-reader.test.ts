import { once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import compression from "compression";
import express from "express";
import { expect, test } from "vitest";
import { nextInQueue } from "#app/http/answers/fair-queue.ts";
import { streamOf } from "#app/http/answers/stream-of.ts";
import { sendBody } from "#app/server/send-body.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { startServer } from "#tests/support/server.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";

/** A server that sends megabytes without end, and counts what it made. */
async function endless() {
	const made = { pieces: 0, ended: false };
	async function* pieces() {
		try {
			for (;;) {
				made.pieces++;
				await nextInQueue();
				yield Buffer.alloc(1024 * 1024, made.pieces % 251);
			}
		} finally {
			made.ended = true;
		}
	}
	const app = express().use(compression());
	app.get("/", async (_req, res) => {
		await sendBody(streamOf(pieces()), res.type("application/octet-stream"));
	});
	const server = createServer(app).listen(0, "127.0.0.1");
	await once(server, "listening");
	return { made, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const settled = async (value: () => number) => {
	for (let before = -1; before !== value(); ) {
		before = value();
		await setTimeout(300);
	}
	return value();
};

test("what nobody reads is not made, and a reader who leaves ends it", async () => {
	const { made, server, url } = await endless();
	const [response] = (await once(get(url), "response")) as [IncomingMessage];
	response.pause();
	// The sockets of both sides hold a few megabytes; a hundred would be a server that writes on.
	const held = await settled(() => made.pieces);
	expect(held).toBeLessThan(100);
	expect(made.ended).toBe(false);
	response.resume();
	await setTimeout(300);
	expect(made.pieces).toBeGreaterThan(held);
	response.destroy();
	await expect.poll(() => made.ended, { timeout: 5000 }).toBe(true);
	server.close();
});

test("pages are answered while exports run, however many there are", async () => {
	await using server = await startServer({ RATE_LIMIT: "0" });
	const outcomes = [binaryOutcome({ a1: "17/33", a2: "6/41" })];
	for (let index = 0; index < 300; index++)
		saveStudy(server.store, {
			...{ actor: { kind: "system" }, reason: "Test", visibility: "published" },
			document: studyInput({ title: `Trial ${index}`, outcomes }),
		});
	let finished = 0;
	const exports = Array.from({ length: 8 }, async () => {
		const text = await (await server.anonymous.get("/export?format=json")).text();
		finished++;
		return JSON.parse(text) as unknown[];
	});
	expect((await server.anonymous.get("/healthz")).status).toBe(200);
	expect((await server.anonymous.get("/studies/new")).status).toBe(302);
	expect(finished).toBeLessThan(exports.length);
	for (const studies of await Promise.all(exports)) expect(studies).toHaveLength(300);
});
