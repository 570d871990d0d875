using Opik.Storage;

namespace Opik.Server.Features.Experiments.Uses;

/// <summary>What became of an item of a dataset in experiments.</summary>
/// <param name="Experiments">How many ran it.</param>
/// <param name="Scores">Scores of its runs, the one that most experiments have first; 100 at most.</param>
internal sealed record ItemUsesView(long Experiments, IReadOnlyList<ItemScoreView> Scores)
{
    public static ItemUsesView Of(ItemUses uses) => new(uses.Experiments, [.. uses.Scores.Select(ItemScoreView.Of)]);
}
