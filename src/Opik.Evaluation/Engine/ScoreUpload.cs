namespace Opik.Evaluation.Engine;

/// <summary>Stores scores with their trace: assertions as results of assertions, everything else as feedback scores.</summary>
internal static class ScoreUpload
{
    /// <summary>Category of a score that says whether an assertion holds.</summary>
    public const string AssertionCategory = "suite_assertion";

    /// <summary>Queues the scores that have a number; failed ones are in the result only.</summary>
    public static void Add(OpikClient client, Guid traceId, string? projectName, IReadOnlyList<ScoreResult> scores)
    {
        foreach (var score in scores)
        {
            if (score.CategoryName == AssertionCategory)
                client.LogAssertionResult(traceId, score.Name, !score.ScoringFailed && score.Value == 1, score.Reason, projectName);
            else if (!score.ScoringFailed && double.IsFinite(score.Value))
                client.LogTraceScore(traceId, score.Name, score.Value, score.Reason, score.CategoryName, projectName);
        }
    }
}
