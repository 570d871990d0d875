namespace Opik.Evaluation.Judges;

/// <summary>Choices of <see cref="AnswerCorrectnessMetric"/>.</summary>
public sealed record AnswerCorrectnessOptions : JudgeOptions
{
    /// <summary>Name of the argument with the right answer. Default: <c>answer</c>.</summary>
    public string ReferenceKey { get; init; } = "answer";

    /// <summary>Name of the argument with the question, which may be absent. Default: <c>question</c>.</summary>
    public string QuestionKey { get; init; } = "question";
}
