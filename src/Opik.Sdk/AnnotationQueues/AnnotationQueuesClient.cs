using System.Runtime.CompilerServices;
using System.Text.Json;
using Opik.Contracts;
using Opik.Rest;

namespace Opik.AnnotationQueues;

/// <summary>Queues of traces and threads that people judge. From <see cref="OpikClient.AnnotationQueues"/>.</summary>
public sealed partial class AnnotationQueuesClient
{
    private const string Path = "v1/private/annotation-queues";
    private readonly OpikClient client;

    internal AnnotationQueuesClient(OpikClient client) => this.client = client;

    /// <summary>Creates a queue. Python: <c>create_traces_annotation_queue</c>, <c>create_threads_annotation_queue</c>.</summary>
    /// <param name="name">Name, not empty.</param>
    /// <param name="scope">What it holds.</param>
    /// <param name="settings">Further settings; null: the server's defaults.</param>
    /// <param name="projectName">Project of its items; null: that of the options. It is created if need be.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikApiException">422: a setting breaks a rule.</exception>
    public async Task<AnnotationQueueRecord> CreateAsync(string name, AnnotationQueueScope scope = AnnotationQueueScope.Trace, AnnotationQueueSettings? settings = null, string? projectName = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var project = await client.Projects.FindOrCreateAsync(projectName ?? client.ProjectName, cancellationToken).ConfigureAwait(false);
        var body = AnnotationQueueBody.Of(name, settings) with { Id = UuidV7.Create(client.Clock), ProjectId = project.Id, Scope = scope };
        var created = await client.Rest.PostAsync(Path, body, AnnotationQueuesJson.Default.AnnotationQueueBody, cancellationToken).ConfigureAwait(false);
        return await GetAsync(created.CreatedId(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a queue. Python: <c>get_traces_annotation_queue</c>, <c>get_threads_annotation_queue</c>.</summary>
    /// <exception cref="OpikApiException">404: there is none of that id.</exception>
    public Task<AnnotationQueueRecord> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.Rest.GetAsync($"{Path}/{id}", AnnotationQueuesJson.Default.AnnotationQueueRecord, cancellationToken);

    /// <summary>Lists queues, newest first. Python: <c>get_traces_annotation_queues</c>, <c>get_threads_annotation_queues</c>.</summary>
    /// <param name="scope">Only those of this kind; null: all.</param>
    /// <param name="projectName">Only those of this project; null: of all projects. Of an unknown project: none.</param>
    /// <param name="name">Part of the name; null: all.</param>
    /// <param name="maxResults">Most results; null: all. Default 1,000.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<AnnotationQueueRecord> ListAsync(AnnotationQueueScope? scope = null, string? projectName = null, string? name = null, int? maxResults = 1_000, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var filters = new List<QueueFilter>();
        if (scope is { } kind)
            filters.Add(new QueueFilter("scope", "=", WireEnumConverter<AnnotationQueueScope>.Instance.Name(kind)));
        if (projectName is not null)
        {
            if (await client.Projects.FindAsync(projectName, cancellationToken).ConfigureAwait(false) is not { } project)
                yield break;
            filters.Add(new QueueFilter("project_id", "=", project.Id.ToString()));
        }

        var written = filters.Count == 0 ? null : JsonSerializer.Serialize(filters, AnnotationQueuesJson.Default.ListQueueFilter);
        var pages = client.Rest.PagesAsync((page, size) => new QueryString(Path).Add("page", page).Add("size", size).Add("name", name).Add("filters", written).ToString(), AnnotationQueuesJson.Default.PageOfAnnotationQueueRecord, maxResults, cancellationToken: cancellationToken);
        await foreach (var queue in pages.ConfigureAwait(false))
            yield return queue;
    }

    /// <summary>Changes a queue; what is null stays.</summary>
    /// <exception cref="OpikApiException">404: there is none of that id. 422: a setting breaks a rule.</exception>
    public Task UpdateAsync(Guid id, AnnotationQueueSettings? settings = null, string? name = null, CancellationToken cancellationToken = default) =>
        client.Rest.PatchAsync($"{Path}/{id}", AnnotationQueueBody.Of(name, settings), AnnotationQueuesJson.Default.AnnotationQueueBody, cancellationToken);

    /// <summary>Deletes queues, not their items. Unknown ids do not matter. Python: <c>delete_annotation_queue</c>.</summary>
    public Task DeleteAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken = default) =>
        client.Rest.DeleteAsync($"{Path}/delete", ids, cancellationToken: cancellationToken);
}
