// opik-openai around the official OpenAI client: plain, streaming, tools.
import OpenAI from "openai";
import { Opik } from "opik";
import { trackOpenAI } from "opik-openai";
import { answer, project, spansOf, tree } from "./answer.mjs";
import { startFakeLlm } from "./fake-llm.mjs";

const llm = await startFakeLlm();
const client = new Opik({ projectName: project });
const openai = trackOpenAI(new OpenAI({ apiKey: "none", baseURL: llm.url }), { client, traceMetadata: { tags: ["ts-openai"], app: "demo" } });

const plain = await openai.chat.completions.create({ model: "gpt-4o-mini", messages: [{ role: "user", content: "Name a bridge" }] });
let streamed = "";
const stream = await openai.chat.completions.create({
  model: "gpt-4o-mini", stream: true, stream_options: { include_usage: true }, messages: [{ role: "user", content: "Name a tunnel" }],
});
for await (const chunk of stream) streamed += chunk.choices[0]?.delta?.content ?? "";
await openai.chat.completions.create({
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "How deep is 'Loch Ness'?" }],
  tools: [{ type: "function", function: { name: "depth", parameters: { type: "object", properties: { lake: { type: "string" } } } } }],
});
await openai.flush();
await llm.stop();

const reader = new Opik({ projectName: project });
const page = await reader.api.traces.getTracesByProject({ projectName: project, size: 10 });
const traces = page.content.sort((a, b) => new Date(a.startTime) - new Date(b.startTime));
answer({
  plain: plain.choices[0].message.content,
  streamed,
  traces: await Promise.all(traces.map(async (trace) => ({
    name: trace.name,
    tags: trace.tags,
    app: trace.metadata.app,
    input: JSON.stringify(trace.input),
    output: JSON.stringify(trace.output),
    totalTokens: trace.usage?.total_tokens,
    costIsKnown: trace.totalEstimatedCost > 0,
    spans: tree(await spansOf(reader, trace.id)),
  }))),
});
