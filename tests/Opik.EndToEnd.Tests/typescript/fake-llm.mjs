// A model on loopback that speaks the OpenAI protocols of chat completions (plain, streaming, with tools) and of responses
// (plain). It echoes the last user message; offered a tool, it first calls it with the text in single quotes, then reports
// the result; asked for a schema, it judges: what is said to be RUDE fails.
import { createServer } from "node:http";

const usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };

// true and one, or false and zero where somebody was rude; "because" for any other text.
function judge(schema, asked) {
  const holds = !asked.includes("RUDE");
  const value = ({ type, items, properties, anyOf }) => {
    if (anyOf) return value(anyOf[0]);
    if (properties) return Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, value(member)]));
    return { boolean: holds, number: holds ? 1 : 0, integer: holds ? 1 : 0, array: items ? [value(items)] : [] }[type] ?? "because";
  };
  return JSON.stringify(value(schema));
}

function response(request) {
  const said = JSON.stringify(request.input);
  const last = request.input.at(-1).content;
  const text = typeof last === "string" ? last : last.map((part) => part.text ?? "").join("");
  const schema = request.text?.format?.schema;
  return {
    id: "resp_1",
    object: "response",
    created_at: 1750000000,
    status: "completed",
    model: request.model,
    output: [{ type: "message", id: "msg_1", status: "completed", role: "assistant", content: [{ type: "output_text", text: schema ? judge(schema, said) : `Echo of ${text}`, annotations: [] }] }],
    usage: { input_tokens: usage.prompt_tokens, output_tokens: usage.completion_tokens, total_tokens: usage.total_tokens },
  };
}

function reply(request) {
  const schema = request.response_format?.json_schema?.schema;
  if (schema) return { role: "assistant", content: judge(schema, JSON.stringify(request.messages)) };
  const last = request.messages.at(-1);
  const text = typeof last.content === "string" ? last.content : (last.content ?? []).map((part) => part.text ?? "").join("");
  if (last.role === "tool") return { role: "assistant", content: `The answer is: ${text}` };
  const tool = request.tools?.[0]?.function;
  if (!tool) return { role: "assistant", content: `Echo of ${text}` };
  const [argument] = Object.keys(tool.parameters.properties);
  const value = /'([^']*)'/.exec(text)?.[1] ?? text;
  return {
    role: "assistant",
    content: null,
    tool_calls: [{ id: "call_0", type: "function", function: { name: tool.name, arguments: JSON.stringify({ [argument]: value }) } }],
  };
}

function completion(request, message) {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1750000000,
    model: request.model,
    choices: [{ index: 0, message, finish_reason: message.tool_calls ? "tool_calls" : "stop", logprobs: null }],
    usage,
  };
}

function* chunks(request, message) {
  const head = { id: "chatcmpl-1", object: "chat.completion.chunk", created: 1750000000, model: request.model };
  const delta = (delta, finish_reason = null) => ({ ...head, choices: [{ index: 0, delta, finish_reason }] });
  yield delta({ role: "assistant", content: "" });
  for (const word of (message.content ?? "").split(/(?<= )/)) if (word) yield delta({ content: word });
  if (message.tool_calls) yield delta({ tool_calls: message.tool_calls.map((call, index) => ({ index, ...call })) });
  yield delta({}, message.tool_calls ? "tool_calls" : "stop");
  if (request.stream_options?.include_usage) yield { ...head, choices: [], usage };
}

/** Starts the model; returns its base URL and a function that stops it. */
export async function startFakeLlm() {
  const server = createServer(async (incoming, outgoing) => {
    let body = "";
    for await (const part of incoming) body += part;
    if (incoming.method !== "POST" || !/\/(chat\/completions|responses)$/.test(incoming.url)) {
      outgoing.writeHead(404).end();
      return;
    }
    const request = JSON.parse(body);
    if (incoming.url.endsWith("/responses")) {
      outgoing.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(response(request)));
      return;
    }
    const message = reply(request);
    if (!request.stream) {
      outgoing.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(completion(request, message)));
      return;
    }
    outgoing.writeHead(200, { "content-type": "text/event-stream" });
    for (const chunk of chunks(request, message)) outgoing.write(`data: ${JSON.stringify(chunk)}\n\n`);
    outgoing.end("data: [DONE]\n\n");
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  return {
    url: `http://127.0.0.1:${port}/v1`,
    stop() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}
