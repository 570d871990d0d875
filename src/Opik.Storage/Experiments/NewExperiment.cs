using Opik.Contracts;

namespace Opik.Storage;

/// <summary>An experiment to be made.</summary>
public sealed record NewExperiment
{
    /// <summary>UUIDv7. An experiment of that id that exists stays as it is.</summary>
    public required Guid Id { get; init; }

    /// <summary>Not blank.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Name of the dataset, looked for in the project, then in the whole workspace; made in the project when it does not
    /// exist.
    /// </summary>
    public required string DatasetName { get; init; }

    /// <summary>Version of the dataset; null: the newest one.</summary>
    public Guid? DatasetVersionId { get; init; }

    /// <summary>Project; null: that of the dataset, if it has one.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>What it is for.</summary>
    public ExperimentType Type { get; init; }

    /// <summary>How it goes; null: not said.</summary>
    public ExperimentStatus? Status { get; init; }

    /// <summary>How it is judged; null: as the type of the dataset says.</summary>
    public EvaluationMethod? Method { get; init; }

    /// <summary>The optimization it belongs to.</summary>
    public Guid? OptimizationId { get; init; }

    /// <summary>Configuration, any JSON.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>At most 50.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Prompt versions, which exist.</summary>
    public IReadOnlyList<PromptVersionLink>? Prompts { get; init; }

    /// <summary>Scores of the whole.</summary>
    public IReadOnlyList<ExperimentScore>? Scores { get; init; }
}
