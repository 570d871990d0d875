using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.AnnotationQueues;
using Opik.Server.Features.Comments;
using Opik.Server.Features.Scores;

namespace Opik.Server.Features.Threads;

/// <summary>A thread as <see cref="ThreadJson"/> writes it: <c>id</c> is the one its client gave.</summary>
internal sealed record ThreadShape(
    string Id, Guid ProjectId, Guid ThreadModelId, DateTime? StartTime, DateTime? EndTime, double? Duration, JsonElement? FirstMessage, JsonElement? LastMessage, ThreadStatus Status,
    long NumberOfMessages, double? TotalEstimatedCost, IReadOnlyDictionary<string, long>? Usage, IReadOnlyList<FeedbackScoreShape>? FeedbackScores, IReadOnlyList<CommentShape>? Comments,
    IReadOnlyList<AnnotationQueueReferenceShape>? AnnotationQueues, IReadOnlyList<string>? Tags, string? Environment, DateTime CreatedAt, string? CreatedBy, DateTime LastUpdatedAt, string? LastUpdatedBy);
