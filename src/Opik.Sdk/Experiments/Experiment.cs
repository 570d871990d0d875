using Opik.Contracts;
using Opik.Rest;

namespace Opik.Experiments;

/// <summary>An experiment: runs of a program over the items of a dataset. Python: <c>Experiment</c>.</summary>
public sealed partial class Experiment
{
    private const int MostItems = 1_000;
    private readonly OpikClient client;

    internal Experiment(OpikClient client, ExperimentRecord record, string? projectName)
    {
        this.client = client;
        (Info, ProjectName) = (record, projectName);
    }

    /// <summary>What the server said of it when it was read.</summary>
    public ExperimentRecord Info { get; }

    /// <summary>Id.</summary>
    public Guid Id => Info.Id;

    /// <summary>Name.</summary>
    public string Name => Info.Name;

    /// <summary>Name of its dataset; null: that was deleted.</summary>
    public string? DatasetName => Info.DatasetName;

    /// <summary>Name of the project.</summary>
    public string? ProjectName { get; }

    /// <summary>Stores which traces are runs of which items, 1,000 in a request. Python: <c>insert</c>.</summary>
    public async Task InsertAsync(IEnumerable<ExperimentItemReference> runs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        foreach (var part in runs.Chunk(MostItems))
        {
            var body = new RunsBody([.. part.Select(run => new RunBody(UuidV7.Create(client.Clock), Id, run.DatasetItemId, run.TraceId, ProjectName))]);
            await client.Rest.PostAsync("v1/private/experiments/items", body, ExperimentsJson.Default.RunsBody, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads its runs with items, inputs, outputs and scores. Python: <c>get_items</c>.</summary>
    /// <param name="how">How many and how; null: at most 10,000.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikApiException">The server refused, or sent something malformed.</exception>
    public Task<IReadOnlyList<ExperimentItem>> GetItemsAsync(ExperimentReading? how = null, CancellationToken cancellationToken = default) =>
        Info.DatasetId is { } dataset
            ? ExperimentItemReader.ReadAsync(client, dataset, [Id], how ?? new ExperimentReading(), cancellationToken)
            : throw new DatasetNotFoundException($"The experiment '{Name}' names no dataset, so its items cannot be read.");

    /// <summary>Changes it; what is null stays.</summary>
    public Task UpdateAsync(ExperimentUpdate update, CancellationToken cancellationToken = default) => client.Experiments.UpdateAsync(Id, update, cancellationToken);

    /// <summary>Stores scores of the whole. Python: <c>log_experiment_scores</c>.</summary>
    public Task LogScoresAsync(IReadOnlyList<ScoreValue> scores, CancellationToken cancellationToken = default) => UpdateAsync(new ExperimentUpdate { ExperimentScores = scores }, cancellationToken);

    /// <summary>Address of its page; null when it cannot be built.</summary>
    public async Task<Uri?> GetUrlAsync(CancellationToken cancellationToken = default) =>
        Info.DatasetId is { } dataset ? await client.Links.ExperimentAsync(dataset, Id, cancellationToken).ConfigureAwait(false) : null;
}
