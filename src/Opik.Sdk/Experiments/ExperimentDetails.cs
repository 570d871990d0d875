using System.Text.Json.Nodes;
using Opik.Prompts;

namespace Opik.Experiments;

/// <summary>What a new experiment is.</summary>
public sealed record ExperimentDetails
{
    /// <summary>Id, a UUID of version 7; null: made. The same id again changes nothing.</summary>
    public Guid? Id { get; init; }

    /// <summary>Name; null: the server makes one up.</summary>
    public string? Name { get; init; }

    /// <summary>Configuration. Python: <c>experiment_config</c>.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>Prompts that it uses; they must be stored. Their templates are added to the configuration.</summary>
    public IReadOnlyList<StoredPrompt>? Prompts { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>What it is.</summary>
    public ExperimentType Type { get; init; }

    /// <summary>Optimization that it is a trial of.</summary>
    public Guid? OptimizationId { get; init; }

    /// <summary>Version of the dataset; null: the newest.</summary>
    public Guid? DatasetVersionId { get; init; }

    /// <summary><c>dataset</c> or <c>evaluation_suite</c>; null: the first.</summary>
    public string? EvaluationMethod { get; init; }

    /// <summary>Project; null: that of the options.</summary>
    public string? ProjectName { get; init; }
}
