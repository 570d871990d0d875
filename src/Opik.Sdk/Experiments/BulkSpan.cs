using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Experiments;

/// <summary>A span of a <see cref="BulkRecord"/>. Python: <c>ExperimentItemBulkSpan</c>.</summary>
public sealed record BulkSpan
{
    /// <summary>UUID of version 7; null: made.</summary>
    public Guid? Id { get; init; }

    /// <summary>Parent; null: directly below the trace.</summary>
    public Guid? ParentSpanId { get; init; }

    /// <summary>Start, UTC.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>End, UTC.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>What it did.</summary>
    public SpanType Type { get; init; }

    /// <summary>Input.</summary>
    public JsonObject? Input { get; init; }

    /// <summary>Output.</summary>
    public JsonObject? Output { get; init; }

    /// <summary>Metadata.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>Model.</summary>
    public string? Model { get; init; }

    /// <summary>Provider of the model.</summary>
    public string? Provider { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Token counts.</summary>
    public IReadOnlyDictionary<string, long>? Usage { get; init; }

    /// <summary>The error.</summary>
    public ErrorInfo? ErrorInfo { get; init; }

    /// <summary>Cost in USD; null: computed.</summary>
    public decimal? TotalEstimatedCost { get; init; }
}
