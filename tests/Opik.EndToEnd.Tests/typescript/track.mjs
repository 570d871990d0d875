// The decorator of the newest client, and a trace continued in "another service" by its headers.
import { Opik, flushAll, getDistributedTraceHeaders, getTrackContext, track } from "opik-current";
import { answer, project, spansOf, tree } from "./answer.mjs";

let headers;
let traceId;
const lookUp = track({ name: "look_up", type: "tool", projectName: project }, async (word) => ({ word, meaning: "a body of water" }));
const explain = track({ name: "explain", projectName: project }, async (word) => {
  headers = getDistributedTraceHeaders();
  traceId = getTrackContext().trace.data.id;
  const entry = await lookUp(word);
  return `${entry.word} is ${entry.meaning}`;
});
const broken = track({ name: "broken", projectName: project }, async () => {
  throw new RangeError("out of range 9");
});

const text = await explain("lake");
const failure = await broken().catch((error) => error.message);
await flushAll();

const client = new Opik({ projectName: project });
const failed = await client.searchTraces({ projectName: project, filterString: 'name = "broken"' });
const stored = await client.api.traces.getTraceById(traceId);
answer({
  text,
  failure,
  hasHeaders: headers !== null,
  name: stored.name,
  output: stored.output,
  error: failed[0]?.errorInfo?.message,
  spans: tree(await spansOf(client, traceId)),
});
