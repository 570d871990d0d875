using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Comments;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Features.Scores;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Experiments.Items;

/// <summary>An item of an experiment alone, as <see cref="RunJson"/> writes it.</summary>
internal sealed record ExperimentItemShape(
    Guid Id, Guid ExperimentId, Guid DatasetItemId, Guid TraceId, Guid? ProjectId, VisibilityMode TraceVisibilityMode,
    [property: WrittenAs(typeof(ExecutionPolicyShape))] JsonElement? ExecutionPolicy, DateTime CreatedAt, string? CreatedBy, DateTime LastUpdatedAt, string? LastUpdatedBy);

/// <summary>An item of an experiment with what its trace says.</summary>
internal sealed record ExperimentRunShape(
    Guid Id, Guid ExperimentId, Guid DatasetItemId, Guid TraceId, Guid? ProjectId, VisibilityMode TraceVisibilityMode,
    [property: WrittenAs(typeof(ExecutionPolicyShape))] JsonElement? ExecutionPolicy, DateTime CreatedAt, string? CreatedBy, DateTime LastUpdatedAt, string? LastUpdatedBy,
    string? InputPreview, string? OutputPreview, JsonElement? Input, JsonElement? Output, JsonElement? TraceMetadata, IReadOnlyList<FeedbackScoreShape>? FeedbackScores,
    IReadOnlyList<CommentShape>? Comments, double? TotalEstimatedCost, double? Duration, IReadOnlyDictionary<string, long>? Usage,
    IReadOnlyList<AssertionResultShape>? AssertionResults, [property: AllowedValues("passed", "failed")] string? Status);

/// <summary>An assertion that was checked.</summary>
internal sealed record AssertionResultShape(string Value, bool Passed, string? Reason);
