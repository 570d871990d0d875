namespace Opik.Server.Features.Scores;

/// <summary>Names of scores.</summary>
internal sealed record ScoreNamesShape(IReadOnlyList<ScoreNamesShape.ScoreName> Scores)
{
    /// <summary>One name; <c>type</c> is told of experiments only.</summary>
    internal sealed record ScoreName(string Name, string? Type);
}
