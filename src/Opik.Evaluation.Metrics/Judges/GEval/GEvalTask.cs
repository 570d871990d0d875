namespace Opik.Evaluation.Judges;

/// <summary>What <see cref="GEvalMetric"/> evaluates, and by what.</summary>
/// <param name="Name">Name of the score.</param>
/// <param name="Introduction">The task, to the evaluator.</param>
/// <param name="Criteria">The criteria, with what 0, 5 and 10 mean.</param>
internal sealed record GEvalTask(string Name, string Introduction, string Criteria)
{
    /// <summary>Names of the argument with the work to evaluate; the first that is there counts.</summary>
    public IReadOnlyList<string> Works { get; init; } = ["output"];

    /// <summary>Arguments that are shown beside it when they are there.</summary>
    public IReadOnlyList<JudgeTag> Extras { get; init; } = [];
}
