using System.ComponentModel.DataAnnotations;

namespace Opik.Server.Features.Scores;

/// <summary>Names of scores of experiments.</summary>
internal sealed record ExperimentScoreNamesShape(IReadOnlyList<ExperimentScoreNamesShape.ExperimentScoreName> Scores)
{
    /// <summary>One name, and whether it is of the runs or of the experiment as a whole.</summary>
    internal sealed record ExperimentScoreName(string Name, [property: AllowedValues("feedback_scores", "experiment_scores")] string Type);
}
