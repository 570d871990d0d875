using System.Text.Json;

namespace Opik.Server.Features.Runners.Model;

/// <summary>Something the bridge is asked to do. Changed under the hub's lock only.</summary>
internal sealed class BridgeCommand
{
    public required Guid CommandId { get; init; }

    public required Guid RunnerId { get; init; }

    public required string Type { get; init; }

    public JsonElement? Args { get; init; }

    public int TimeoutSeconds { get; init; }

    public DateTime SubmittedAt { get; init; }

    /// <summary><c>pending, picked_up, completed, failed, timed_out</c>.</summary>
    public string Status { get; set; } = "pending";

    public JsonElement? Result { get; set; }

    public JsonElement? Error { get; set; }

    public DateTime? PickedUpAt { get; set; }

    public DateTime? CompletedAt { get; set; }

    public long? DurationMs { get; set; }

    public bool HasEnded => Status is "completed" or "failed" or "timed_out";
}
