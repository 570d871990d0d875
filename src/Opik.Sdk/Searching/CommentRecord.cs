namespace Opik.Searching;

/// <summary>A comment.</summary>
/// <param name="Id">Id.</param>
/// <param name="Text">What it says.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="CreatedBy">Who wrote it.</param>
public sealed record CommentRecord(Guid Id, string Text, DateTimeOffset? CreatedAt, string? CreatedBy);
