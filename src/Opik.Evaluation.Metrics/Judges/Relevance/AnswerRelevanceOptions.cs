namespace Opik.Evaluation.Judges;

/// <summary>Choices of <see cref="AnswerRelevanceMetric"/>.</summary>
public sealed record AnswerRelevanceOptions : FewShotJudgeOptions
{
    /// <summary>Whether an answer without a context cannot be scored. Default: it cannot. Python: <c>require_context</c>.</summary>
    public bool RequireContext { get; init; } = true;

    /// <summary>Examples for answers without a context; null: those that the judge comes with; empty: none. Python: <c>few_shot_examples_no_context</c>.</summary>
    public IReadOnlyList<JudgeExample>? FewShotExamplesWithoutContext { get; init; }
}
