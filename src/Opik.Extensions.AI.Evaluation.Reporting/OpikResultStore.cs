using System.Runtime.CompilerServices;
using Opik.Searching;

namespace Opik.Extensions.AI.Evaluation.Reporting;

/// <summary>
/// Keeps results of scenarios in Opik: an execution is an experiment over the dataset of scenarios, a scenario an item of it,
/// an iteration a trace whose scores are the metrics. The methods are those of <c>IEvaluationResultStore</c> of
/// Microsoft.Extensions.AI.Evaluation.Reporting 9.3 and later, so that a class of a few lines makes it one; see the readme.
/// </summary>
public sealed class OpikResultStore : IDisposable
{
    private readonly OpikClient _client;
    private readonly ScenarioExperiments _experiments;

    /// <param name="client">Where to.</param>
    /// <param name="datasetName">Dataset of the scenarios; it is made when it is missing.</param>
    public OpikResultStore(OpikClient client, string datasetName = "scenarios")
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrWhiteSpace(datasetName);
        (_client, _experiments) = (client, new ScenarioExperiments(client, datasetName));
    }

    /// <summary>Stores results. They are with the server when it returns.</summary>
    /// <exception cref="OpikConnectionException">The server cannot be reached.</exception>
    /// <exception cref="IOException">Something was not stored.</exception>
    public async ValueTask WriteResultsAsync(IEnumerable<ScenarioResult> results, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(results);
        foreach (var execution in results.GroupBy(result => result.ExecutionName, StringComparer.Ordinal))
            await _experiments.AddAsync(execution.Key, [.. execution], cancellationToken).ConfigureAwait(false);
        var flushed = await _client.FlushAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        if (!flushed.Success)
            throw new IOException($"{flushed.DroppedItems} items were lost, and {flushed.RemainingQueueSize + flushed.SpooledItems} still wait to be sent.");
    }

    /// <summary>Reads results, newest execution first; of an iteration that was written twice the newer one.</summary>
    /// <param name="executionName">Execution; null: all.</param>
    /// <param name="scenarioName">Scenario; null: all.</param>
    /// <param name="iterationName">Iteration; null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<ScenarioResult> ReadResultsAsync(
        string? executionName = null, string? scenarioName = null, string? iterationName = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var execution in _experiments.ListAsync(executionName, cancellationToken).ConfigureAwait(false))
        {
            var read = new Dictionary<(string, string), (ScenarioResult Result, Guid Trace)>();
            await foreach (var (trace, result) in ReadAsync(execution, cancellationToken).ConfigureAwait(false))
            {
                var key = (result.ScenarioName, result.IterationName);
                if (Matches(result, scenarioName, iterationName) && (!read.TryGetValue(key, out var other) || other.Trace.CompareTo(trace) < 0))
                    read[key] = (result, trace);
            }

            foreach (var (result, _) in read.Values.OrderBy(each => each.Trace))
                yield return result;
        }
    }

    /// <summary>Deletes results with their traces; a whole execution with its experiment.</summary>
    /// <param name="executionName">Execution; null: all.</param>
    /// <param name="scenarioName">Scenario; null: all.</param>
    /// <param name="iterationName">Iteration; null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async ValueTask DeleteResultsAsync(string? executionName = null, string? scenarioName = null, string? iterationName = null, CancellationToken cancellationToken = default)
    {
        await foreach (var execution in _experiments.ListAsync(executionName, cancellationToken).ConfigureAwait(false))
        {
            var traces = new List<Guid>();
            await foreach (var (trace, result) in ReadAsync(execution, cancellationToken).ConfigureAwait(false))
            {
                if (Matches(result, scenarioName, iterationName))
                    traces.Add(trace);
            }

            foreach (var part in traces.Chunk(1_000))
                await _client.Traces.DeleteAsync(part, cancellationToken).ConfigureAwait(false);
            if (scenarioName is null && iterationName is null)
                await _experiments.DeleteAsync(execution, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Names of executions, newest first.</summary>
    /// <param name="count">At most that many; null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<string> GetLatestExecutionNamesAsync(int? count = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var left = count ?? int.MaxValue;
        await foreach (var execution in _experiments.ListAsync(null, cancellationToken).ConfigureAwait(false))
        {
            if (left-- <= 0)
                yield break;
            yield return execution.Name;
        }
    }

    /// <summary>Names of the scenarios of an execution.</summary>
    public IAsyncEnumerable<string> GetScenarioNamesAsync(string executionName, CancellationToken cancellationToken = default) =>
        ReadResultsAsync(executionName, cancellationToken: cancellationToken).Select(result => result.ScenarioName).Distinct(StringComparer.Ordinal);

    /// <summary>Names of the iterations of a scenario.</summary>
    public IAsyncEnumerable<string> GetIterationNamesAsync(string executionName, string scenarioName, CancellationToken cancellationToken = default) =>
        ReadResultsAsync(executionName, scenarioName, cancellationToken: cancellationToken).Select(result => result.IterationName).Distinct(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Dispose() => _experiments.Dispose();

    private static bool Matches(ScenarioResult result, string? scenario, string? iteration) =>
        (scenario is null || result.ScenarioName == scenario) && (iteration is null || result.IterationName == iteration);

    private async IAsyncEnumerable<(Guid Trace, ScenarioResult Result)> ReadAsync(Experiments.ExperimentRecord execution, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var search = new TraceSearch { ProjectName = _client.ProjectName, FilterString = $"experiment_id = \"{execution.Id}\"", MaxResults = null, Truncate = false };
        await foreach (var trace in _client.Traces.StreamAsync(search, cancellationToken).ConfigureAwait(false))
        {
            if (ScenarioTrace.Read(trace) is { } result)
                yield return (trace.Id, result);
        }
    }
}
