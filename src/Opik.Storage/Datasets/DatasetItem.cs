using Opik.Contracts;

namespace Opik.Storage;

/// <summary>One item as a version shows it.</summary>
public sealed record DatasetItem
{
    /// <summary>The same in every version.</summary>
    public required Guid Id { get; init; }

    /// <summary>The dataset.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>Where it came from.</summary>
    public DatasetItemSource Source { get; init; }

    /// <summary>The trace it was made of.</summary>
    public Guid? TraceId { get; init; }

    /// <summary>The span it was made of.</summary>
    public Guid? SpanId { get; init; }

    /// <summary>What it tests, in words.</summary>
    public string? Description { get; init; }

    /// <summary>Tags without duplicates.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Array of evaluators of its own; null: none.</summary>
    public JsonText? Evaluators { get; init; }

    /// <summary>Its own <c>{"runs_per_item","pass_threshold"}</c>; null: that of the version.</summary>
    public JsonText? ExecutionPolicy { get; init; }

    /// <summary>The map of the item, an object.</summary>
    public required JsonText Data { get; init; }

    /// <summary>First stored.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>First author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
