using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Hosting;
using Opik.Testing;

namespace Opik.Conformance.Tests.Tenancy;

/// <summary>The real host with two workspaces, each with a client of its own.</summary>
public sealed class TwoWorkspaces : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new("tenancy");
    private WebApplication? _app;

    internal HttpClient Owner { get; private set; } = null!;

    internal HttpClient Stranger { get; private set; } = null!;

    /// <summary>Every route that the server has: method and pattern.</summary>
    internal IEnumerable<(string Method, string Pattern)> Routes =>
        from endpoint in _app!.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select (method, endpoint.RoutePattern.RawText ?? string.Empty);

    public async ValueTask InitializeAsync()
    {
        _app = OpikServer.Build(new ServerOptions { DataDirectory = _data.Path, Urls = ["http://127.0.0.1:0"], OtlpGrpcUrl = null, Scopes = new KeyedScopes() });
        await _app.StartAsync();
        var address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Owner = Client(address, KeyedScopes.Owner);
        Stranger = Client(address, KeyedScopes.Stranger);
    }

    public async ValueTask DisposeAsync()
    {
        Owner.Dispose();
        Stranger.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _data.Dispose();
    }

    private static HttpClient Client(Uri address, string key)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", key);
        return client;
    }
}
