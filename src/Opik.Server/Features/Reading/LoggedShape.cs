using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Comments;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Scores;

namespace Opik.Server.Features.Reading;

/// <summary>What rows of traces and spans share on the wire. Shapes are only described, never made.</summary>
internal abstract record LoggedShape(
    Guid Id,
    Guid ProjectId,
    string? Name,
    DateTime StartTime,
    DateTime? EndTime,
    JsonElement? Input,
    JsonElement? Output,
    JsonElement? Metadata,
    string? InputPreview,
    string? OutputPreview,
    IReadOnlyDictionary<string, JsonElement>? Values,
    IReadOnlyList<string>? Tags,
    LoggedErrorShape? ErrorInfo,
    IReadOnlyDictionary<string, long>? Usage,
    IReadOnlyList<FeedbackScoreShape>? FeedbackScores,
    IReadOnlyList<CommentShape>? Comments,
    double? TotalEstimatedCost,
    double? Duration,
    double? Ttft,
    [property: AllowedValues("sdk", "experiment", "playground", "optimization", "evaluator")] string? Source,
    string? Environment,
    DateTime CreatedAt,
    string? CreatedBy,
    DateTime LastUpdatedAt,
    string? LastUpdatedBy);
