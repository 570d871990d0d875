using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A dataset item and its runs in the compared experiments.</summary>
public sealed record ComparedItem
{
    /// <summary>The dataset item.</summary>
    public required Guid Id { get; init; }

    /// <summary>The dataset.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary><c>manual</c>, <c>span</c>, <c>sdk</c> or <c>trace</c>.</summary>
    public string Source { get; init; } = "sdk";

    /// <summary>Trace it was made of.</summary>
    public Guid? TraceId { get; init; }

    /// <summary>Span it was made of.</summary>
    public Guid? SpanId { get; init; }

    /// <summary>Data; null when the item is gone.</summary>
    public JsonText? Data { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Evaluators of the item, JSON.</summary>
    public JsonText? Evaluators { get; init; }

    /// <summary>Policy of the item, JSON.</summary>
    public JsonText? ExecutionPolicy { get; init; }

    /// <summary>Its runs, those of one experiment together, in the order in which the experiments were named.</summary>
    public IReadOnlyList<ExperimentRun> Runs { get; init; } = [];

    /// <summary>By experiment: how its runs went, where something is asserted.</summary>
    public IReadOnlyDictionary<Guid, RunSummary> Summaries { get; init; } = new Dictionary<Guid, RunSummary>();

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last changed.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
