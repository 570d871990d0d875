// The newest client: traces, nested spans, updates, scores, threads, search, attachments, flush.
import { createHash } from "node:crypto";
import { Opik } from "opik-current";
import { answer, project, spansOf, tree } from "./answer.mjs";

const client = new Opik({ projectName: project });
const trace = client.trace({ name: "answer_question", input: { question: "What is 2 + 2?" }, tags: ["math"], metadata: { release: "1.4" }, threadId: "ts-thread" });
const retrieve = trace.span({ name: "retrieve", type: "tool", input: { query: "2 + 2" } });
retrieve.end();
const complete = trace.span({ name: "complete", type: "llm", model: "gpt-4o-mini", provider: "openai", input: { messages: [{ role: "user", content: "2 + 2" }] } });
const inner = complete.span({ name: "attempt", type: "general", input: { number: 1 } });
await client.flush();

// Everything was sent once: these go out as updates.
inner.update({ output: { ok: true } }).end();
complete.update({ output: { text: "4" }, usage: { prompt_tokens: 20, completion_tokens: 2, total_tokens: 22 } }).end();
trace.update({ output: { answer: "4" }, tags: ["math", "updated"] }).end();
trace.score({ name: "correct", value: 1, reason: "it is four" });
complete.score({ name: "short", value: 0.9, categoryName: "brief" });
await client.flush();

const content = Buffer.from("a file from TypeScript\n".repeat(20));
const start = await client.api.attachments.startMultiPartUpload({
  fileName: "ts.txt", numOfFileParts: 1, mimeType: "text/plain", projectName: project, entityType: "trace", entityId: trace.data.id,
  path: Buffer.from(process.env.OPIK_URL_OVERRIDE).toString("base64"),
});
const upload = await fetch(start.preSignUrls[0], { method: "PUT", body: content });

const [found] = await client.searchTraces({ projectName: project, filterString: 'name = "answer_question"' });
const none = await client.searchTraces({ projectName: project, filterString: 'name = "nobody"' });
const threads = await client.searchThreads({ projectName: project, filterString: 'id = "ts-thread"' });
const stored = await client.api.traces.getTraceById(trace.data.id);
const spans = await spansOf(client, trace.data.id);
const files = await client.api.attachments.attachmentList({ projectId: stored.projectId, entityType: "trace", entityId: trace.data.id, path: Buffer.from(process.env.OPIK_URL_OVERRIDE).toString("base64") });
const downloaded = Buffer.from(await (await fetch(files.content[0].link)).arrayBuffer());
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");

answer({
  uploadId: start.uploadId,
  uploadStatus: upload.status,
  foundIsTrace: found?.id === trace.data.id,
  none: none.length,
  threads: threads.map((thread) => [thread.id, thread.numberOfMessages, thread.status]),
  input: stored.input,
  output: stored.output,
  tags: stored.tags.sort(),
  release: stored.metadata.release,
  ended: stored.endTime !== undefined,
  usage: stored.usage,
  costIsKnown: stored.totalEstimatedCost > 0,
  scores: stored.feedbackScores.map((score) => [score.name, score.value, score.reason]),
  spanScores: spans.find((span) => span.name === "complete").feedbackScores.map((score) => [score.name, score.value, score.categoryName]),
  spans: tree(spans),
  files: files.content.map((file) => [file.fileName, file.fileSize, file.mimeType]),
  fileIsWhole: hash(downloaded) === hash(content),
});
