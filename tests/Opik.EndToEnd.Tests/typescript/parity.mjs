// The program of WireParityTests that both official clients have words for: traces and spans by hand.
import { Opik } from "opik";

const client = new Opik({ projectName: process.argv[2] });
const agent = client.trace({ name: "agent", input: { question: "why?" }, tags: ["agent"], metadata: { version: 3 }, threadId: "conversation" });
const search = agent.span({ name: "search", type: "tool", input: { query: "Grüße, 世界 👍🏽" } });
search.update({ output: { output: ["first", "second", null, { deep: true }] } }).end();
const generate = agent.span({
  name: "generate", type: "llm", input: { prompt: "p" }, output: { answer: "yes" }, model: "gpt-4o-mini", provider: "openai",
  usage: { prompt_tokens: 12, completion_tokens: 5, total_tokens: 17 }, metadata: { temperature: 0.2 }, tags: ["llm"],
});
const below = generate.span({ name: "below", input: { n: 0.1 } });
below.score({ name: "short", value: 0.5, reason: "brief" });
below.end();
generate.end();
agent.score({ name: "useful", value: 1, reason: "it is" });
agent.update({ output: { answer: "yes 2" } }).end();
await client.flush();
console.log(JSON.stringify({}));
