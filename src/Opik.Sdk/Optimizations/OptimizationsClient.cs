using System.Runtime.CompilerServices;
using System.Text.Json;
using Opik.Contracts;
using Opik.Rest;

namespace Opik.Optimizations;

/// <summary>Runs of optimizers. From <see cref="OpikClient.Optimizations"/>.</summary>
public sealed class OptimizationsClient
{
    private const string Path = "v1/private/optimizations";
    private readonly OpikClient client;

    internal OptimizationsClient(OpikClient client) => this.client = client;

    /// <summary>Stores an optimization that starts now. Python: <c>create_optimization</c>.</summary>
    /// <param name="datasetName">Its dataset; it is created if need be.</param>
    /// <param name="objectiveName">Name of the score that is optimized.</param>
    /// <param name="name">Name; null: the server's choice.</param>
    /// <param name="metadata">Metadata, an object; null: none.</param>
    /// <param name="projectName">Project; null: that of the options.</param>
    /// <param name="id">Id, a UUIDv7; null: a new one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikApiException">422: a value breaks a rule.</exception>
    public async Task<OptimizationRecord> CreateAsync(string datasetName, string objectiveName, string? name = null, JsonElement? metadata = null, string? projectName = null, Guid? id = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(datasetName);
        ArgumentException.ThrowIfNullOrWhiteSpace(objectiveName);
        var body = new OptimizationBody(id ?? UuidV7.Create(client.Clock), name, datasetName, projectName ?? client.ProjectName, objectiveName, OptimizationStatus.Running, metadata);
        await client.Rest.PostAsync(Path, body, OptimizationsJson.Default.OptimizationBody, cancellationToken).ConfigureAwait(false);
        return await GetAsync(body.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads an optimization. Python: <c>get_optimization_by_id</c>.</summary>
    /// <exception cref="OpikApiException">404: there is none of that id.</exception>
    public Task<OptimizationRecord> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.Rest.GetAsync($"{Path}/{id}", OptimizationsJson.Default.OptimizationRecord, cancellationToken);

    /// <summary>Lists optimizations, newest first.</summary>
    /// <param name="name">Part of the name; null: all.</param>
    /// <param name="datasetName">Part of the name of the dataset; null: all.</param>
    /// <param name="projectName">Only those of this project; null: of all. Of an unknown project: none.</param>
    /// <param name="maxResults">Most results; null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<OptimizationRecord> ListAsync(string? name = null, string? datasetName = null, string? projectName = null, int? maxResults = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var project = projectName is null ? null : await client.Projects.FindAsync(projectName, cancellationToken).ConfigureAwait(false);
        if (projectName is not null && project is null)
            yield break;
        var pages = client.Rest.PagesAsync((page, size) => new QueryString(Path).Add("page", page).Add("size", size).Add("name", name).Add("dataset_name", datasetName).Add("project_id", project?.Id).ToString(), OptimizationsJson.Default.PageOfOptimizationRecord, maxResults, cancellationToken: cancellationToken);
        await foreach (var optimization in pages.ConfigureAwait(false))
            yield return optimization;
    }

    /// <summary>Changes an optimization. Python: <c>Optimization.update</c>.</summary>
    /// <exception cref="OpikApiException">404: there is none of that id. 409: one that has ended cannot be cancelled.</exception>
    public Task UpdateAsync(Guid id, OptimizationUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        return client.Rest.SendAsync(HttpMethod.Put, $"{Path}/{id}", update, OptimizationsJson.Default.OptimizationUpdate, cancellationToken);
    }

    /// <summary>Deletes optimizations. Unknown ids do not matter. Python: <c>delete_optimizations</c>.</summary>
    public Task DeleteAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken = default) =>
        client.Rest.DeleteAsync($"{Path}/delete", ids, cancellationToken: cancellationToken);
}
