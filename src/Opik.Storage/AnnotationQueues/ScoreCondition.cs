namespace Opik.Storage;

/// <summary>A condition on the effective score of a name: several authors are averaged.</summary>
/// <param name="ScoreName">Exact name, at most 255 characters.</param>
/// <param name="Operator"><c>&gt;</c>, <c>&lt;</c> or <c>=</c>.</param>
/// <param name="Value">What the score is compared with.</param>
public sealed record ScoreCondition(string ScoreName, string Operator, decimal Value)
{
    /// <summary>The operators there are.</summary>
    public static IReadOnlyList<string> Operators { get; } = [">", "<", "="];

    /// <summary>Whether it holds; never for a score that is missing.</summary>
    public bool Holds(IReadOnlyDictionary<string, decimal> scores) => scores.TryGetValue(ScoreName, out var score) && Operator switch
    {
        ">" => score > Value,
        "<" => score < Value,
        _ => score == Value,
    };
}
