using Opik.Contracts;

namespace Opik.Storage;

/// <summary>An item to be stored whole; an item with the id is replaced.</summary>
public sealed record DatasetItemWrite
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it comes from.</summary>
    public DatasetItemSource Source { get; init; }

    /// <summary>The trace it is made of.</summary>
    public Guid? TraceId { get; init; }

    /// <summary>The span it is made of.</summary>
    public Guid? SpanId { get; init; }

    /// <summary>What it tests, in words.</summary>
    public string? Description { get; init; }

    /// <summary>Tags; null or empty: none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Array of evaluators; null or empty: none.</summary>
    public JsonText? Evaluators { get; init; }

    /// <summary><c>{"runs_per_item","pass_threshold"}</c>; null: that of the version.</summary>
    public JsonText? ExecutionPolicy { get; init; }

    /// <summary>The map, an object.</summary>
    public required JsonText Data { get; init; }
}
