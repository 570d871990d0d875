using Opik.Testing;

namespace Opik.Server.Tests.Pages;

public sealed class WebPagesTests : IAsyncLifetime
{
    private readonly TemporaryFolder _pages = new("pages");
    private readonly ServerFixture _server = new();

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_pages.Path, "index.html"), "<html>start</html>");
        await File.WriteAllTextAsync(Path.Combine(_pages.Path, "icon.svg"), "<svg/>");
        Directory.CreateDirectory(Path.Combine(_pages.Path, "assets"));
        await File.WriteAllTextAsync(Path.Combine(_pages.Path, "assets", "index-Ck3dX9aB.js"), "run()");
        await File.WriteAllTextAsync(Path.Combine(_pages.Path, "assets", "index-Ck3dX9aB.js.br"), "packed");
        await _server.StartAsync(options => options with { WebRoot = _pages.Path });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _pages.Dispose();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/default/projects/0/traces")]
    [InlineData("/default/projects/0/traces/")]
    [InlineData("/opik/default/redirect/projects?name=x")]
    public async Task Client_side_routes_get_the_start_page(string path)
    {
        using var response = await _server.Client.GetAsync(path);

        Assert.Equal("<html>start</html>", await response.Content.ReadAsStringAsync());
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hashed_files_are_kept_for_a_year()
    {
        using var response = await _server.Client.GetAsync("/assets/index-Ck3dX9aB.js");

        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.MaxAge >= TimeSpan.FromDays(365));
    }

    [Theory]
    [InlineData("br, gzip", "packed", "br")]
    [InlineData("gzip", "run()", "")]
    [InlineData("", "run()", "")]
    public async Task Packed_files_go_to_browsers_that_take_them(string accepted, string content, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/index-Ck3dX9aB.js");
        if (accepted.Length > 0)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        // Without a handler that unpacks: the bytes as they came.
        using var plain = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None }) { BaseAddress = _server.Client.BaseAddress };
        using var response = await plain.SendAsync(request);

        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(encoding == "br" ? "br" : null, response.Content.Headers.ContentEncoding.FirstOrDefault(each => each == "br"));
        if (encoding == "br" || accepted.Length == 0)
            Assert.Equal(content, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", "/assets/gone.js")]
    [InlineData("GET", "/api/anything")]
    [InlineData("GET", "/v1/private/anything")]
    [InlineData("GET", "/.well-known/oauth-authorization-server/opik")]
    [InlineData("POST", "/default/projects")]
    public async Task Nothing_else_gets_it(string method, string path)
    {
        var answer = await _server.SendAsync(method, path);

        Assert.Equal(404, answer.Code);
        Assert.Equal("application/json", answer.ContentType);
    }
}
