using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Changes of an experiment; null members stay as they are.</summary>
public sealed record ExperimentPatch
{
    /// <summary>Not blank.</summary>
    public string? Name { get; init; }

    /// <summary>Replaces the configuration.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>Replaces the tags; empty: none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Tags to add.</summary>
    public IReadOnlyList<string>? TagsToAdd { get; init; }

    /// <summary>Tags to take away.</summary>
    public IReadOnlyList<string>? TagsToRemove { get; init; }

    /// <summary>What it is for.</summary>
    public ExperimentType? Type { get; init; }

    /// <summary>How it goes.</summary>
    public ExperimentStatus? Status { get; init; }

    /// <summary>Replaces the scores of the whole.</summary>
    public IReadOnlyList<ExperimentScore>? Scores { get; init; }
}
