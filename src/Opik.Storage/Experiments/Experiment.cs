using Opik.Contracts;

namespace Opik.Storage;

/// <summary>An experiment: a task run over the items of a dataset. What is derived from its traces is in <see cref="ExperimentTotals"/>.</summary>
public sealed record Experiment
{
    /// <summary>UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Trimmed; need not be unique.</summary>
    public required string Name { get; init; }

    /// <summary>The dataset; kept when it is deleted.</summary>
    public Guid DatasetId { get; init; }

    /// <summary>Name of the dataset; null when it is deleted.</summary>
    public string? DatasetName { get; init; }

    /// <summary>Version of the dataset; null when it had none.</summary>
    public DatasetVersionReference? DatasetVersion { get; init; }

    /// <summary>Project; null: none.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>What it is for.</summary>
    public ExperimentType Type { get; init; }

    /// <summary>How it goes; null: nobody has said.</summary>
    public ExperimentStatus? Status { get; init; }

    /// <summary>How it is judged.</summary>
    public EvaluationMethod Method { get; init; }

    /// <summary>The optimization it belongs to.</summary>
    public Guid? OptimizationId { get; init; }

    /// <summary>Configuration, any JSON.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>At most 50.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Prompt versions it used.</summary>
    public IReadOnlyList<PromptVersionLink>? Prompts { get; init; }

    /// <summary>Scores of the whole.</summary>
    public IReadOnlyList<ExperimentScore>? Scores { get; init; }

    /// <summary>No more items will come; null while they may.</summary>
    public DateTime? FinishedAt { get; init; }

    /// <summary>Created.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Author.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last changed.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
