namespace Opik.Server.Features.Scores;

/// <summary>Names of scores.</summary>
internal sealed record ScoreNamesShape(IReadOnlyList<ScoreNamesShape.ScoreName> Scores)
{
    /// <summary>One name.</summary>
    internal sealed record ScoreName(string Name);
}
