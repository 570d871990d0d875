using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Hosting;
using Opik.Server.Tests.OpenApi;
using Opik.Testing;

namespace Opik.Server.Tests;

/// <summary>The real host on a free loopback port with a data folder of its own.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new("server");
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = null!;

    public string DataDirectory => _data.Path;

    public IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync() => await StartAsync(options => options);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _data.Dispose();
    }

    /// <summary>Stops the server cleanly and starts it again on the same data.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync(options => options);
    }

    /// <summary>Sends JSON text and reads the answer.</summary>
    public async Task<Answer> SendAsync(string method, string path, string? json = null, Action<HttpRequestMessage>? adjust = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        adjust?.Invoke(request);
        using var response = await Client.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.ToString(), response.Content.Headers.ContentType?.MediaType);
    }

    internal async Task StartAsync(Func<ServerOptions, ServerOptions> adjust)
    {
        var options = adjust(new ServerOptions { DataDirectory = _data.Path, Urls = ["http://127.0.0.1:0"], OtlpGrpcUrl = null });
        _app = OpikServer.Build(options);
        await _app.StartAsync();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client?.Dispose();
        Client = new HttpClient(new DocumentedExchange(_app.Services.GetRequiredService<EndpointDataSource>)) { BaseAddress = new Uri(address) };
    }

    internal async Task StopAsync()
    {
        Client?.Dispose();
        if (_app is null)
            return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }
}
