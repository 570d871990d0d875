using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Opik.Server.Features.Comments;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>An experiment as <see cref="ExperimentJson"/> writes it. Durations are milliseconds, cost is USD.</summary>
internal sealed record ExperimentShape(
    Guid Id, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? DatasetName, Guid DatasetId, Guid? ProjectId, string? ProjectName, string Name, JsonElement? Metadata, IReadOnlyList<string>? Tags,
    [property: AllowedValues("regular", "trial", "mini-batch", "mutation")] string Type, EvaluationMethod EvaluationMethod, Guid? OptimizationId,
    [property: AllowedValues("running", "completed", "cancelled", "failed")] string? Status, DateTime? FinishedAt, long TraceCount, long DatasetItemCount,
    IReadOnlyList<NamedValueShape>? FeedbackScores, IReadOnlyList<CommentShape>? Comments, Percentiles? Duration, double? TotalEstimatedCost, double? TotalEstimatedCostAvg, IReadOnlyDictionary<string, double>? Usage,
    double? PassRate, long? PassedCount, long? TotalCount, IReadOnlyList<NamedValueShape>? AssertionScores, IReadOnlyList<NamedValueShape>? ExperimentScores,
    PromptReferenceShape? PromptVersion, IReadOnlyList<PromptReferenceShape>? PromptVersions, Guid? DatasetVersionId, DatasetVersionReferenceShape? DatasetVersionSummary,
    DateTime CreatedAt, string? CreatedBy, DateTime LastUpdatedAt, string? LastUpdatedBy);

/// <summary>A number with its name.</summary>
internal sealed record NamedValueShape(string Name, double Value);

/// <summary>A prompt version that an experiment used.</summary>
internal sealed record PromptReferenceShape(Guid Id, Guid PromptVersionId, string? Commit, Guid? PromptId, string? PromptName);

/// <summary>The version of the dataset that an experiment ran over.</summary>
internal sealed record DatasetVersionReferenceShape(Guid Id, string VersionHash, string? VersionName, string? ChangeDescription, IReadOnlyList<string>? Tags);
