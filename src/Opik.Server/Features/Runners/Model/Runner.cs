using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Server.Features.Runners.Model;

/// <summary>A program on somebody's machine that runs agents or serves the bridge. Changed under the hub's lock only.</summary>
internal sealed class Runner
{
    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required string UserName { get; init; }

    public required Guid ProjectId { get; init; }

    /// <summary><c>connect</c> (bridge) or <c>endpoint</c> (agents).</summary>
    public required string Type { get; init; }

    public string? Name { get; set; }

    public DateTime? ConnectedAt { get; set; }

    /// <summary>Set when it was disconnected, replaced or silent for too long; then it is told to go.</summary>
    public DateTime? EvictedAt { get; set; }

    public Dictionary<string, JsonElement> Agents { get; set; } = [];

    public List<string> Capabilities { get; set; } = [];

    public JsonObject? Checklist { get; set; }

    /// <summary>What its agents run on, in its own words (<c>.NET 10</c>); null: not told.</summary>
    public string? Platform { get; set; }

    /// <summary>How long its last heartbeat took there and back, as it measured; null: not told. Written with the rest, but not for its own sake.</summary>
    public double? LatencyMs { get; set; }

    /// <summary>Last sign of life. Written with the rest, but not for its own sake.</summary>
    public DateTime? LastSeenAt { get; set; }

    /// <summary>Whether it serves the bridge.</summary>
    public bool ServesBridge => Type == "connect" || Capabilities.Contains("bridge");

    /// <summary>State on the wire.</summary>
    public string StatusAt(DateTime now) =>
        EvictedAt is not null ? "disconnected" : ConnectedAt is null ? "pairing" : now - LastSeenAt <= RunnerHub.HeartbeatValidity ? "connected" : "disconnected";
}
