using Opik.Datasets;
using Opik.Xunit.Recording;

namespace Opik.Xunit.Source;

/// <summary>Items of a dataset, and where they come from.</summary>
internal sealed record DatasetSource(Dataset Dataset, Guid? VersionId, IReadOnlyList<DatasetItem> Items)
{
    public static async Task<DatasetSource> ReadAsync(OpikClient client, OpikDatasetAttribute attribute, CancellationToken cancellationToken)
    {
        await ServerPresence.EnsureAsync().ConfigureAwait(false);
        var dataset = await client.Datasets.GetAsync(attribute.Name, attribute.Project, cancellationToken).ConfigureAwait(false);
        var reading = new DatasetReading { FilterString = attribute.Filter, Samples = attribute.MaxItems > 0 ? attribute.MaxItems : null };
        if (attribute.Version is null)
            return new DatasetSource(dataset, null, await dataset.GetItemsAsync(reading, cancellationToken).ConfigureAwait(false));
        var version = await dataset.GetVersionAsync(attribute.Version, cancellationToken).ConfigureAwait(false);
        return new DatasetSource(dataset, version.Info.Id, await version.GetItemsAsync(reading, cancellationToken).ConfigureAwait(false));
    }
}
