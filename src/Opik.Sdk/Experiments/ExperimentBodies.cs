using System.Text.Json.Nodes;

namespace Opik.Experiments;

/// <summary>An experiment to create.</summary>
internal sealed record ExperimentBody
{
    public Guid Id { get; init; }

    public required string DatasetName { get; init; }

    public string? ProjectName { get; init; }

    public string? Name { get; init; }

    public JsonObject? Metadata { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public ExperimentType Type { get; init; }

    public string? EvaluationMethod { get; init; }

    public Guid? OptimizationId { get; init; }

    public IReadOnlyList<PromptIdBody>? PromptVersions { get; init; }

    public Guid? DatasetVersionId { get; init; }
}

/// <summary>Names a version of a prompt.</summary>
internal sealed record PromptIdBody(Guid Id);

/// <summary>Runs to store.</summary>
internal sealed record RunsBody(IReadOnlyList<RunBody> ExperimentItems);

/// <summary>A run to store.</summary>
internal sealed record RunBody(Guid Id, Guid ExperimentId, Guid DatasetItemId, Guid TraceId, string? ProjectName);

/// <summary>Names experiments.</summary>
internal sealed record ExperimentStreamBody(string Name, int Limit, string? LastRetrievedId, string? ProjectName);

/// <summary>A page of items with their runs.</summary>
internal sealed record ComparePageBody(IReadOnlyList<CompareItemBody> Content, long? Total);

/// <summary>An item with its runs.</summary>
internal sealed record CompareItemBody(Guid Id, JsonObject? Data, IReadOnlyList<ExperimentItem>? ExperimentItems);
