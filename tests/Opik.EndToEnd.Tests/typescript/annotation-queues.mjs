// Annotation queues of traces and threads; with the client of the package named on the command line.
import { answer, project } from "./answer.mjs";

const { Opik } = await import(process.argv[3]);
const client = new Opik({ projectName: project });
for (const number of [0, 1, 2]) client.trace({ name: `answer ${number}`, threadId: `talk ${number}`, input: { number }, output: { number } }).end();
await client.flush();
const traces = (await client.api.traces.getTracesByProject({ projectName: project })).content.sort((a, b) => (a.name < b.name ? -1 : 1));

const queue = await client.createTracesAnnotationQueue({ name: "reviews", description: "what for", instructions: "Read it", commentsEnabled: true, feedbackDefinitionNames: ["quality"] });
await queue.addTraces(traces.slice(0, 2));
await queue.removeTraces(traces.slice(0, 1));
const count = await queue.getItemsCount();
await queue.update({ name: "checks" });
const read = await client.getTracesAnnotationQueue(queue.id);

const talks = await client.createThreadsAnnotationQueue({ name: "talks" });
const threads = (await client.api.traces.getTraceThreads({ projectName: project })).content;
await talks.addThreads(threads);
// The client lists the whole workspace, and other tests have queues there.
const own = (list) => list.filter((one) => [queue.id, talks.id].includes(one.id)).map((one) => one.name);
const lists = [own(await client.getTracesAnnotationQueues()), own(await client.getThreadsAnnotationQueues())];
const wrongScope = await client.getTracesAnnotationQueue(talks.id).then(() => "accepted", () => "refused");
const talksCount = await talks.getItemsCount();
await queue.delete();
await talks.delete();
const deleted = await client.getTracesAnnotationQueue(queue.id).then(() => "there", () => "gone");

answer({
  count,
  read: [read.name, read.scope, read.description, read.instructions, read.commentsEnabled, read.feedbackDefinitionNames],
  talksCount,
  lists,
  wrongScope,
  deleted,
});
