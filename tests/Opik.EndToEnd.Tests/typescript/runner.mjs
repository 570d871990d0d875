// A runner of the newest client: paired through the API, its agents run jobs, a job is cancelled, the runner goes.
import { spawn } from "node:child_process";
import { createHash, createHmac, randomBytes } from "node:crypto";
import { Opik, generateId } from "opik-current";
import { answer, project } from "./answer.mjs";

const client = new Opik({ projectName: project });
const { projects, pairing, runners, agentConfigs } = client.api;
await projects.createProject({ name: project });
const { id: projectId } = await projects.retrieveProject({ name: project });

const key = randomBytes(32);
const { sessionId, runnerId } = await pairing.createPairingSession({ projectId, activationKey: key.toString("base64"), type: "endpoint", ttlSeconds: 120 });
const name = "ts desk";
const session = Buffer.from(sessionId.replaceAll("-", ""), "hex");
const hmac = createHmac("sha256", key).update(Buffer.concat([session, createHash("sha256").update(name).digest()])).digest("base64");
await pairing.activatePairingSession(sessionId, { runnerName: name, hmac });

const lines = [];
const child = spawn(process.execPath, ["runner-agent.mjs"], {
  env: { ...process.env, OPIK_RUNNER_MODE: "true", OPIK_RUNNER_ID: runnerId, OPIK_PROJECT_NAME: project },
  stdio: ["ignore", "pipe", "pipe"],
});
for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => lines.push(String(text)));

async function wait(look, what, seconds = 30) {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; ) {
    const found = await look();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no ${what} after ${seconds} s\n${lines.join("")}`);
}

async function job(agentName, inputs, more = {}) {
  const known = new Set((await runners.listJobs(runnerId, { size: 100 })).content.map((one) => one.id));
  await runners.createJob({ agentName, inputs, projectId, ...more });
  return (await runners.listJobs(runnerId, { size: 100 })).content.find((one) => !known.has(one.id)).id;
}

const ended = (id) => wait(async () => { const found = await runners.getJob(id); return ["pending", "running"].includes(found.status) ? null : found; }, `end of job ${id}`);

// This client sends what a job prints when the job has ended.
const running = (id) => wait(async () => (await runners.getJob(id)).status === "running", `start of job ${id}`);

try {
  const runner = await wait(async () => { const found = await runners.getRunner(runnerId); return found.agents?.length === 4 ? found : null; }, "agents");
  const greeted = await ended(await job("greet", { name: "Ada", times: 2 }));
  const logs = await wait(async () => { const found = await runners.getJobLogs(greeted.id); return found.length ? found : null; }, "logs");
  const trace = await wait(async () => {
    const page = await client.api.traces.getTracesByProject({ projectName: project, size: 100 });
    return page.content.find((one) => one.id === greeted.traceId && one.output);
  }, "trace");
  const failed = await ended(await job("fail", { reason: "on purpose" }));
  const first = await ended(await job("configured", { name: "Ada" }));
  const mask = generateId();
  await agentConfigs.updateAgentConfig({ projectId, blueprint: { id: mask, type: "mask", values: [{ key: "greeting", type: "string", value: "howdy" }] } });
  const masked = await ended(await job("configured", { name: "Ada" }, { maskId: mask }));
  const slow = await job("slow", { seconds: 1 });
  await running(slow);
  await runners.cancelJob(slow);
  await wait(async () => (await runners.getJob(slow)).result, "result of the cancelled job");
  const cancelled = (await runners.getJob(slow)).status;
  const left = await job("slow", { seconds: 100 });
  await running(left);
  await runners.disconnectRunner(runnerId);
  const lost = await ended(left);

  answer({
    runner: [runner.name, runner.status, runner.type],
    agents: runner.agents.map((one) => [one.name, one.language, one.params.map((param) => `${param.name}:${param.type}`)]).sort(),
    greeted: [greeted.status, greeted.result],
    trace: [trace.name, trace.output],
    logs: logs.map((line) => [line.stream, line.text.trim()]),
    failed: [failed.status, failed.error.includes("on purpose")],
    configured: [first.result, masked.result],
    cancelled,
    lost: [lost.status, Boolean(lost.error), (await runners.getRunner(runnerId)).status],
  });
} finally {
  child.kill("SIGKILL");
}
