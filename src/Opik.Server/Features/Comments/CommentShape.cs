namespace Opik.Server.Features.Comments;

/// <summary>A comment as <see cref="CommentJson"/> writes it.</summary>
internal sealed record CommentShape(Guid Id, string Text, Guid? SourceQueueId, DateTime CreatedAt, string? CreatedBy, DateTime LastUpdatedAt, string? LastUpdatedBy);
