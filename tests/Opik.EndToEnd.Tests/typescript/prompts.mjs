// Prompts: text and chat, versions, restore, search, tags; with the client of the package named on the command line.
import { answer, project } from "./answer.mjs";

const { Opik, track } = await import(process.argv[3]);
// Before it creates a prompt, the older client looks for the name in every project.
const named = (name) => `${process.argv[3]} ${name}`;
const plain = (name) => name.slice(named("").length);
const client = new Opik({ projectName: project });
const first = await client.createPrompt({ name: named("greeting"), prompt: "Hello {{name}}", metadata: { temperature: 0.5 }, tags: ["red"], description: "says hello" });
const same = await client.createPrompt({ name: named("greeting"), prompt: "Hello {{name}}", metadata: { temperature: 0.5 } });
const second = await client.createPrompt({ name: named("greeting"), prompt: "Hi {{name}}, welcome to {{place}}", metadata: { temperature: 0.5 }, changeDescription: "warmer" });
const jinja = await client.createPrompt({ name: named("jinja"), prompt: "{% if a %}{{ a }}{% endif %}", type: "jinja2" });
const chat = await client.createChatPrompt({ name: named("talk"), messages: [{ role: "system", content: "You know {{topic}}" }, { role: "user", content: "{{question}}" }] });
const mismatch = await client.createChatPrompt({ name: named("greeting"), messages: [{ role: "user", content: "x" }] }).then(() => "accepted", (error) => error.name);

const pinned = await client.getPrompt({ name: named("greeting"), commit: first.commit });
const latest = await client.getPrompt({ name: named("greeting") });
const nobody = await client.getPrompt({ name: named("nobody") });
const versions = await latest.getVersions();
const searched = await latest.getVersions({ search: "WELCOME" });
const restored = await latest.useVersion(versions.find((version) => version.commit === first.commit));
await latest.updateProperties({ tags: ["red", "blue"] });
const stored = await client.api.prompts.getPromptById(latest.id);

await client.api.prompts.updatePromptVersions({ ids: [first.versionId], update: { tags: ["kept"] } });
await client.api.prompts.updatePromptVersions({ ids: [first.versionId], update: { tags: ["added"] }, mergeTags: true });
const tagged = await client.api.prompts.getPromptVersionById(first.versionId);
const links = await client.api.prompts.getPromptsByCommits({ commits: [first.commit, second.commit] });

const ask = track({ name: "ts ask", projectName: project }, async () => ({ messages: (await client.getChatPrompt({ name: named("talk") })).format({ topic: "maps", question: "Where?" }) }));
const { messages } = await ask();
await client.flush();

const names = async (filter) => (await client.searchPrompts(filter)).map((prompt) => prompt.name).filter((name) => name.startsWith(named(""))).map(plain).sort();
const byTag = await names('tags contains "blue"');
const byStructure = await names('template_structure = "chat"');
const byCount = await names("version_count > 2");
await client.deletePrompts([jinja.id]);
await chat.delete();

answer({
  same: same.commit === first.commit,
  changed: second.commit !== first.commit,
  jinja: jinja.format({ a: "A" }),
  mismatch,
  pinned: pinned.format({ name: "Ada" }),
  latest: latest.prompt,
  nobody,
  versions: versions.map((version) => [version.prompt, version.changeDescription ?? null]),
  searched: searched.map((version) => version.prompt),
  restored: [restored.prompt, restored.changeDescription ?? null],
  stored: [stored.description, stored.tags.sort(), stored.versionCount, stored.latestVersion.template],
  tagged: tagged.tags.sort(),
  links: links.map((link) => [plain(link.promptName), link.commit === first.commit]),
  messages,
  byTag,
  byStructure,
  byCount,
  left: await names(),
});
