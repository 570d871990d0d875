using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests.Resources;

/// <summary>Reports, agent insights and assistant state.</summary>
internal sealed class HostedOnlySample : ResourceSample
{
    private const string Jobs = "/v1/private/agent-insights/jobs/{projectId}";

    // An empty gzip file.
    private static readonly byte[] State = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public override bool Covers(string path) =>
        path.StartsWith("/v1/private/agent-insights/", StringComparison.Ordinal)
        || path.StartsWith("/v1/private/report-failures", StringComparison.Ordinal)
        || path.StartsWith("/v1/private/ollie/", StringComparison.Ordinal)
        || path == "/v1/internal/agent-insights/enrollment"
        || path.Contains("/reports", StringComparison.Ordinal);

    public override async Task SeedAsync(World world, Operation operation)
    {
        if (operation.Path.StartsWith(Jobs, StringComparison.Ordinal) && operation.Name != $"POST {Jobs}")
            (await world.Client.PostAsync(Jobs.Replace("{projectId}", world.ProjectId, StringComparison.Ordinal)[1..], null)).EnsureSuccessStatusCode();
        // Without preferences the answer is null.
        if (operation.Path.EndsWith("/reports/preferences", StringComparison.Ordinal))
            await world.PutAsync($"projects/{world.ProjectId}/reports/preferences", new { enabled = true });
        if (operation.Name == "GET /v1/private/ollie/state")
            (await world.Client.PutAsync("v1/private/ollie/state", Gzip())).EnsureSuccessStatusCode();
    }

    public override string? InPath(Operation operation, string parameter, World world) => parameter == "projectId" ? world.ProjectId : null;

    public override IReadOnlyDictionary<string, JsonNode?> Known(Operation operation, World world) => new Dictionary<string, JsonNode?>
    {
        ["type"] = "agent_insights",
        ["schedule_time"] = "06:30:00",
        ["project_ids"] = new JsonArray(world.ProjectId),
    };

    public override HttpContent? Raw(Operation operation, World world) => operation.Name == "PUT /v1/private/ollie/state" ? Gzip() : null;

    private static ByteArrayContent Gzip()
    {
        var content = new ByteArrayContent(State);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/gzip");
        return content;
    }
}
