namespace Opik.Evaluation.Judges;

/// <summary>Choices of judges that take examples.</summary>
public record FewShotJudgeOptions : JudgeOptions
{
    /// <summary>
    /// Judgements that the model is shown, each with the tags of the judge and an answer in its form; null: those that the judge
    /// comes with, if any; empty: none. Python: <c>few_shot_examples</c>.
    /// </summary>
    public IReadOnlyList<JudgeExample>? FewShotExamples { get; init; }
}
