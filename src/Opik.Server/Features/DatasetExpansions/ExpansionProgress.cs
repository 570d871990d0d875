using Opik.Contracts;

namespace Opik.Server.Features.DatasetExpansions;

/// <summary>What an expansion job has made so far: where a repeated attempt goes on, and what is kept should the model fail later.</summary>
/// <param name="Items">The maps of the new items.</param>
/// <param name="Rounds">How often the model was asked.</param>
internal sealed record ExpansionProgress(IReadOnlyList<JsonText> Items, int Rounds)
{
    /// <summary>Nothing made yet.</summary>
    public static ExpansionProgress None { get; } = new([], 0);
}
