using Opik.Storage;

namespace Opik.Server.Features.Experiments.Uses;

/// <summary>A score of the runs of an item.</summary>
/// <param name="Name">Name of the score.</param>
/// <param name="Experiments">How many experiments have it for the item.</param>
/// <param name="Lowest">Its lowest value.</param>
/// <param name="LowestExperimentId">The newest experiment with that value.</param>
/// <param name="Highest">Its highest value.</param>
/// <param name="HighestExperimentId">The newest experiment with that value.</param>
internal sealed record ItemScoreView(string Name, long Experiments, double Lowest, Guid LowestExperimentId, double Highest, Guid HighestExperimentId)
{
    public static ItemScoreView Of(ItemScore score) => new(score.Name, score.Experiments, score.Lowest, score.LowestIn, score.Highest, score.HighestIn);
}
