using System.Text.Json.Nodes;

namespace Opik.Testing.Reading;

/// <summary>Reads back what a server stored, page by page, with whole payloads.</summary>
public sealed class StoredContentsReader(HttpClient client)
{
    private const int PageSize = 100;

    /// <summary>Everything of all projects.</summary>
    public async Task<StoredContents> ReadAsync(CancellationToken cancellationToken)
    {
        var projects = await PagesAsync("/v1/private/projects?", cancellationToken);
        var names = projects.ToDictionary(project => project["id"]!.GetValue<string>(), project => project["name"]!.GetValue<string>(), StringComparer.Ordinal);
        var traces = new List<JsonObject>();
        var spans = new List<JsonObject>();
        foreach (var id in names.Keys)
        {
            traces.AddRange(await PagesAsync($"/v1/private/traces?project_id={id}&truncate=false&", cancellationToken));
            spans.AddRange(await PagesAsync($"/v1/private/spans?project_id={id}&truncate=false&", cancellationToken));
        }

        return new StoredContents(names, traces, spans);
    }

    /// <summary>All entities of a paged list; <paramref name="path"/> ends with <c>?</c> or <c>&amp;</c>.</summary>
    public async Task<IReadOnlyList<JsonObject>> PagesAsync(string path, CancellationToken cancellationToken)
    {
        var all = new List<JsonObject>();
        for (var page = 1; ; page++)
        {
            var answer = await GetAsync($"{path}page={page}&size={PageSize}", cancellationToken);
            var content = answer["content"]?.AsArray() ?? throw new InvalidOperationException($"GET {path} answered no page: {answer.ToJsonString()}");
            all.AddRange(content.Select(item => item!.AsObject()));
            if (content.Count == 0 || all.Count >= answer["total"]!.GetValue<long>())
                return all;
        }
    }

    /// <summary>The JSON object a GET answers with 200.</summary>
    public async Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(path, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"GET {path} answered {(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>The bytes a GET answers with 200; <paramref name="link"/> may be absolute or a path of the server.</summary>
    public Task<byte[]> DownloadAsync(string link, CancellationToken cancellationToken) =>
        client.GetByteArrayAsync(Uri.TryCreate(link, UriKind.Absolute, out var absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal) ? absolute.PathAndQuery : link, cancellationToken);
}
