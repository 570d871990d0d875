using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Attachments;
using Opik.Cli.Hosting;
using Opik.Rest;

namespace Opik.Cli.Commands.Transfer;

/// <summary>Requests whose bodies and answers stay JSON, so that members which this version does not know get through.</summary>
/// <param name="client">The server.</param>
internal sealed class ServerApi(OpikClient client) : IDisposable
{
    private const int PageSize = 100;
    private readonly OpikRest rest = client.Rest;

    /// <summary>The transport.</summary>
    public OpikRest Rest => rest;

    /// <summary>Attached files.</summary>
    public AttachmentsClient Attachments => client.Attachments;

    /// <summary>One entity.</summary>
    public Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken) => rest.GetAsync(path, TransferJson.Default.JsonObject, cancellationToken);

    /// <summary>One entity; null for 404.</summary>
    public Task<JsonObject?> FindAsync(string path, CancellationToken cancellationToken) => rest.GetOrDefaultAsync(path, TransferJson.Default.JsonObject, cancellationToken);

    /// <summary>Sends a body.</summary>
    /// <exception cref="OpikApiException">The status is not 2xx.</exception>
    public async Task<RestResponse> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken) =>
        (await rest.SendAsync(method, path, body is null ? default : JsonFiles.Utf8(body), cancellationToken: cancellationToken).ConfigureAwait(false)).EnsureSuccess();

    /// <summary>A list with all its pages.</summary>
    public async IAsyncEnumerable<JsonObject> ListAsync(QueryString path, [EnumeratorCancellation] CancellationToken cancellationToken, int pageSize = PageSize)
    {
        var first = path.Add("size", pageSize).ToString();
        var read = 0;
        for (var number = 1; ; number++)
        {
            var page = await GetAsync($"{first}&page={number}", cancellationToken).ConfigureAwait(false);
            var count = 0;
            foreach (var item in page.Objects("content"))
            {
                count++;
                yield return item;
            }

            read += count;
            if (count == 0 || read >= (page["total"]?.GetValue<long>() ?? 0))
                yield break;
        }
    }

    /// <summary>A list that arrives as lines of JSON, newest first.</summary>
    /// <param name="path">For instance <c>v1/private/traces/search</c>.</param>
    /// <param name="request">Body without cursor and limit.</param>
    /// <param name="pageSize">Lines of a request.</param>
    /// <param name="maxResults">Null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<JsonObject> StreamAsync(string path, JsonObject request, int pageSize, int? maxResults, CancellationToken cancellationToken)
    {
        var stream = new RestStream<JsonObject>(path, Body, TransferJson.Default.JsonObject) { PageSize = pageSize, Strict = true };
        return rest.StreamAsync(stream, maxResults, cancellationToken);

        ReadOnlyMemory<byte> Body(string? cursor, int limit)
        {
            request["limit"] = limit;
            if (cursor is not null)
                request["last_retrieved_id"] = cursor;
            return JsonFiles.Utf8(request);
        }
    }

    /// <summary>The project of a name.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public async Task<JsonObject> GetProjectAsync(string name, CancellationToken cancellationToken) =>
        await FindProjectAsync(name, cancellationToken).ConfigureAwait(false)
        ?? throw new CommandException($"There is no project '{name}' in this workspace. Check the spelling (names are case-sensitive) and the workspace.");

    /// <summary>The project of a name; null: none.</summary>
    public async Task<JsonObject?> FindProjectAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await rest.SendAsync(HttpMethod.Post, "v1/private/projects/retrieve", JsonFiles.Utf8(new JsonObject { ["name"] = name }), cancellationToken: cancellationToken).ConfigureAwait(false);
        return answer.Status == HttpStatusCode.NotFound ? null : OpikRest.Parse(answer, TransferJson.Default.JsonObject);
    }

    /// <summary>Entities of a list whose name is exactly that; the server matches parts.</summary>
    public async Task<List<JsonObject>> FindByNameAsync(string path, string name, string? projectId, CancellationToken cancellationToken)
    {
        var found = new List<JsonObject>();
        await foreach (var item in ListAsync(new QueryString(path).Add("name", name).Add("project_id", projectId), cancellationToken).ConfigureAwait(false))
        {
            if (item.Text("name") == name)
                found.Add(item);
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => rest.Dispose();
}
