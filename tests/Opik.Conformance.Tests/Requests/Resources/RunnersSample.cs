using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Local runners and pairing: one paired runner of both kinds of work, one job, one command.</summary>
internal sealed class RunnersSample : ResourceSample
{
    private const string Runners = "/v1/private/local-runners";
    private static readonly byte[] Key = SHA256.HashData("a key"u8);

    public override bool Covers(string path) => path.StartsWith(Runners, StringComparison.Ordinal) || path.StartsWith("/v1/private/pairing/", StringComparison.Ordinal);

    public override async Task SeedAsync(World world, Operation operation)
    {
        var session = await world.AskAsync("pairing/sessions", new { project_id = world.ProjectId, activation_key = Convert.ToBase64String(Key), type = "connect" });
        (world.Ids["session"], world.Ids["runner"]) = ((string)session["session_id"]!, (string)session["runner_id"]!);
        if (operation.Path.EndsWith("/activate", StringComparison.Ordinal))
            return;
        await world.CreateAsync($"pairing/sessions/{world.Ids["session"]}/activate", new { runner_name = Name(world), hmac = Proof(world) });
        await world.PutAsync($"local-runners/{world.Ids["runner"]}/agents", new { agent = new { timeout = 5 } });
        world.Ids["job"] = await world.CreateAsync("local-runners/jobs", new { agent_name = "agent", project_id = world.ProjectId, inputs = new { a = 1 } });
        // A waiting command would leave nothing for polls to wait for; without a job they wait for theirs.
        world.Ids["command"] = (string)(await world.AskAsync($"local-runners/{world.Ids["runner"]}/bridge/commands", new { type = "ReadFile", args = new { path = "a" } }))["command_id"]!;
    }

    public override string? InPath(Operation operation, string parameter, World world) => parameter switch
    {
        "runnerId" => world.Ids["runner"],
        "jobId" => world.Ids.GetValueOrDefault("job"),
        "commandId" => world.Ids.GetValueOrDefault("command"),
        "sessionId" => world.Ids["session"],
        _ => null,
    };

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>
    {
        ["agent_name"] = "agent",
        ["activation_key"] = Convert.ToBase64String(Key),
        ["ttl_seconds"] = 300,
        ["runner_name"] = Name(world),
        ["hmac"] = world.Ids.TryGetValue("session", out _) ? Proof(world) : null,
        ["status"] = operation.Path.EndsWith("/results", StringComparison.Ordinal) ? "completed" : null,
        ["blueprint_name"] = "v1",
        ["prompt_masks"] = new JsonObject(),
        ["page"] = null,
        ["timeout_seconds"] = 5,
    };

    public override HttpContent? Raw(Operation operation, World world) => operation.Name switch
    {
        "PUT " + Runners + "/{runnerId}/agents" => JsonContent.Create(new { agent = new { timeout = 5 } }),
        "PATCH " + Runners + "/{runnerId}/checklist" => JsonContent.Create(new { done = true }),
        "POST " + Runners + "/jobs/{jobId}/logs" => JsonContent.Create(new[] { new { stream = "stdout", text = "line" } }),
        _ => null,
    };

    private static string Name(World world) => $"runner {world.TraceId:N}";

    private static string Proof(World world)
    {
        byte[] message = [.. Guid.Parse(world.Ids["session"]).ToByteArray(bigEndian: true), .. SHA256.HashData(Encoding.UTF8.GetBytes(Name(world)))];
        return Convert.ToBase64String(HMACSHA256.HashData(Key, message));
    }
}
