using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Experiments;

/// <summary>A trace of a <see cref="BulkRecord"/>. Python: <c>ExperimentItemBulkTrace</c>.</summary>
public sealed record BulkTrace
{
    /// <summary>UUID of version 7; null: made. Give ids to be able to repeat an upload.</summary>
    public Guid? Id { get; init; }

    /// <summary>Start, UTC.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>End, UTC.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Project; must be that of the upload.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Input.</summary>
    public JsonObject? Input { get; init; }

    /// <summary>Output.</summary>
    public JsonObject? Output { get; init; }

    /// <summary>Metadata.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The error.</summary>
    public ErrorInfo? ErrorInfo { get; init; }

    /// <summary>Conversation.</summary>
    public string? ThreadId { get; init; }
}
