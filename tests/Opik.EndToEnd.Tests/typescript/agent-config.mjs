// Agent configuration with the newest client: stored from a fallback, versioned, moved between environments, masked.
import { Opik, agentConfigContext, generateId, track } from "opik-current";
import { answer, project } from "./answer.mjs";

const client = new Opik({ projectName: project });
const prompt = await client.createPrompt({ name: "ts agent prompt", prompt: "You help with {{product}}" });
const fallback = { model: "gpt-4o", temperature: 0.7, strict: true, system: prompt };
const values = (config) => [config.model, config.temperature, config.strict, config.system.format({ product: "Opik" }), config.isFallback];
const agent = track({ name: "ts agent", projectName: project }, async (selector) => ({ values: values(await client.getOrCreateConfig({ fallback, ...selector })) }));

const { values: created } = await agent({});
const second = await client.createConfig({ ...fallback, model: "claude" }, { description: "another model" });
const { values: before } = await agent({});
const { id } = await client.api.projects.retrieveProject({ name: project });
await client.setConfigEnv({ version: second, env: "staging" });
const { values: staged } = await agent({ env: "staging" });
const mask = generateId();
await client.api.agentConfigs.updateAgentConfig({ projectId: id, blueprint: { id: mask, type: "mask", values: [{ key: "model", type: "string", value: "masked" }] } });
const { values: masked } = await agentConfigContext({ maskId: mask }, () => agent({ version: "v1" }));
const history = await client.api.agentConfigs.getBlueprintHistory(id);
await client.api.agentConfigs.deleteEnv("staging", id);
const unknown = await track({ name: "ts missing", projectName: project }, () => client.getOrCreateConfig({ env: "nowhere" }))().then(() => "found", (error) => error.name);
await client.flush();

answer({ created, second, before, staged, masked, history: history.content.map((blueprint) => [blueprint.name, blueprint.envs ?? [], blueprint.values.length]), unknown });
