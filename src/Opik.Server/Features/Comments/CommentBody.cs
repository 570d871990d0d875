using Opik.Server.OpenApi;

namespace Opik.Server.Features.Comments;

/// <summary>A new comment, or a new text of one.</summary>
[RequiredMembers(nameof(Text))]
internal sealed record CommentBody(Guid? Id, string Text, Guid? SourceQueueId);
