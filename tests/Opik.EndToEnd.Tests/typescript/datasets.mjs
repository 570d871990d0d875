// Datasets and test suites: insert, duplicates, update, delete, versions; with the client of the package named on the command line.
import { answer, project } from "./answer.mjs";

// The judge of a suite is made when assertions are read; nobody asks it anything.
process.env.OPENAI_API_KEY ??= "unused";
const { Opik, TestSuite } = await import(process.argv[3]);
// The older client names no project, and would find the dataset of the newer one.
const named = (name) => `${process.argv[3]} ${name}`;
const client = new Opik({ projectName: project });
const questions = (items) => items.map((item) => item.question).sort();

const dataset = await client.getOrCreateDataset(named("questions"), "described");
const before = (await dataset.getCurrentVersionName()) ?? null;
await dataset.insert([{ question: "a", n: 1 }, { question: "b", n: 2 }, { question: "c", n: 3 }]);
await client.flush();
await dataset.insert([{ question: "a", n: 1 }]);
const again = await client.getDataset(named("questions"));
const inserted = questions(await again.getItems());
const items = Object.fromEntries((await again.getItems()).map((item) => [item.question, item]));
await again.update([{ ...items.a, question: "A" }]);
await again.delete([items.b.id]);
const info = await again.getVersionInfo();
const old = await again.getVersionView("v1");
const oldQuestions = questions(await old.getItems());
const changed = questions(await again.getItems());
const few = (await again.getItems(1)).length;

const suite = await TestSuite.getOrCreate(client, { name: named("suite"), globalAssertions: ["is polite"], globalExecutionPolicy: { runsPerItem: 3, passThreshold: 2 } });
await suite.insert([{ data: { question: "refund?" }, assertions: ["is short"], executionPolicy: { runsPerItem: 2, passThreshold: 1 } }]);
await suite.updateTestSettings({ globalAssertions: ["is kind"] });
const stored = await TestSuite.get(client, named("suite"));
const [item] = await stored.getItems();

await again.clear();
const cleared = (await again.getItems()).length;
await client.deleteDataset(named("questions"));
const gone = await client.getDataset(named("questions")).then(() => "found", (error) => error.name);

answer({
  before,
  inserted,
  changed,
  few,
  info: [info.versionName, info.itemsTotal, info.itemsAdded, info.itemsModified, info.itemsDeleted, info.isLatest],
  old: [old.versionName, oldQuestions],
  suite: [await stored.getGlobalAssertions(), await stored.getGlobalExecutionPolicy(), await stored.getCurrentVersionName()],
  item: [item.data, item.assertions, item.executionPolicy],
  cleared,
  gone,
});
