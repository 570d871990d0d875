using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Datasets;
using Opik.Experiments;

namespace Opik.Extensions.AI.Evaluation.Reporting;

/// <summary>The experiments that stand for executions, and the items that stand for scenarios.</summary>
internal sealed class ScenarioExperiments(OpikClient client, string datasetName) : IDisposable
{
    private const string ScenarioKey = "scenario";
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentDictionary<string, Experiment> _open = new(StringComparer.Ordinal);
    private Dictionary<string, Guid>? _items;
    private Dataset? _dataset;

    public async Task AddAsync(string execution, IReadOnlyList<ScenarioResult> results, CancellationToken cancellationToken)
    {
        // One at a time: two writers must not make the same experiment or item twice.
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _dataset ??= await client.Datasets.GetOrCreateAsync(datasetName, "Scenarios of Microsoft.Extensions.AI.Evaluation", cancellationToken: cancellationToken).ConfigureAwait(false);
            var items = await ItemsAsync(_dataset, results, cancellationToken).ConfigureAwait(false);
            var experiment = await ExperimentAsync(execution, cancellationToken).ConfigureAwait(false);
            await experiment.InsertAsync([.. results.Select(result => new ExperimentItemReference(items[result.ScenarioName], ScenarioTrace.Write(client, result)))], cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Executions, newest first.</summary>
    public async IAsyncEnumerable<ExperimentRecord> ListAsync(string? execution, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await client.Datasets.FindAsync(datasetName, cancellationToken: cancellationToken).ConfigureAwait(false) is not { } dataset)
            yield break;
        await foreach (var record in client.Experiments.ListAsync(execution, dataset.Id, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            // The server finds parts of names, too.
            if (execution is null || record.Name == execution)
                yield return record;
        }
    }

    public async Task DeleteAsync(ExperimentRecord execution, CancellationToken cancellationToken)
    {
        _open.TryRemove(execution.Name, out _);
        await client.Experiments.DeleteAsync([execution.Id], cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _gate.Dispose();

    private async Task<Experiment> ExperimentAsync(string execution, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue(execution, out var open))
            return open;
        var found = (await client.Experiments.GetByNameAsync(execution, cancellationToken: cancellationToken).ConfigureAwait(false)).FirstOrDefault(experiment => experiment.DatasetName == datasetName);
        return _open[execution] = found ?? await client.Experiments.CreateAsync(
            datasetName, new ExperimentDetails { Name = execution, Metadata = new JsonObject { ["framework"] = "Microsoft.Extensions.AI.Evaluation" } }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Dictionary<string, Guid>> ItemsAsync(Dataset dataset, IEnumerable<ScenarioResult> results, CancellationToken cancellationToken)
    {
        if (_items is null)
        {
            var stored = await dataset.GetItemsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            _items = stored.Where(item => item[ScenarioKey] is JsonValue).GroupBy(item => item[ScenarioKey]!.ToString(), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Id!.Value, StringComparer.Ordinal);
        }

        var added = results.Select(result => result.ScenarioName).Distinct(StringComparer.Ordinal).Where(name => !_items.ContainsKey(name))
            .Select(name => new DatasetItem { [ScenarioKey] = name }).ToList();
        foreach (var item in added)
            _items[item[ScenarioKey]!.ToString()] = (item.Id = UuidV7.Create(TimeProvider.System)).Value;
        if (added.Count > 0)
            await dataset.InsertAsync(added, deduplication: false, cancellationToken: cancellationToken).ConfigureAwait(false);
        return _items;
    }
}
