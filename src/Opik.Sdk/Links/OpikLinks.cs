using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.Links;

/// <summary>Addresses of pages of the web interface.</summary>
public sealed partial class OpikLinks
{
    private readonly OpikClient client;
    private volatile string? workspace;

    internal OpikLinks(OpikClient client) => this.client = client;

    /// <summary>Page of a project.</summary>
    public async Task<Uri> ProjectAsync(Guid projectId, CancellationToken cancellationToken = default) =>
        new(PageAddresses.Project(Pages, await WorkspaceAsync(cancellationToken).ConfigureAwait(false), projectId.ToString()));

    /// <summary>Page of the agent playground of a project.</summary>
    public async Task<Uri> AgentPlaygroundAsync(Guid projectId, CancellationToken cancellationToken = default) =>
        new(PageAddresses.AgentPlayground(Pages, await WorkspaceAsync(cancellationToken).ConfigureAwait(false), projectId.ToString()));

    /// <summary>Page of a dataset.</summary>
    public async Task<Uri> DatasetAsync(Guid projectId, Guid datasetId, CancellationToken cancellationToken = default) =>
        new(PageAddresses.Dataset(Pages, await WorkspaceAsync(cancellationToken).ConfigureAwait(false), projectId.ToString(), datasetId.ToString()));

    /// <summary>Page of a test suite.</summary>
    public async Task<Uri> TestSuiteAsync(Guid projectId, Guid suiteId, CancellationToken cancellationToken = default) =>
        new(PageAddresses.TestSuite(Pages, await WorkspaceAsync(cancellationToken).ConfigureAwait(false), projectId.ToString(), suiteId.ToString()));

    /// <summary>Page of an experiment.</summary>
    public async Task<Uri> ExperimentAsync(Guid datasetId, Guid experimentId, CancellationToken cancellationToken = default) =>
        new(PageAddresses.Experiment(Pages, await WorkspaceAsync(cancellationToken).ConfigureAwait(false), datasetId.ToString(), experimentId.ToString()));

    /// <summary>Page of a trace, through the server's redirect. Asks nothing.</summary>
    public Uri Trace(Guid traceId) => new(PageAddresses.TraceRedirect(client.Rest.Address.AbsoluteUri, traceId.ToString()));

    /// <summary>Page of an optimization, through the server's redirect. Asks nothing.</summary>
    public Uri Optimization(Guid optimizationId, Guid datasetId) =>
        new(PageAddresses.OptimizationRedirect(client.Rest.Address.AbsoluteUri, optimizationId.ToString(), datasetId.ToString()));

    private string Pages => PageAddresses.Pages(client.Rest.Address.AbsoluteUri);

    // "default" is a nickname: behind a key it stands for the workspace of its owner.
    private async Task<string> WorkspaceAsync(CancellationToken cancellationToken)
    {
        if (client.Options.Workspace != "default")
            return client.Options.Workspace;
        return workspace ??= (await client.Rest.GetAsync("v1/private/auth/workspace", LinksJson.Default.WorkspaceBody, cancellationToken).ConfigureAwait(false)).WorkspaceName ?? "default";
    }

    internal sealed record WorkspaceBody(string? WorkspaceName);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(WorkspaceBody))]
    internal sealed partial class LinksJson : JsonSerializerContext;
}
