using System.Text;
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
        At($"{await WorkspaceAsync(cancellationToken).ConfigureAwait(false)}/projects/{projectId}/");

    /// <summary>Page of the agent playground of a project.</summary>
    public async Task<Uri> AgentPlaygroundAsync(Guid projectId, CancellationToken cancellationToken = default) =>
        At($"{await WorkspaceAsync(cancellationToken).ConfigureAwait(false)}/projects/{projectId}/agent-playground");

    /// <summary>Page of a dataset.</summary>
    public async Task<Uri> DatasetAsync(Guid projectId, Guid datasetId, CancellationToken cancellationToken = default) =>
        At($"{await WorkspaceAsync(cancellationToken).ConfigureAwait(false)}/projects/{projectId}/datasets/{datasetId}/items");

    /// <summary>Page of a test suite.</summary>
    public async Task<Uri> TestSuiteAsync(Guid projectId, Guid suiteId, CancellationToken cancellationToken = default) =>
        At($"{await WorkspaceAsync(cancellationToken).ConfigureAwait(false)}/projects/{projectId}/test-suites/{suiteId}/items");

    /// <summary>Page of an experiment.</summary>
    public async Task<Uri> ExperimentAsync(Guid datasetId, Guid experimentId, CancellationToken cancellationToken = default) =>
        At($"{await WorkspaceAsync(cancellationToken).ConfigureAwait(false)}/experiments/{datasetId}/compare?experiments={Uri.EscapeDataString($"[\"{experimentId}\"]")}");

    /// <summary>Page of a trace, through the server's redirect. Asks nothing.</summary>
    public Uri Trace(Guid traceId) =>
        new(client.Rest.Address, new QueryString("v1/session/redirect/projects/").Add("trace_id", traceId).Add("path", EncodedBase()).ToString());

    /// <summary>Page of an optimization, through the server's redirect. Asks nothing.</summary>
    public Uri Optimization(Guid optimizationId, Guid datasetId) =>
        new(client.Rest.Address, new QueryString("v1/session/redirect/optimizations/").Add("optimization_id", optimizationId).Add("dataset_id", datasetId).Add("path", EncodedBase()).ToString());

    private Uri At(string path)
    {
        var address = client.Rest.Address.AbsoluteUri.TrimEnd('/');
        return new Uri((address.EndsWith("/api", StringComparison.Ordinal) ? address[..^4] : address) + '/' + path);
    }

    private string EncodedBase() => Convert.ToBase64String(Encoding.UTF8.GetBytes(client.Rest.Address.AbsoluteUri)).Replace('+', '-').Replace('/', '_');

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
