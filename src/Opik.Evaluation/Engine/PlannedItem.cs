using Opik.Capture;
using Opik.Datasets;

namespace Opik.Evaluation.Engine;

/// <summary>An item that is going to be run. Its id becomes a member of its data, where tasks and metrics find it.</summary>
internal sealed class PlannedItem
{
    private readonly Lazy<IReadOnlyList<IMetric>> metrics;

    /// <param name="item">The item.</param>
    /// <param name="id">Its id as text.</param>
    /// <param name="metrics">Checks that belong to it alone.</param>
    public PlannedItem(DatasetItem item, string id, Func<DatasetItem, IReadOnlyList<IMetric>> metrics)
    {
        (Item, Id, this.metrics) = (item, id, new Lazy<IReadOnlyList<IMetric>>(() => metrics(item)));
        item.Data["id"] = id;
        using var scratch = CaptureScratch.Rent(int.MaxValue);
        item.Data.WriteTo(scratch.Writer);
        Json = scratch.Written.ToArray();
    }

    /// <summary>The item.</summary>
    public DatasetItem Item { get; }

    /// <summary>Its id as text.</summary>
    public string Id { get; }

    /// <summary>Data and id as UTF-8: inputs of trace and task.</summary>
    public byte[] Json { get; }

    /// <summary>Checks that belong to it alone. Made when the first run is scored: those that cannot be made fail the runs of this item, not the reading of the others.</summary>
    public IReadOnlyList<IMetric> Metrics => metrics.Value;
}
