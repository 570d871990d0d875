// A question answered in two steps, traced with the official TypeScript client.
import { Opik } from "opik";

const client = new Opik({ projectName: "samples-typescript" });
const trace = client.trace({ name: "quickstart", input: { question: "What are lakes?" }, threadId: "first-conversation", tags: ["sample"] });

const lookUp = trace.span({ name: "look_up", type: "tool", input: { topic: "Lakes" } });
lookUp.update({ output: { fact: "Lakes are inland bodies of standing water." } }).end();

// A real program would call a model here and pass on what it reports.
const answer = trace.span({ name: "answer", type: "llm", model: "gpt-4o-mini", provider: "openai", input: { question: "What are lakes?" } });
answer.update({ output: { text: "Standing water." }, usage: { prompt_tokens: 42, completion_tokens: 12, total_tokens: 54 } }).end();

trace.update({ output: { text: "Standing water." } }).end();
trace.score({ name: "helpful", value: 1 });
await client.flush();
