using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Features.Scores;
using Opik.Server.Features.Spans;
using Opik.Server.Features.Traces;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>A new experiment.</summary>
[RequiredMembers(nameof(DatasetName))]
internal sealed record ExperimentBody(
    Guid? Id, string DatasetName, Guid? DatasetVersionId, string? Name, string? ProjectName, Guid? ProjectId,
    [property: AllowedValues("regular", "trial", "mini-batch", "mutation")] string? Type, [property: AllowedValues("running", "completed", "cancelled", "failed")] string? Status,
    EvaluationMethod? EvaluationMethod, Guid? OptimizationId, JsonElement? Metadata, IReadOnlyList<string>? Tags, IReadOnlyList<NamedValueShape>? ExperimentScores,
    PromptIdBody? PromptVersion, IReadOnlyList<PromptIdBody>? PromptVersions);

/// <summary>A prompt version by its id.</summary>
[RequiredMembers(nameof(Id))]
internal sealed record PromptIdBody(Guid Id);

/// <summary>What changes of an experiment.</summary>
internal sealed record ExperimentUpdateBody(
    string? Name, JsonElement? Metadata, IReadOnlyList<string>? Tags, IReadOnlyList<string>? TagsToAdd, IReadOnlyList<string>? TagsToRemove,
    [property: AllowedValues("regular", "trial", "mini-batch", "mutation")] string? Type, [property: AllowedValues("running", "completed", "cancelled", "failed")] string? Status,
    IReadOnlyList<NamedValueShape>? ExperimentScores);

/// <summary>Experiments whose name contains a text.</summary>
[RequiredMembers(nameof(Name))]
internal sealed record ExperimentSearchBody(string Name, int? Limit, Guid? LastRetrievedId, string? ProjectName);

/// <summary>Items of the experiments of a name.</summary>
[RequiredMembers(nameof(ExperimentName))]
internal sealed record ExperimentItemSearchBody(string ExperimentName, int? Limit, Guid? LastRetrievedId, string? ProjectName, bool? Truncate);

/// <summary>New items of experiments.</summary>
[RequiredMembers(nameof(ExperimentItems))]
internal sealed record ExperimentItemsBody(IReadOnlyList<ExperimentItemsBody.ExperimentItemBody> ExperimentItems)
{
    /// <summary>A trace that ran a dataset item.</summary>
    [RequiredMembers(nameof(ExperimentId), nameof(DatasetItemId), nameof(TraceId))]
    internal sealed record ExperimentItemBody(Guid? Id, Guid ExperimentId, Guid DatasetItemId, Guid TraceId, string? ProjectName, ExecutionPolicyShape? ExecutionPolicy);
}

/// <summary>Runs of an experiment with all that belongs to them.</summary>
[RequiredMembers(nameof(ExperimentName), nameof(DatasetName), nameof(Items))]
internal sealed record ExperimentUploadBody(string ExperimentName, string DatasetName, Guid? ExperimentId, string? ProjectName, IReadOnlyList<ExperimentUploadBody.UploadedRunBody> Items)
{
    /// <summary>One run: the result of a task, or a trace with spans.</summary>
    [RequiredMembers(nameof(DatasetItemId))]
    internal sealed record UploadedRunBody(
        Guid DatasetItemId, JsonElement? EvaluateTaskResult, TraceWriteShape? Trace, IReadOnlyList<UploadedSpanBody>? Spans, IReadOnlyList<ScoreShape>? FeedbackScores);
}
