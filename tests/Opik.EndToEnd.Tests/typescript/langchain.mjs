// opik-langchain: a chain of prompt, model and parser.
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { ChatOpenAI } from "@langchain/openai";
import { Opik } from "opik";
import { OpikCallbackHandler } from "opik-langchain";
import { answer, project, spansOf, tree } from "./answer.mjs";
import { startFakeLlm } from "./fake-llm.mjs";

const llm = await startFakeLlm();
const client = new Opik({ projectName: project });
const handler = new OpikCallbackHandler({ client, tags: ["ts-lc"], metadata: { v: 1 } });
const chain = ChatPromptTemplate.fromMessages([["system", "Be brief."], ["user", "Tell me about {topic}"]])
  .pipe(new ChatOpenAI({ model: "gpt-4o-mini", apiKey: "none", configuration: { baseURL: llm.url } }))
  .pipe(new StringOutputParser());
const text = await chain.invoke({ topic: "canals" }, { callbacks: [handler], runName: "canal_chain" });
await handler.flushAsync();
await llm.stop();

const [trace] = (await client.api.traces.getTracesByProject({ projectName: project })).content;
answer({ text, name: trace.name, tags: trace.tags, output: JSON.stringify(trace.output), totalTokens: trace.usage?.total_tokens, spans: tree(await spansOf(client, trace.id)) });
