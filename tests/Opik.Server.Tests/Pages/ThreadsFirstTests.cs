using System.Text.Json;
using Opik.Contracts;
using Opik.Testing;

namespace Opik.Server.Tests.Pages;

/// <summary>A page of a project is told with its first answer whether there are threads (docs/api-extensions.md).</summary>
public sealed class ThreadsFirstTests : IAsyncLifetime
{
    private readonly TemporaryFolder _pages = new("pages");
    private readonly ServerFixture _server = new();

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_pages.Path, "index.html"), "<html>start</html>");
        await _server.StartAsync(options => options with { WebRoot = _pages.Path });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _pages.Dispose();
    }

    [Theory]
    [InlineData("/default/projects/{0}/logs")]
    [InlineData("/default/projects/{0}/dashboards?view=x")]
    [InlineData("/opik/default/projects/{0}")]
    public async Task A_project_with_threads_is_told_by_a_header_of_the_page(string path)
    {
        var (talked, silent) = (await ProjectAsync("talked", "t-1"), await ProjectAsync("silent", null));

        Assert.Equal($"threads;desc=\"{talked}\"", await HeaderAsync(path, talked));
        Assert.Null(await HeaderAsync(path, silent));
    }

    [Theory]
    [InlineData("/default/projects/{0}/logs", "019a6c1e-7d40-7000-8000-000000000000")]
    [InlineData("/default/projects/{0}/logs", "no-id")]
    [InlineData("/default/projects", "")]
    [InlineData("/", "")]
    public async Task Other_pages_come_as_ever(string path, string id)
    {
        Assert.Null(await HeaderAsync(path, id));
    }

    [Fact]
    public async Task It_is_not_told_any_more_once_the_threads_are_gone()
    {
        var project = await ProjectAsync("gone", "t-2");
        var deleted = await _server.SendAsync("POST", "/v1/private/traces/threads/delete", JsonSerializer.Serialize(new { project_name = "gone", thread_ids = new[] { "t-2" } }));
        Assert.Equal(204, deleted.Code);

        Assert.Null(await HeaderAsync("/default/projects/{0}/logs", project));
    }

    [Fact]
    public async Task Lists_of_projects_tell_it_where_they_are_asked()
    {
        var (talked, silent) = (await ProjectAsync("talked", "t-1"), await ProjectAsync("silent", null));
        async Task<Dictionary<string, JsonElement>> RowsAsync(string path) =>
            (await _server.SendAsync("GET", path)).Json.GetProperty("content").EnumerateArray().ToDictionary(row => row.GetProperty("id").GetString()!);

        foreach (var path in new[] { "/v1/private/projects?threads=true", "/v1/private/projects/overview" })
        {
            var rows = await RowsAsync(path);
            Assert.Equal((true, false), (rows[talked].GetProperty("has_threads").GetBoolean(), rows[silent].GetProperty("has_threads").GetBoolean()));
        }

        Assert.False((await RowsAsync("/v1/private/projects"))[talked].TryGetProperty("has_threads", out _));
    }

    private async Task<string?> HeaderAsync(string path, string id)
    {
        using var response = await _server.Client.GetAsync(string.Format(null, path, id));
        Assert.Equal("<html>start</html>", await response.Content.ReadAsStringAsync());
        return response.Headers.TryGetValues("Server-Timing", out var values) ? Assert.Single(values) : null;
    }

    private async Task<string> ProjectAsync(string name, string? thread)
    {
        var trace = JsonSerializer.Serialize(new { id = UuidV7.Create(DateTimeOffset.UtcNow), project_name = name, name = "t", thread_id = thread, start_time = DateTimeOffset.UtcNow });
        Assert.Equal(201, (await _server.SendAsync("POST", "/v1/private/traces", trace)).Code);
        return (await _server.SendAsync("POST", "/v1/private/projects/retrieve", JsonSerializer.Serialize(new { name }))).Json.GetProperty("id").GetString()!;
    }
}
