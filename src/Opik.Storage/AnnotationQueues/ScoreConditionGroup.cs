namespace Opik.Storage;

/// <summary>Conditions that must all hold.</summary>
/// <param name="Conditions">One to five.</param>
public sealed record ScoreConditionGroup(IReadOnlyList<ScoreCondition> Conditions)
{
    /// <summary>Whether all of them hold for effective scores by name.</summary>
    public bool Holds(IReadOnlyDictionary<string, decimal> scores) => Conditions.All(condition => condition.Holds(scores));
}
