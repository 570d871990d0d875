namespace Opik.Storage;

/// <summary>Names of the scores of experiments, sorted.</summary>
/// <param name="FeedbackScores">Of their traces.</param>
/// <param name="ExperimentScores">Of the experiments themselves.</param>
public sealed record ExperimentScoreNames(IReadOnlyList<string> FeedbackScores, IReadOnlyList<string> ExperimentScores);
