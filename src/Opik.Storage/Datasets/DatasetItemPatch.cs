using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Changes of an item; null keeps.</summary>
public sealed record DatasetItemPatch
{
    /// <summary>The new map, as a whole.</summary>
    public JsonText? Data { get; init; }

    /// <summary>Members that are set in the map (older clients: input, expected_output, metadata); null: none.</summary>
    public IReadOnlyDictionary<string, JsonText>? Members { get; init; }

    /// <summary>Where it comes from.</summary>
    public DatasetItemSource? Source { get; init; }

    /// <summary>Trace.</summary>
    public Guid? TraceId { get; init; }

    /// <summary>Span.</summary>
    public Guid? SpanId { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Tags: they replace those there are, or join them with <see cref="MergeTags"/>.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Whether <see cref="Tags"/> join those there are.</summary>
    public bool MergeTags { get; init; }

    /// <summary>Tags that join those there are; with this or <see cref="TagsToRemove"/>, <see cref="Tags"/> is not regarded.</summary>
    public IReadOnlyList<string>? TagsToAdd { get; init; }

    /// <summary>Tags to take away.</summary>
    public IReadOnlyList<string>? TagsToRemove { get; init; }

    /// <summary>Array of evaluators; an empty one takes them away.</summary>
    public JsonText? Evaluators { get; init; }

    /// <summary>Execution policy.</summary>
    public JsonText? ExecutionPolicy { get; init; }

    /// <summary>Whether the policy is taken away; wins over <see cref="ExecutionPolicy"/>.</summary>
    public bool ClearExecutionPolicy { get; init; }
}
