using Opik.Rest;

namespace Opik.Datasets;

/// <summary>A dataset: items for experiments, kept in versions. From <see cref="OpikClient.Datasets"/>. Python: <c>Dataset</c>.</summary>
#pragma warning disable CA1001 // Nobody waits for its semaphore in a way that needs disposal.
public sealed partial class Dataset
#pragma warning restore CA1001
{
    private readonly OpikClient client;

    internal Dataset(OpikClient client, DatasetRecord record, string? projectName)
    {
        this.client = client;
        (Id, Name, Description, Tags, ProjectId, ProjectName) = (record.Id, record.Name, record.Description, record.Tags, record.ProjectId, projectName);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>What it is for.</summary>
    public string? Description { get; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>Project.</summary>
    public Guid? ProjectId { get; }

    /// <summary>Name of the project.</summary>
    public string? ProjectName { get; }

    internal OpikClient Client => client;

    /// <summary>How many items the newest version has. Python: <c>dataset_items_count</c>.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        (await client.Rest.GetAsync($"v1/private/datasets/{Id}", DatasetsJson.Default.DatasetRecord, cancellationToken).ConfigureAwait(false)).DatasetItemsCount ?? 0;

    /// <summary>The versions, newest first.</summary>
    public IAsyncEnumerable<DatasetVersionRecord> ListVersionsAsync(CancellationToken cancellationToken = default) =>
        client.Rest.PagesAsync((page, size) => $"v1/private/datasets/{Id}/versions?page={page}&size={size}", DatasetsJson.Default.PageOfDatasetVersionRecord, cancellationToken: cancellationToken);

    /// <summary>The newest version; null: nothing was ever inserted. Python: <c>get_version_info</c>.</summary>
    public async Task<DatasetVersionRecord?> GetLatestVersionAsync(CancellationToken cancellationToken = default) =>
        (await client.Rest.GetAsync($"v1/private/datasets/{Id}/versions?page=1&size=1", DatasetsJson.Default.PageOfDatasetVersionRecord, cancellationToken).ConfigureAwait(false)).Content is [var newest, ..] ? newest : null;

    /// <summary>A version by its name. Python: <c>get_version_view</c>.</summary>
    /// <param name="versionName"><c>v1</c>, <c>v2</c>, …</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="DatasetVersionNotFoundException">There is none of that name.</exception>
    public async Task<DatasetVersion> GetVersionAsync(string versionName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(versionName);
        var record = await client.Rest.SendOrDefaultAsync(HttpMethod.Post, $"v1/private/datasets/{Id}/versions/retrieve", new VersionNameBody(versionName), DatasetsJson.Default.VersionNameBody, DatasetsJson.Default.DatasetVersionRecord, cancellationToken).ConfigureAwait(false);
        return record is null ? throw new DatasetVersionNotFoundException($"The dataset '{Name}' has no version '{versionName}'. ListVersionsAsync names those it has.") : new DatasetVersion(this, record);
    }

    /// <summary>Address of its page; null when it cannot be built.</summary>
    public async Task<Uri?> GetUrlAsync(CancellationToken cancellationToken = default) =>
        ProjectId is { } project ? await client.Links.DatasetAsync(project, Id, cancellationToken).ConfigureAwait(false) : null;
}
