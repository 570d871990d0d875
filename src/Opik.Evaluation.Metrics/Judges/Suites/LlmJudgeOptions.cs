namespace Opik.Evaluation.Judges;

/// <summary>
/// Choices of <see cref="LlmJudge"/>. Where no reasoning effort is chosen, models of OpenAI that reason are asked with a low one.
/// </summary>
public sealed record LlmJudgeOptions : JudgeOptions
{
    /// <summary>
    /// Whether the judge may look around in the trace; null: <see cref="ScoringToolStrategy.Never"/> for a judge made by hand,
    /// <see cref="ScoringToolStrategy.Auto"/> for one restored from a suite.
    /// </summary>
    public ScoringToolStrategy? ToolStrategy { get; init; }
}
