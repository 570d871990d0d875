using System.Collections.Concurrent;
using Opik.Xunit.Source;

namespace Opik.Xunit.Recording;

/// <summary>The experiments of this test run: one for each dataset (and version) that its tests use.</summary>
internal sealed class RunExperiments
{
    private readonly ConcurrentDictionary<(Guid? Dataset, Guid? Version), Lazy<RunExperiment>> _experiments = [];

    /// <summary>Those of the process: a test process is one run.</summary>
    public static RunExperiments Current { get; } = new();

    public void Add(DatasetRow? row, TestContent content, OpikTrace trace, bool passed)
    {
        var client = OpikClient.Default;
        if (!RunSettings.Current.IsEnabled || !client.IsTracingActive)
            return;
        var experiment = _experiments.GetOrAdd((row?.Source.Dataset.Id, row?.Source.VersionId), _ => new(() => new RunExperiment(client, row?.Source))).Value;
        experiment.Add(row?.Item.Id, content, trace.Id, passed);
    }

    /// <summary>Stores what is left and says where to look. Never throws: tests have their results already.</summary>
    public async ValueTask FinishAsync(TextWriter output)
    {
        foreach (var experiment in _experiments.Values)
        {
            try
            {
                await experiment.Value.FinishAsync(output).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                await output.WriteLineAsync($"OPIK: the experiment of this run was not stored. {failure.Message}").ConfigureAwait(false);
            }
        }

        _experiments.Clear();
    }
}
