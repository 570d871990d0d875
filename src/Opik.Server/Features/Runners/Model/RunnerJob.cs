using System.Text.Json;

namespace Opik.Server.Features.Runners.Model;

/// <summary>A call of an agent on a runner. Changed under the hub's lock only.</summary>
internal sealed class RunnerJob
{
    public required Guid Id { get; init; }

    public required Guid RunnerId { get; init; }

    public required Guid ProjectId { get; init; }

    public required string AgentName { get; init; }

    public JsonElement? Inputs { get; init; }

    public Guid? MaskId { get; init; }

    public JsonElement? PromptMasks { get; init; }

    public string? BlueprintName { get; init; }

    public JsonElement? Metadata { get; init; }

    /// <summary>Seconds that the agent may take, as it registered.</summary>
    public int? Timeout { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary><c>pending, running, completed, failed, cancelled</c>.</summary>
    public string Status { get; set; } = "pending";

    public JsonElement? Result { get; set; }

    public string? Error { get; set; }

    public Guid? TraceId { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? CompletedAt { get; set; }

    /// <summary>Whether the runner still has to be told that it was cancelled.</summary>
    public bool CancelPending { get; set; }

    /// <summary>What it has printed; stored with its outcome.</summary>
    public List<RunnerLogEntry> Logs { get; set; } = [];

    /// <summary>What it has told of its output so far; null: nothing, or the result took its place. Stored with a run that has no result.</summary>
    public JobOutput? Output { get; set; }

    public bool HasEnded => Status is "completed" or "failed" or "cancelled";
}
