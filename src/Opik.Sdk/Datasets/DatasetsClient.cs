using Microsoft.Extensions.Logging;
using Opik.Rest;

namespace Opik.Datasets;

/// <summary>Datasets: create, find, delete. From <see cref="OpikClient.Datasets"/>.</summary>
public sealed partial class DatasetsClient
{
    private const string Path = "v1/private/datasets";
    private readonly OpikClient client;

    internal DatasetsClient(OpikClient client)
    {
        this.client = client;
        Capability = new ServerCapability(client);
    }

    internal ServerCapability Capability { get; }

    /// <summary>Creates a dataset. Python: <c>create_dataset</c>.</summary>
    /// <param name="name">Name, unique in the project.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="projectName">Project; null: that of the options.</param>
    /// <param name="tags">Tags.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikApiException">409: the name is taken.</exception>
    public async Task<Dataset> CreateAsync(string name, string? description = null, string? projectName = null, IReadOnlyList<string>? tags = null, CancellationToken cancellationToken = default) =>
        new(client, await CreateRecordAsync(name, description, projectName, type: null, tags, cancellationToken).ConfigureAwait(false), projectName ?? client.ProjectName);

    /// <summary>Finds a dataset by name. Python: <c>get_dataset</c>.</summary>
    /// <exception cref="DatasetNotFoundException">There is none of that name.</exception>
    public async Task<Dataset> GetAsync(string name, string? projectName = null, CancellationToken cancellationToken = default) =>
        await FindAsync(name, projectName, cancellationToken).ConfigureAwait(false)
        ?? throw new DatasetNotFoundException($"There is no dataset '{name}' in the project '{projectName ?? client.ProjectName}'. Create it with CreateAsync, or check the project.");

    /// <summary>Finds a dataset by name; null: there is none.</summary>
    public async Task<Dataset?> FindAsync(string name, string? projectName = null, CancellationToken cancellationToken = default) =>
        await FindRecordAsync(name, projectName, cancellationToken).ConfigureAwait(false) is { } record ? new Dataset(client, record, projectName ?? client.ProjectName) : null;

    /// <summary>Finds a dataset by name or creates it. Two programs may do so at once. Python: <c>get_or_create_dataset</c>.</summary>
    public Task<Dataset> GetOrCreateAsync(string name, string? description = null, string? projectName = null, CancellationToken cancellationToken = default) =>
        GetOrCreate.RunAsync(() => FindAsync(name, projectName, cancellationToken), () => CreateAsync(name, description, projectName, cancellationToken: cancellationToken), client.Clock, cancellationToken);

    /// <summary>Lists the datasets of a project, newest first. Python: <c>get_datasets</c>.</summary>
    /// <param name="projectName">Project; null: that of the options.</param>
    /// <param name="maxResults">Most datasets; null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<DatasetRecord> ListAsync(string? projectName = null, int? maxResults = null, CancellationToken cancellationToken = default) =>
        ProjectLists.ReadAsync(client, "datasets", projectName, null, DatasetsJson.Default.PageOfDatasetRecord, maxResults, cancellationToken);

    /// <summary>Deletes a dataset with its versions; experiments on it stay. Python: <c>delete_dataset</c>.</summary>
    public Task DeleteAsync(string name, string? projectName = null, CancellationToken cancellationToken = default) =>
        client.Rest.PostAsync($"{Path}/delete", new DatasetNameBody(name, projectName ?? client.ProjectName), DatasetsJson.Default.DatasetNameBody, cancellationToken);

    internal async Task<DatasetRecord> CreateRecordAsync(string name, string? description, string? projectName, string? type, IReadOnlyList<string>? tags, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var body = new DatasetBody(name, projectName ?? client.ProjectName, description, type, tags);
        var response = await client.Rest.PostAsync(Path, body, DatasetsJson.Default.DatasetBody, cancellationToken).ConfigureAwait(false);
        var record = await client.Rest.GetAsync($"{Path}/{response.CreatedId()}", DatasetsJson.Default.DatasetRecord, cancellationToken).ConfigureAwait(false);
        await AnnounceAsync(record, cancellationToken).ConfigureAwait(false);
        return record;
    }

    // Only for those who read the log; a link that cannot be built must not fail what was asked for.
    private async Task AnnounceAsync(DatasetRecord record, CancellationToken cancellationToken)
    {
        if (!client.Logger.IsEnabled(LogLevel.Information) || record.ProjectId is not { } project)
            return;
        try
        {
            var isSuite = record.Type == "evaluation_suite";
            var link = isSuite ? await client.Links.TestSuiteAsync(project, record.Id, cancellationToken).ConfigureAwait(false) : await client.Links.DatasetAsync(project, record.Id, cancellationToken).ConfigureAwait(false);
            LogCreated(client.Logger, isSuite ? "test suite" : "dataset", record.Name, link);
        }
        catch (OpikException unreachable)
        {
            LogNoLink(client.Logger, record.Name, unreachable.Message);
        }
    }

    [LoggerMessage(1404, LogLevel.Information, "Created the {Kind} '{Name}': {Link}")]
    private static partial void LogCreated(ILogger logger, string kind, string name, Uri link);

    [LoggerMessage(1405, LogLevel.Debug, "Created '{Name}'; its link cannot be built: {Reason}")]
    private static partial void LogNoLink(ILogger logger, string name, string reason);

    internal Task<DatasetRecord?> FindRecordAsync(string name, string? projectName, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return client.Rest.SendOrDefaultAsync(HttpMethod.Post, $"{Path}/retrieve", new DatasetNameBody(name, projectName ?? client.ProjectName), DatasetsJson.Default.DatasetNameBody, DatasetsJson.Default.DatasetRecord, cancellationToken);
    }
}
