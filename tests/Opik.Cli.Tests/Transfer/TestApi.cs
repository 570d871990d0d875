using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Opik.Cli.Tests.Transfer;

/// <summary>Plain requests to a server, as JSON.</summary>
internal sealed class TestApi(Uri server) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = new Uri(server, "/api/"), Timeout = TimeSpan.FromSeconds(60) };

    public async Task<JsonObject> GetAsync(string path) => (await http.GetFromJsonAsync<JsonObject>(path, TestContext.Current.CancellationToken))!;

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonNode body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return answer;
    }

    /// <summary>Sends a body and gives the last segment of <c>Location</c>.</summary>
    public async Task<string> CreateAsync(string path, JsonNode body)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, body);
        return answer.Headers.Location!.ToString().TrimEnd('/').Split('/')[^1];
    }

    /// <summary>All lines of a search.</summary>
    public async Task<List<JsonObject>> SearchAsync(string what, string project)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"v1/private/{what}/search", new JsonObject { ["project_name"] = project, ["limit"] = 2000, ["truncate"] = false });
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    public async Task<byte[]> BytesAsync(string link) => await http.GetByteArrayAsync(new Uri(http.BaseAddress!, link), TestContext.Current.CancellationToken);

    public async Task PutBytesAsync(string link, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        using var answer = await http.PutAsync(new Uri(http.BaseAddress!, link), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<string?> ProjectIdAsync(string name)
    {
        var page = await GetAsync($"v1/private/projects?size=100&name={Uri.EscapeDataString(name)}");
        return page["content"]!.AsArray().FirstOrDefault(project => (string?)project!["name"] == name)?["id"]!.GetValue<string>();
    }

    public string Address => http.BaseAddress!.AbsoluteUri;

    public void Dispose() => http.Dispose();
}
