namespace Opik.Searching;

/// <summary>Names a score to delete.</summary>
internal sealed record ScoreNameBody(string Name);

/// <summary>Names scores of a thread to delete.</summary>
internal sealed record ThreadScoreNamesBody(string ProjectName, string ThreadId, IReadOnlyList<string> Names);

/// <summary>Names a thread.</summary>
internal sealed record ThreadBody(string ProjectName, string ThreadId);

/// <summary>Names threads.</summary>
internal sealed record ThreadsBody(string ProjectName, IReadOnlyList<string> ThreadIds);

/// <summary>A comment to write.</summary>
internal sealed record CommentBody(string Text);
