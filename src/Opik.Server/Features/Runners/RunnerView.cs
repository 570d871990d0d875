using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Server.Features.Runners.Model;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Runners;

/// <summary>A runner on the wire.</summary>
internal sealed record RunnerView(
    Guid Id, string? Name, Guid ProjectId, [property: AllowedValues("pairing", "connected", "disconnected")] string Status, DateTime? ConnectedAt, [property: WrittenAs(typeof(IReadOnlyList<AgentShape>), AsSent = true)] IReadOnlyList<JsonObject> Agents, IReadOnlyList<string> Capabilities, JsonObject? Checklist,
    [property: AllowedValues("connect", "endpoint")] string Type, string? Platform, double? LatencyMs)
{
    public static RunnerView Of(Runner runner, DateTime now) => new(
        runner.Id, runner.Name, runner.ProjectId, runner.StatusAt(now), runner.ConnectedAt,
        [.. runner.Agents.Select(agent => AgentOf(agent.Key, agent.Value))], [.. runner.Capabilities], runner.Checklist?.DeepClone().AsObject(), runner.Type, runner.Platform, runner.LatencyMs);

    private static JsonObject AgentOf(string name, JsonElement details)
    {
        var agent = details.ValueKind == JsonValueKind.Object ? JsonObject.Create(details)!.DeepClone().AsObject() : [];
        agent["name"] = name;
        return agent;
    }
}
