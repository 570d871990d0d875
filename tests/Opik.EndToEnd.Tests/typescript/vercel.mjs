// opik-vercel: the AI SDK with a tool, exported through OpenTelemetry.
import { createOpenAI } from "@ai-sdk/openai";
import { NodeSDK } from "@opentelemetry/sdk-node";
import { generateText, jsonSchema, stepCountIs, tool } from "ai";
import { Opik } from "opik";
import { OpikExporter } from "opik-vercel";
import { answer, project, spansOf, tree } from "./answer.mjs";
import { startFakeLlm } from "./fake-llm.mjs";

const llm = await startFakeLlm();
const client = new Opik({ projectName: project });
const telemetry = new NodeSDK({ traceExporter: new OpikExporter({ client, tags: ["ts-vercel"], threadId: "vercel-thread" }) });
telemetry.start();
const result = await generateText({
  model: createOpenAI({ apiKey: "none", baseURL: llm.url }).chat("gpt-4o-mini"),
  prompt: "Depth of 'Loch Ness'?",
  stopWhen: stepCountIs(3),
  tools: {
    depth: tool({
      description: "Depth of a lake",
      inputSchema: jsonSchema({ type: "object", properties: { lake: { type: "string" } }, required: ["lake"], additionalProperties: false }),
      execute: async ({ lake }) => `${lake} is 230 m deep`,
    }),
  },
  experimental_telemetry: OpikExporter.getSettings({ name: "lake-chat" }),
});
await telemetry.shutdown();
await client.flush();
await llm.stop();

const [trace] = (await client.api.traces.getTracesByProject({ projectName: project })).content;
answer({
  text: result.text,
  name: trace.name,
  tags: trace.tags,
  threadId: trace.threadId,
  input: JSON.stringify(trace.input),
  output: JSON.stringify(trace.output),
  totalTokens: trace.usage?.total_tokens,
  spans: tree(await spansOf(client, trace.id)),
});
