using System.Text.Json.Nodes;

namespace Opik.Experiments;

/// <summary>Members of an experiment to change; what is null stays.</summary>
public sealed record ExperimentUpdate
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Configuration, whole.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>Tags, all of them.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>What it is.</summary>
    public ExperimentType? Type { get; init; }

    /// <summary>How far it is.</summary>
    public ExperimentStatus? Status { get; init; }

    /// <summary>Scores of the whole.</summary>
    public IReadOnlyList<ScoreValue>? ExperimentScores { get; init; }
}
