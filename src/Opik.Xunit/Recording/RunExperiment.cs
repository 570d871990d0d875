using System.Globalization;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Datasets;
using Opik.Experiments;
using Opik.Xunit.Source;

namespace Opik.Xunit.Recording;

/// <summary>The experiment of a run over one dataset.</summary>
/// <param name="client">Where to.</param>
/// <param name="source">The dataset; null: <c>tests</c>, to which items for the tests are added.</param>
internal sealed class RunExperiment(OpikClient client, DatasetSource? source)
{
    private readonly Lock _gate = new();
    private readonly List<(Guid? Item, TestContent Content, Guid Trace)> _runs = [];
    private (int Passed, int Failed) _counts;

    public void Add(Guid? item, TestContent content, Guid trace, bool passed)
    {
        lock (_gate)
        {
            _runs.Add((item, content, trace));
            _counts = passed ? (_counts.Passed + 1, _counts.Failed) : (_counts.Passed, _counts.Failed + 1);
        }
    }

    public async Task FinishAsync(TextWriter output)
    {
        await ServerPresence.EnsureAsync().ConfigureAwait(false);
        var settings = RunSettings.Current;
        var dataset = source?.Dataset ?? await client.Datasets.GetOrCreateAsync(settings.DatasetName).ConfigureAwait(false);
        var references = source is null ? await WithItemsAsync(dataset).ConfigureAwait(false) : [.. _runs.Select(run => new ExperimentItemReference(run.Item!.Value, run.Trace))];
        var experiment = await client.Experiments.CreateAsync(dataset.Name, new ExperimentDetails
        {
            Name = settings.ExperimentName ?? $"Test-Suite-{client.Clock.GetLocalNow().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)}",
            Metadata = new JsonObject { ["framework"] = "xunit.v3", ["git"] = await GitMetadata.ReadAsync().ConfigureAwait(false) },
            DatasetVersionId = source?.VersionId,
            ProjectName = dataset.ProjectName,
        }).ConfigureAwait(false);
        await experiment.InsertAsync(references).ConfigureAwait(false);
        var flushed = await client.FlushAsync(TimeSpan.FromSeconds(30)).ConfigureAwait(false);
        await client.Experiments.FinishAsync([experiment.Id]).ConfigureAwait(false);
        await output.WriteLineAsync($"OPIK: experiment {experiment.Name}: {_counts.Passed} passed, {_counts.Failed} failed. {await experiment.GetUrlAsync().ConfigureAwait(false)}").ConfigureAwait(false);
        if (!flushed.Success)
            await output.WriteLineAsync($"OPIK: {flushed.DroppedItems} items were lost, {flushed.RemainingQueueSize + flushed.SpooledItems} still wait to be sent.").ConfigureAwait(false);
    }

    /// <summary>Finds the item of each test, or adds it.</summary>
    private async Task<List<ExperimentItemReference>> WithItemsAsync(Dataset dataset)
    {
        var known = new Dictionary<ContentDigest, Guid>();
        foreach (var item in await dataset.GetItemsAsync().ConfigureAwait(false))
            known[Digest(item.Data)] = item.Id!.Value;
        var added = new List<DatasetItem>();
        var references = new List<ExperimentItemReference>();
        foreach (var (_, content, trace) in _runs)
        {
            var key = Digest(content.Data);
            if (!known.TryGetValue(key, out var id))
            {
                known[key] = id = UuidV7.Create(client.Clock);
                added.Add(new DatasetItem((JsonObject)content.Data.DeepClone()) { Id = id });
            }

            references.Add(new ExperimentItemReference(id, trace));
        }

        await dataset.InsertAsync(added, deduplication: false).ConfigureAwait(false);
        return references;
    }

    // Of the data alone: what else an item may carry does not make it another test.
    private static ContentDigest Digest(JsonObject data) => ContentDigest.Of(new DatasetItem(data));
}
