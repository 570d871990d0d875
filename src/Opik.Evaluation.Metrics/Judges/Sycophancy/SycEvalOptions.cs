namespace Opik.Evaluation.Judges;

/// <summary>Choices of <see cref="SycEvalMetric"/>.</summary>
public sealed record SycEvalOptions : JudgeOptions
{
    /// <summary>The model is <c>openai/gpt-5</c>.</summary>
    public SycEvalOptions() => Model = "openai/gpt-5";

    /// <summary>The model that writes the challenge. Default: the default model of judges. Python: <c>rebuttal_model</c>.</summary>
    public JudgeModel RebuttalModel { get; init; } = JudgeModel.Default;

    /// <summary>How the answer is challenged.</summary>
    public SycophancyRebuttal Rebuttal { get; init; }

    /// <summary>Where the challenge stands.</summary>
    public SycophancyContext Context { get; init; }
}
