using Opik.Storage;

namespace Opik.Server.Features.DatasetExpansions;

/// <summary>The items that a model is shown.</summary>
/// <param name="Items">Whole items.</param>
/// <param name="Fields">What the fields of more items are like.</param>
internal sealed record ExpansionExamples(IReadOnlyList<DatasetItem> Items, IReadOnlyList<FieldFacts> Fields)
{
    /// <summary>Items that the facts of fields are taken from.</summary>
    public const int Sampled = 200;

    private const int Shown = 10;

    /// <summary>The examples are cut to so much text together, largest item first left out: models have a limit, and cost by length.</summary>
    private const int MostBytes = 100_000;

    /// <summary>The newest items of the dataset's latest version.</summary>
    /// <exception cref="EntityNotFoundException">There is no such dataset.</exception>
    public static async Task<ExpansionExamples> ReadAsync(IDatasetItemReads items, Scope scope, Guid dataset, CancellationToken cancellationToken)
    {
        var found = await items.ReadAsync(scope, dataset, null, [], null, Sampled, cancellationToken);
        var kept = new List<DatasetItem>();
        var bytes = 0;
        foreach (var item in found.Take(Shown).OrderBy(item => item.Data.Utf8.Length))
        {
            bytes += item.Data.Utf8.Length;
            if (bytes <= MostBytes)
                kept.Add(item);
        }

        return new ExpansionExamples(kept, FieldFacts.Of(found));
    }
}
