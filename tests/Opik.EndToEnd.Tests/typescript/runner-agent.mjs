// Agents that a runner offers; run by runner.mjs.
import { Opik, track } from "opik-current";

const client = new Opik();
track({ name: "greet", entrypoint: true, params: [{ name: "name", type: "string" }, { name: "times", type: "integer" }] }, async (name, times) => {
  console.log(`greeting ${name}`);
  return Array(times).fill(`hello ${name}`).join(" ");
});
track({ name: "fail", entrypoint: true, params: [{ name: "reason", type: "string" }] }, async (reason) => {
  throw new Error(reason);
});
track({ name: "configured", entrypoint: true, params: [{ name: "name", type: "string" }] }, async (name) => {
  const config = await client.getOrCreateConfig({ fallback: { greeting: "good day" } });
  return `${config.greeting}, ${name}`;
});
track({ name: "slow", entrypoint: true, params: [{ name: "seconds", type: "float" }] }, async (seconds) => {
  console.log("begun");
  await new Promise((done) => setTimeout(done, seconds * 1000));
  return "slept";
});
setInterval(() => {}, 60_000);
