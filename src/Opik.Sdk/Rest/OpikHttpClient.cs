using System.Net;

namespace Opik.Rest;

/// <summary>Makes the HTTP client of a core.</summary>
internal static class OpikHttpClient
{
    // Clients without a hook of their own share connections: a second client costs no second pool.
    private static readonly Lazy<SocketsHttpHandler> Shared = new(() => Pool(checkTls: true));

    /// <summary>A client with address and headers of <paramref name="options"/>. It has no time limit of its own.</summary>
    public static HttpClient Create(OpikOptions options)
    {
        var isShared = options.CheckTlsCertificate && options.ConfigureHttp is null && options.HttpHandlers.Count == 0;
        HttpMessageHandler handler = isShared ? Shared.Value : Pool(options.CheckTlsCertificate, options.ConfigureHttp);
        foreach (var make in options.HttpHandlers.Reverse())
        {
            var outer = make() ?? throw new OpikConfigurationException("A maker in OpikOptions.HttpHandlers returned null: return a new handler.");
            outer.InnerHandler = handler;
            handler = outer;
        }

        var client = new HttpClient(handler, disposeHandler: !isShared) { BaseAddress = WithSlash(options.UrlOverride), Timeout = Timeout.InfiniteTimeSpan };
        var headers = client.DefaultRequestHeaders;
        if (!string.IsNullOrEmpty(options.ApiKey))
            headers.TryAddWithoutValidation("Authorization", options.ApiKey);
        headers.TryAddWithoutValidation("Comet-Workspace", options.Workspace);
        headers.TryAddWithoutValidation("X-Opik-Client-Id", ClientId.Value);
        headers.TryAddWithoutValidation("X-OPIK-DEBUG-SDK-VERSION", "dotnet/" + typeof(OpikHttpClient).Assembly.GetName().Version!.ToString(3));
        foreach (var (name, value) in options.Headers)
        {
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }

        return client;
    }

    private static Uri WithSlash(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + '/');

    private static SocketsHttpHandler Pool(bool checkTls, Action<SocketsHttpHandler>? configure = null)
    {
        var pool = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(55),
            // Servers behind a balancer move; connections must follow DNS.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            UseCookies = false,
            AllowAutoRedirect = true,
            // Without a propagator there is no HTTP activity: delivering traces must not make traces.
            ActivityHeadersPropagator = null,
        };
#pragma warning disable CA5359 // Asked for by name: OpikOptions.CheckTlsCertificate.
        if (!checkTls)
            pool.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        configure?.Invoke(pool);
        return pool;
    }
}
