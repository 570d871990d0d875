using Microsoft.AspNetCore.Http.Metadata;

namespace Opik.Server.OpenApi;

/// <summary>A route with what was said of it.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Pattern, as the document has it.</param>
/// <param name="Metadata">What was said.</param>
internal sealed record DescribedRoute(string Method, string Path, EndpointMetadataCollection Metadata)
{
    /// <summary>As tests name it: <c>GET /v1/private/projects/{id}</c>.</summary>
    public string Name => $"{Method} {Path}";

    /// <summary>What the operation is for; null: nobody said it.</summary>
    public string? Summary => Metadata.GetMetadata<OperationSummary>()?.Text;

    /// <summary>What it takes; null: nothing.</summary>
    public BodyDescription? Body => Metadata.GetMetadata<BodyDescription>();

    /// <summary>The successes.</summary>
    public IReadOnlyList<AnswerDescription> Answers => Metadata.GetOrderedMetadata<AnswerDescription>();

    /// <summary>Query parameters.</summary>
    public IReadOnlyList<QueryParameter> Parameters => Metadata.GetOrderedMetadata<QueryParameter>();

    /// <summary>Folder of the feature that answers.</summary>
    public string Tag => Metadata.GetMetadata<ITagsMetadata>()?.Tags[0] ?? "Server";

    /// <summary>Stable name, from method and path: <c>getDatasetsByIdItems</c>.</summary>
    public string OperationId => Method.ToLowerInvariant() + string.Concat(
        Path.Split('/').Where(static part => part is not ("" or "v1" or "private")).Select(static part => part[0] == '{' ? "By" + Words(part[1..^1]) : Words(part)));

    /// <summary>Every route that is described, by path and method.</summary>
    public static IReadOnlyList<DescribedRoute> All(EndpointDataSource source) =>
        [.. from endpoint in source.Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
            let route = new DescribedRoute(method, endpoint.RoutePattern.RawText!, endpoint.Metadata)
            orderby route.Path, route.Method
            select route];

    private static string Words(string text) =>
        string.Concat(text.Split('-', '_', '.').Where(static word => word.Length > 0).Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
}
