namespace Opik.Server.Features.Comments;

/// <summary>The id of what was made.</summary>
internal sealed record CreatedId(Guid Id);
