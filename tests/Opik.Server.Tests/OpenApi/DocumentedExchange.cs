using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.AspNetCore.Routing;
using Opik.Server.OpenApi;

namespace Opik.Server.Tests.OpenApi;

/// <summary>
/// Stands between a test and its server: what the server takes with success must be documented (query parameters, members
/// that a body must have), and what it answers must fit the document.
/// </summary>
/// <param name="routes">Routes of the server, known when the first request is sent.</param>
internal sealed class DocumentedExchange(Func<EndpointDataSource> routes) : DelegatingHandler(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None })
{
    // Official clients send these, or tests to show that they change nothing: the server does not read them.
    private static readonly HashSet<string> Unread = ["workspace_name", "container_id", "mime_type", "project_name", "size"];

    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 1000 };

    // All servers of the tests have the same routes.
    private static OperationIndex? s_operations;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var problems = await ProblemsAsync(request, response, cancellationToken);
        if (problems.Count > 0)
        {
            response.Dispose();
            Assert.Fail($"{request.Method} {request.RequestUri!.PathAndQuery} is not as documented (see CONTRIBUTING.md, Describing an endpoint):\n- {string.Join("\n- ", problems)}");
        }

        return response;
    }

    private async Task<IReadOnlyList<string>> ProblemsAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        s_operations ??= new OperationIndex(OpenApiDocument.Of(routes()));
        if (status is >= 400 or 304 || s_operations.Find(request.Method.Method, request.RequestUri!.AbsolutePath) is not { } operation)
            return [];
        var asked = HttpUtility.ParseQueryString(request.RequestUri.Query);
        var problems = asked.AllKeys.Where(name => name is not null && !Unread.Contains(name) && !operation.Parameters.Contains(name)).Select(name => $"the query parameter {name} is not in the document").ToList();
        if (operation.Body is { } body && await SentAsync(request, cancellationToken) is { } sent)
            problems.AddRange(s_operations.Schemas.Missing(sent, body).Select(static place => $"a body without {place} was taken: it is not required"));
        // A part of a file is documented as the whole.
        if (operation.Answer(status == 206 ? 200 : status) is not { } answer)
        {
            problems.Add($"the status {status} is not in the document");
            return problems;
        }

        var type = response.Content.Headers.ContentType?.MediaType;
        if (type is null || response.Content.Headers.ContentEncoding.Count > 0)
            return problems;
        if ((answer["content"]?[type] ?? answer["content"]?["*/*"]) is not JsonObject content)
            problems.Add($"the media type {type} of {status} is not in the document");
        else if (type == "application/json" && content["schema"] is JsonObject schema)
            problems.AddRange(s_operations.Schemas.Validate(await ReadAsync(response, cancellationToken), schema, isPartial: asked["exclude"] is not null));
        return problems;
    }

    private static async Task<JsonNode?> SentAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Content is { Headers: { ContentType.MediaType: "application/json", ContentEncoding.Count: 0 } } content && await content.ReadAsByteArrayAsync(cancellationToken) is { Length: > 0 } bytes
            ? Parse(bytes)
            : null;

    private static async Task<JsonNode?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken), documentOptions: s_deep);
    }

    // The server takes more than JSON: a byte order mark, NaN. Of such a body the document says nothing.
    private static JsonNode? Parse(byte[] sent)
    {
        try
        {
            return JsonNode.Parse(sent, documentOptions: s_deep);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
