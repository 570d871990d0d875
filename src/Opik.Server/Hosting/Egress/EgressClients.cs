using System.Net;

namespace Opik.Server.Hosting.Egress;

/// <summary>
/// The only HTTP clients of the server that call other machines. Each refuses targets that its profile does not allow,
/// connects to the address that it has checked, and bounds time and size of answers. They may be used by any number of
/// callers at once; nobody disposes them. Proxies of the environment are not used: behind one, nothing could be checked.
/// </summary>
internal sealed class EgressClients : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    /// <param name="options">Says whether private targets are allowed.</param>
    public EgressClients(ServerOptions options)
        : this(
            EgressProfile.Providers(options.AllowPrivateEgress ?? options.IsLoopbackOnly),
            EgressProfile.Webhooks(options.AllowPrivateEgress ?? false),
            options.Clock,
            Dns.GetHostAddressesAsync)
    {
    }

    internal EgressClients(EgressProfile providers, EgressProfile webhooks, TimeProvider clock, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        Providers = Create(providers, clock, resolve);
        Webhooks = Create(webhooks, clock, resolve);
    }

    /// <summary>Model providers. A server that only this machine reaches may call private targets: the models of a laptop run on it.</summary>
    public HttpClient Providers { get; }

    /// <summary>Webhooks of alerts, token endpoints, links in data. Private targets only with <c>--allow-private-egress</c>.</summary>
    public HttpClient Webhooks { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Providers.Dispose();
        Webhooks.Dispose();
    }

    private static HttpClient Create(EgressProfile profile, TimeProvider clock, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        var sockets = new SocketsHttpHandler
        {
            ConnectCallback = new EgressConnector(profile, resolve).ConnectAsync,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = 64,
            // Traces of this server's own calls are nobody's business at the other end.
            ActivityHeadersPropagator = null,
        };
        return new HttpClient(new EgressHandler(profile, sockets, clock))
        {
            Timeout = profile.Timeout,
            MaxResponseContentBufferSize = profile.MaxResponseBytes,
            DefaultRequestHeaders = { { "User-Agent", $"Opik/{ServerVersion.Product}" } },
        };
    }
}
