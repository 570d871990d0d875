namespace Opik.Experiments;

/// <content>Runs of several experiments.</content>
public sealed partial class ExperimentsClient
{
    /// <summary>Reads the runs of experiments on one dataset. Python: <c>find_experiment_items_for_dataset</c>.</summary>
    /// <param name="datasetName">Dataset.</param>
    /// <param name="experimentIds">Experiments.</param>
    /// <param name="how">How many and how; null: at most 10,000.</param>
    /// <param name="projectName">Project of the dataset; null: that of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DatasetNotFoundException">There is no such dataset.</exception>
    public async Task<IReadOnlyList<ExperimentItem>> FindItemsAsync(string datasetName, IReadOnlyList<Guid> experimentIds, ExperimentReading? how = null, string? projectName = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(experimentIds);
        var dataset = await client.Datasets.GetAsync(datasetName, projectName, cancellationToken).ConfigureAwait(false);
        return await ExperimentItemReader.ReadAsync(client, dataset.Id, experimentIds, how ?? new ExperimentReading(), cancellationToken).ConfigureAwait(false);
    }
}
