namespace Opik.Evaluation.Judges;

/// <summary>Choices of <see cref="GEvalMetric"/> and of the judges made of it. The temperature is 0 unless another is given.</summary>
public record GEvalOptions : JudgeOptions
{
    /// <summary>
    /// Whether the score is the mean of what the model might have written, weighted by probability, where it tells probabilities.
    /// Default: it is. Models that tell none are read as they answer.
    /// </summary>
    public bool UseLogProbabilities { get; init; } = true;

    /// <summary>Where evaluation steps are kept; null: with the metric. Share one between metrics that are made anew again and again.</summary>
    public EvaluationStepsCache? StepsCache { get; init; }
}
